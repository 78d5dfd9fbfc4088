import { css } from 'lit'

export const spellingStyles = css`
  dialog {
    inline-size: min(440px, calc(100vw - 24px));
    max-block-size: calc(100dvh - 24px);
    padding: var(--parley-space-4);
    border: 1px solid var(--parley-line);
    border-radius: var(--parley-radius-card);
    overflow: auto;
    background: var(--parley-surface-raised);
    color: var(--parley-ink);
    box-shadow: var(--parley-shadow);
    overflow-wrap: anywhere;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }

  h2 {
    margin: 0 0 var(--parley-space-2);
    font-size: var(--parley-title-size);
    line-height: var(--parley-text-line);
  }

  p {
    margin: 0 0 var(--parley-space-2);
  }

  .hint {
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
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

  input {
    min-inline-size: 0;
    min-block-size: var(--parley-control);
    margin: 0;
    padding: 0 var(--parley-space-2);
    border: 1px solid var(--parley-control-line);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface);
    color: var(--parley-ink);
    font: inherit;
    font-size: var(--parley-field-size);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: var(--parley-space-2);
    margin-block-start: var(--parley-space-3);
  }

  .actions.start {
    justify-content: start;
    margin-block: 0 var(--parley-space-3);
  }
`
