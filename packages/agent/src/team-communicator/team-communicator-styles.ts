import { css } from 'lit'

export const teamCommunicatorStyles = css`
  dialog {
    --_inline-size: 860px;
    block-size: min(calc(640px * var(--parley-zoom)), calc(100dvh - 24px));
  }

  .window {
    display: grid;
    grid-template: auto auto auto minmax(0, 1fr) / minmax(0, 1fr) calc(280px * var(--parley-zoom));
    grid-template-areas: 'head head' 'find along' 'problem along' 'targets along';
    block-size: 100%;
  }

  .head {
    grid-area: head;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--parley-space-2);
    padding: var(--parley-space-2) var(--parley-space-2) var(--parley-space-2) var(--parley-space-4);
    border-block-end: 1px solid var(--parley-line);
  }

  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
  }

  h2 {
    min-inline-size: 0;
    font-size: var(--parley-title-size);
    overflow-wrap: anywhere;
  }

  .find {
    grid-area: find;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--parley-space-2);
    padding: var(--parley-space-3) var(--parley-space-4) var(--parley-space-2);
  }

  .field {
    display: flex;
    align-items: center;
    gap: var(--parley-space-2);
    padding-inline: var(--parley-space-2);
    border: 1px solid var(--parley-control-line);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface);
    color: var(--parley-ink-muted);
  }

  .field:focus-within {
    outline: 2px solid var(--parley-focus);
    outline-offset: 1px;
  }

  .field .icon {
    font-size: 18px;
  }

  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: var(--parley-control);
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--parley-ink);
    font: inherit;
    font-size: var(--parley-field-size);
  }

  input:focus-visible {
    outline: 0;
  }

  input::placeholder {
    color: var(--parley-ink-muted);
    opacity: 1;
  }

  input::-webkit-search-cancel-button {
    display: none;
  }

  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: var(--parley-space-1);
  }

  .kinds [aria-pressed='true'] {
    border-color: transparent;
    background: var(--parley-accent);
    color: var(--parley-accent-ink);
  }

  @media (forced-colors: active) {
    .kinds [aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }

  .problem {
    grid-area: problem;
    margin: 0 var(--parley-space-4) var(--parley-space-2);
    color: var(--parley-danger);
  }

  .problem:empty {
    display: none;
  }

  .targets {
    grid-area: targets;
    padding: 0 var(--parley-space-2) var(--parley-space-2);
    container-type: inline-size;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  ul {
    list-style: none;
  }

  h3 {
    padding: var(--parley-space-2) var(--parley-space-2) var(--parley-space-1);
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    font-weight: 600;
    line-height: var(--parley-meta-line);
  }

  .words {
    padding: var(--parley-space-4);
    color: var(--parley-ink-muted);
    text-align: center;
    text-wrap: balance;
  }

  .along {
    grid-area: along;
    padding: var(--parley-space-3) var(--parley-space-4);
    border-inline-start: 1px solid var(--parley-line);
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  /* What is inside of a details element inherits nothing of it. */
  parley-handover {
    box-sizing: border-box;
  }

  summary {
    font-weight: 600;
    cursor: pointer;
  }

  section h3 {
    padding: 0;
    color: var(--parley-ink);
    font-size: inherit;
    line-height: inherit;
  }

  @media (max-width: 759.9px) {
    dialog {
      block-size: calc(100dvh - 24px);
    }

    .window {
      grid-template: auto auto auto minmax(0, 1fr) auto / minmax(0, 1fr);
      grid-template-areas: 'head' 'find' 'problem' 'targets' 'along';
    }

    .along {
      max-block-size: 45dvh;
      border-inline-start: 0;
      border-block-start: 1px solid var(--parley-line);
    }
  }
`
