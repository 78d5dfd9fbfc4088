import { css } from 'lit'

export const editorStyles = css`
  form {
    display: grid;
    min-inline-size: 0;
  }
`
