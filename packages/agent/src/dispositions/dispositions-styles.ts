import { css } from 'lit'

export const dispositionsStyles = css`
  .state {
    justify-content: space-between;
  }

  .missing {
    color: var(--parley-warning);
    font-weight: 500;
  }

  .mark {
    display: flex;
    flex: none;
    inline-size: 15px;
  }

  .mark .icon {
    color: var(--parley-accent-text);
  }
`
