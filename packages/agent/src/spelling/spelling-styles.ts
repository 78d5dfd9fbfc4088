import { css } from 'lit'

export const spellingStyles = css`
  dialog {
    --_inline-size: 440px;
  }

  p {
    margin: 0 0 var(--parley-space-2);
  }

  .context {
    padding: var(--parley-space-2) var(--parley-space-3);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface-sunken);
    white-space: pre-wrap;
  }

  mark {
    background: none;
    color: inherit;
    font-weight: 600;
    text-decoration: underline wavy var(--parley-danger);
    text-underline-offset: 3px;
  }

  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--parley-space-1);
    min-block-size: max(24px, calc(var(--parley-control) - 8px));
    margin-block-end: var(--parley-space-3);
  }

  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px var(--parley-space-2);
    margin-block-end: var(--parley-space-2);
  }

  label {
    grid-column: 1 / -1;
    font-weight: 500;
  }

  .actions.start {
    justify-content: start;
    margin-block: 0 var(--parley-space-3);
  }
`
