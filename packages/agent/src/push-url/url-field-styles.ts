import { css } from 'lit'

export const urlFieldStyles = css`
  :host {
    position: relative;
    display: block;
    min-inline-size: 0;
  }

  .field {
    display: flex;
    align-items: center;
    border: 1px solid var(--parley-control-line);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface);
  }

  .field:focus-within {
    outline: 2px solid var(--parley-focus);
    outline-offset: -1px;
  }

  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: calc(var(--parley-control) - 2px);
    padding: 0 var(--parley-space-2);
    border: 0;
    background: transparent;
    color: var(--parley-ink);
    font: inherit;
    font-size: var(--parley-field-size);
  }

  /* The frame around it has the ring. */
  input:focus-visible {
    outline: none;
  }

  input::placeholder {
    color: var(--parley-ink-muted);
    opacity: 1;
  }

  .icon-button {
    min-block-size: calc(var(--parley-control) - 2px);
    min-inline-size: calc(var(--parley-control) - 2px);
  }

  .list {
    position: absolute;
    inset-inline: 0;
    inset-block-end: calc(100% + 4px);
    z-index: 2;
    max-block-size: min(280px, 40vh);
    margin: 0;
    padding: 4px;
    overflow-y: auto;
    border: 1px solid var(--parley-line);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface-raised);
    box-shadow: var(--parley-shadow);
    list-style: none;
  }

  .list li {
    padding: 6px var(--parley-space-2);
    border-radius: 6px;
    overflow-wrap: anywhere;
    text-align: start;
    cursor: pointer;
  }

  .list li:hover,
  .list li[aria-selected='true'] {
    background: var(--parley-surface-hover);
  }

  .list li[aria-selected='true'] {
    outline: 2px solid var(--parley-focus);
    outline-offset: -2px;
  }
`
