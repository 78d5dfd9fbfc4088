import { css } from 'lit'
import { dialogFrame } from '../parts/dialog-styles.ts'

/** A dialog over the desk: its title and its close button stay, what is between scrolls. */
export const dialogStyles = [
  dialogFrame,
  css`
  dialog[open] {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
  }

  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--parley-space-2);
    padding-block: var(--parley-space-2);
    padding-inline: var(--parley-space-4) var(--parley-space-2);
    border-block-end: 1px solid var(--parley-line);
  }

  .head .icon {
    font-size: calc(10px + 8px * var(--parley-zoom));
  }

  h2,
  h3,
  p {
    margin: 0;
  }

  h2 {
    font-size: var(--parley-title-size);
  }

  h3 {
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    font-weight: 600;
    line-height: var(--parley-meta-line);
  }

  .body {
    padding: var(--parley-space-4);
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  .hint {
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
  }
`,
]
