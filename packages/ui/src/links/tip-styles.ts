import { css } from 'lit'

/** A tip is small beside a link, and as wide as a screen at most. */
export const tipStyles = css`
  :host {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 0;
    border: 1px solid var(--parley-line);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface-raised);
    color: var(--parley-ink);
    box-shadow: var(--parley-shadow);
    font: inherit;
    white-space: normal;
    text-align: start;
  }

  .tip {
    display: grid;
    gap: var(--parley-space-2);
    inline-size: max-content;
    max-inline-size: min(44ch, calc(100vw - 16px));
    max-block-size: calc(100vh - 16px);
    overflow-y: auto;
    padding: var(--parley-space-2) var(--parley-space-3);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
  }

  .full {
    overflow-wrap: anywhere;
    user-select: text;
  }

  .full b {
    font-weight: 600;
  }

  .warning {
    display: flex;
    gap: 6px;
    margin: 0;
    color: var(--parley-warning);
  }

  .warning .icon {
    font-size: 16px;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--parley-space-1);
  }

  .copied {
    color: var(--parley-ink-muted);
  }
`
