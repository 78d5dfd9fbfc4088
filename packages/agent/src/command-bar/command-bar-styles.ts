import { css } from 'lit'

export const commandBarStyles = css`
  dialog {
    --_inline-size: 600px;
    max-block-size: min(calc(560px * var(--parley-zoom)), calc(100dvh - 24px));
    margin-block: min(12dvh, 120px) auto;
  }

  .window {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    max-block-size: inherit;
  }

  .field {
    display: flex;
    align-items: center;
    gap: var(--parley-space-2);
    padding: var(--parley-space-2) var(--parley-space-4);
    border-block-end: 1px solid var(--parley-line);
    color: var(--parley-ink-muted);
  }

  .icon {
    font-size: calc(10px + 8px * var(--parley-zoom));
  }

  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 36px;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--parley-ink);
    font: inherit;
    font-size: max(16px, var(--parley-field-size));
  }

  /* What Enter chooses has the ring. */
  input:focus-visible {
    outline: 0;
  }

  input::placeholder {
    color: var(--parley-ink-muted);
    opacity: 1;
  }

  [role='listbox'] {
    padding: 0 var(--parley-space-2) var(--parley-space-2);
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  h3 {
    margin: 0;
    padding: var(--parley-space-3) var(--parley-space-2) var(--parley-space-1);
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    font-weight: 600;
    line-height: var(--parley-meta-line);
  }

  .option {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--parley-space-3);
    min-block-size: 36px;
    padding: var(--parley-space-1) var(--parley-space-2);
    border-radius: var(--parley-radius-control);
    scroll-margin-block: var(--parley-space-2);
    cursor: pointer;
  }

  .option > .icon {
    color: var(--parley-ink-muted);
  }

  .option:hover {
    background: var(--parley-surface-hover);
  }

  .option[aria-selected='true'] {
    background: var(--parley-surface-hover);
    box-shadow: inset 0 0 0 2px var(--parley-focus);
  }

  .option[aria-disabled='true'] {
    color: var(--parley-ink-muted);
    cursor: default;
  }

  .option[aria-disabled='true'] > .icon {
    opacity: 0.6;
  }

  .label {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--parley-space-3);
    overflow-wrap: anywhere;
  }

  .note {
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
  }

  kbd {
    padding: 0 6px;
    border: 1px solid var(--parley-line);
    border-radius: 4px;
    color: var(--parley-ink-muted);
    font: inherit;
    font-size: var(--parley-meta-size);
    white-space: nowrap;
  }

  .nothing {
    margin: 0;
    padding: var(--parley-space-4);
    color: var(--parley-ink-muted);
    text-align: center;
    text-wrap: balance;
  }

  @media (forced-colors: active) {
    .option[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .option[aria-disabled='true'],
    .option[aria-disabled='true'] .note {
      color: GrayText;
    }
  }
`
