import { css } from 'lit'

export const shortcutsStyles = css`
  dialog {
    --_inline-size: 860px;
  }

  .body {
    container-type: inline-size;
  }

  .columns {
    display: grid;
    gap: 0 var(--parley-space-4);
  }

  @container (inline-size >= 44em) {
    .columns {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0 40px;
    }
  }

  h3 {
    padding-block: var(--parley-space-4) var(--parley-space-1);
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto auto;
    align-items: center;
    gap: 0 var(--parley-space-2);
    min-block-size: 34px;
    border-block-end: 1px solid var(--parley-line);
  }

  .name {
    overflow-wrap: anywhere;
  }

  kbd {
    padding: 1px 6px;
    border: 1px solid var(--parley-line);
    border-radius: 4px;
    background: var(--parley-surface-sunken);
    font: inherit;
    font-size: var(--parley-meta-size);
    white-space: nowrap;
  }

  .none {
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
  }

  li .icon {
    font-size: calc(8px + 8px * var(--parley-zoom));
  }

  li .icon-button {
    min-inline-size: 24px;
    min-block-size: 24px;
  }

  input {
    inline-size: 14ch;
    min-block-size: 24px;
    margin: 0;
    padding: 0 6px;
    border: 1px solid var(--parley-control-line);
    border-radius: 4px;
    background: var(--parley-surface);
    color: inherit;
    font: inherit;
    font-size: var(--parley-meta-size);
  }

  input::placeholder {
    color: var(--parley-ink-muted);
    opacity: 1;
  }

  li .quiet {
    color: var(--parley-ink-muted);
  }

  .change {
    grid-column: 1 / -1;
    padding-block-end: var(--parley-space-2);
  }

  .change > .hint {
    flex-basis: 100%;
  }

  div.change {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--parley-space-2);
  }

  .foot {
    padding: var(--parley-space-3) var(--parley-space-4);
    border-block-start: 1px solid var(--parley-line);
  }
`
