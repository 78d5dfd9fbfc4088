import { css } from 'lit'

export const searchStyles = css`
  dialog {
    --_inline-size: 680px;
    block-size: calc(720px * var(--parley-zoom));
  }

  .window {
    block-size: 100%;
    container-type: inline-size;
  }

  .search {
    display: grid;
    grid-template: auto auto auto minmax(0, 1fr) / minmax(0, 1fr);
    block-size: 100%;
  }

  .search[hidden] {
    display: none;
  }

  .head {
    display: flex;
    align-items: center;
    gap: var(--parley-space-2);
    padding-block: var(--parley-space-2);
    padding-inline: var(--parley-space-3) var(--parley-space-2);
    color: var(--parley-ink-muted);
  }

  .icon {
    font-size: calc(10px + 8px * var(--parley-zoom));
  }

  input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: var(--parley-control);
    margin: 0;
    padding: 0 var(--parley-space-1);
    border: 0;
    border-radius: var(--parley-radius-control);
    appearance: none;
    background: none;
    color: var(--parley-ink);
    font: inherit;
    font-size: max(16px, var(--parley-field-size));
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
    padding: 0 var(--parley-space-3) var(--parley-space-2);
    border-block-end: 1px solid var(--parley-line);
  }

  [aria-pressed='true'] {
    border-color: transparent;
    background: var(--parley-accent);
    color: var(--parley-accent-ink);
  }

  .found {
    grid-row: 3;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  ul {
    margin: 0;
    padding: var(--parley-space-1) var(--parley-space-2);
    list-style: none;
  }

  li button {
    display: grid;
    grid-template: 'contact time' auto 'snippet snippet' auto / minmax(0, 1fr) auto;
    gap: 1px var(--parley-space-3);
    inline-size: 100%;
    margin: 0;
    padding: var(--parley-space-2);
    border: 0;
    border-radius: var(--parley-radius-control);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  li button:hover,
  li button:focus-visible {
    background: var(--parley-surface-hover);
  }

  li button:focus-visible {
    outline-offset: -2px;
  }

  @container (inline-size < 24em) {
    li button {
      grid-template: 'contact' auto 'snippet' auto 'time' auto / minmax(0, 1fr);
    }
  }

  .contact {
    grid-area: contact;
    display: flex;
    align-items: center;
    gap: var(--parley-space-1);
    min-inline-size: 0;
    font-weight: 600;
  }

  .contact .icon {
    flex: none;
    color: var(--parley-ink-muted);
    font-size: calc(6px + 8px * var(--parley-zoom));
  }

  .contact bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  time,
  .by {
    color: var(--parley-ink-muted);
  }

  time {
    grid-area: time;
    font-size: var(--parley-meta-size);
    white-space: nowrap;
  }

  .snippet {
    grid-area: snippet;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .by {
    unicode-bidi: isolate;
  }

  mark {
    border-radius: 2px;
    background: var(--parley-warning-surface);
    color: inherit;
    font-weight: 600;
    text-decoration: underline 2px var(--parley-warning);
    text-underline-offset: 3px;
  }

  .more {
    margin: 0 var(--parley-space-4) var(--parley-space-3);
  }

  .words {
    display: grid;
    justify-items: center;
    gap: var(--parley-space-3);
    padding: 56px var(--parley-space-4) var(--parley-space-4);
    color: var(--parley-ink-muted);
    text-align: center;
    text-wrap: balance;
  }

  .words p {
    margin: 0;
  }

  @media (forced-colors: active) {
    [aria-pressed='true'] {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }

    mark {
      background: Mark;
      color: MarkText;
      forced-color-adjust: none;
    }
  }
`
