import { css } from 'lit'

/** The look of what floats above everything: tooltips (`.tooltip`) and menus (`.menu`). */
export const floating = css`
  [popover] {
    position: fixed;
    inset: auto;
    margin: 0;
    border: 1px solid var(--parley-line);
    background: var(--parley-surface-raised);
    color: var(--parley-ink);
    box-shadow: var(--parley-shadow);
  }

  .tooltip {
    max-inline-size: min(48ch, calc(100vw - 16px));
    padding: 6px 10px;
    border-radius: var(--parley-radius-control);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
    text-align: start;
    text-wrap: balance;
    white-space: normal;
    overflow-wrap: anywhere;
  }
`
