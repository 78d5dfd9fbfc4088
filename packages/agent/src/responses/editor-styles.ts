import { css } from 'lit'

export const editorStyles = css`
  dialog {
    inline-size: min(480px, calc(100vw - 24px));
    max-block-size: calc(100dvh - 24px);
    padding: var(--parley-space-4);
    border: 1px solid var(--parley-line);
    border-radius: var(--parley-radius-card);
    overflow: auto;
    background: var(--parley-surface-raised);
    color: var(--parley-ink);
    box-shadow: var(--parley-shadow);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }

  form {
    display: grid;
    min-inline-size: 0;
  }

  h2 {
    margin: 0 0 var(--parley-space-2);
    font-size: var(--parley-title-size);
    line-height: var(--parley-text-line);
  }

  label {
    margin-block: var(--parley-space-2) 4px;
    font-weight: 500;
  }

  input,
  textarea {
    min-inline-size: 0;
    min-block-size: var(--parley-control);
    margin: 0;
    padding: 6px var(--parley-space-2);
    border: 1px solid var(--parley-control-line);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface);
    color: var(--parley-ink);
    font: inherit;
    font-size: var(--parley-field-size);
  }

  textarea {
    resize: vertical;
  }

  .hint,
  .problem {
    margin: 4px 0 0;
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
    overflow-wrap: anywhere;
  }

  .hint {
    color: var(--parley-ink-muted);
  }

  .problem {
    color: var(--parley-danger);
  }

  .hint:empty,
  .problem:empty {
    margin: 0;
  }

  [aria-invalid] {
    border-color: var(--parley-danger);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: var(--parley-space-2);
    margin-block-start: var(--parley-space-4);
  }
`
