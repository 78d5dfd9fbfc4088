import { css } from 'lit'

export const previewStyles = css`
  :host {
    display: block;
    border-block-start: 1px solid var(--parley-line);
    background: var(--parley-surface-sunken);
  }

  section {
    display: grid;
    gap: var(--parley-space-2);
    max-block-size: min(50dvh, 420px);
    padding: var(--parley-space-3);
    overflow: auto;
    overscroll-behavior: contain;
  }

  .top {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: var(--parley-space-2);
  }

  h3 {
    margin: 0;
    padding-block: calc((var(--parley-control) - var(--parley-text-line)) / 2);
    font-size: var(--parley-text-size);
    font-weight: 600;
    line-height: var(--parley-text-line);
    overflow-wrap: anywhere;
  }

  [aria-pressed='true'] .icon {
    color: var(--parley-warning);
    fill: currentColor;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--parley-space-3);
    margin: 0;
  }

  .facts,
  .hint {
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
  }

  .hint,
  .text {
    margin: 0;
  }

  kbd {
    color: var(--parley-ink);
    font: inherit;
  }

  .content {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .text {
    white-space: pre-wrap;
  }

  mark {
    padding: 0 2px;
    border-radius: 4px;
    background: var(--parley-warning-surface);
    color: var(--parley-warning);
  }

  .files {
    display: grid;
    gap: var(--parley-space-1);
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
  }

  .files li {
    display: flex;
    align-items: center;
    gap: 6px;
    overflow-wrap: anywhere;
  }

  .files .icon {
    font-size: 16px;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--parley-space-1);
  }
`
