import { css } from 'lit'

export const historyStyles = css`
  :host {
    display: block;
    min-block-size: 0;
  }

  .list {
    padding: var(--parley-space-3);
  }

  p {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .meta {
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li + li {
    margin-block-start: var(--parley-space-1);
  }

  .entry {
    display: block;
    inline-size: 100%;
    padding: var(--parley-space-2);
    border: 1px solid var(--parley-line);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface);
    color: var(--parley-ink);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .entry:hover {
    background: var(--parley-surface-hover);
  }

  .entry[aria-disabled='true'] {
    cursor: default;
  }

  .first {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--parley-space-2);
  }

  .when {
    font-weight: 600;
  }

  .open {
    color: var(--parley-success);
  }

  .note {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }

  .foot {
    margin-block-start: var(--parley-space-3);
    text-align: center;
  }

  .reading {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    block-size: 100%;
    min-block-size: 240px;
  }

  .reading .head {
    display: flex;
    align-items: center;
    gap: var(--parley-space-2);
    padding: var(--parley-space-1) var(--parley-space-2);
    border-block-end: 1px solid var(--parley-line);
  }

  .reading parley-rated {
    padding: var(--parley-space-2) var(--parley-space-3);
    border-block-start: 1px solid var(--parley-line);
  }

  parley-past-chat {
    min-block-size: 0;
  }
`
