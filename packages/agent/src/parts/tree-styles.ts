import { css } from 'lit'

/** A tree with a search above it: `.head` with the search, `.state` with what is said of it, and one `.row level-…` per line. */
export const treeStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 100%;
  }

  .head {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    display: flex;
    flex-wrap: wrap;
    gap: var(--parley-space-1);
    padding: var(--parley-space-2) var(--parley-space-3);
    background: var(--parley-surface);
  }

  .head input {
    flex: 1 1 14ch;
  }

  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--parley-space-1) var(--parley-space-2);
    margin: 0;
    padding: var(--parley-space-1) var(--parley-space-3);
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
    overflow-wrap: anywhere;
  }

  [role='tree'] {
    flex: none;
    margin: 0;
    padding: 0 var(--parley-space-2) var(--parley-space-3);
    list-style: none;
  }

  .row {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: max(28px, calc(var(--parley-control) - 6px));
    padding: 3px var(--parley-space-2);
    border-radius: var(--parley-radius-control);
    cursor: pointer;
    user-select: none;
    overflow-wrap: anywhere;
  }

  .level-2 {
    margin-inline-start: 16px;
  }

  .level-3 {
    margin-inline-start: 32px;
  }

  .level-4 {
    margin-inline-start: 48px;
  }

  .level-5 {
    margin-inline-start: 60px;
  }

  .level-6 {
    margin-inline-start: 72px;
  }

  .row[aria-disabled='true'] {
    color: var(--parley-ink-muted);
    cursor: default;
  }

  .row:hover {
    background: var(--parley-surface-hover);
  }

  .row:focus-visible {
    outline-offset: -2px;
  }

  /* A name in another direction than the desk stays on the side of its branch. */
  .row [dir='auto'] {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .row[aria-expanded] {
    font-weight: 500;
  }

  .row[aria-selected='true'] {
    background: color-mix(in oklab, var(--parley-accent) 14%, var(--parley-surface));
  }

  .row .icon {
    color: var(--parley-ink-muted);
    font-size: 15px;
  }

  .turn {
    display: flex;
    flex: none;
    inline-size: 15px;
  }

  .turn .icon {
    transition: rotate var(--parley-motion) var(--parley-ease);
  }

  [aria-expanded='true'] .turn .icon {
    rotate: 90deg;
  }

  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      border: 1px solid Highlight;
    }
  }
`
