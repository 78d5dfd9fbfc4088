import { css } from 'lit'

export const dispositionsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 100%;
  }

  .head {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    padding: var(--parley-space-2) var(--parley-space-3);
    background: var(--parley-surface);
  }

  .field {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: var(--parley-control);
    margin: 0;
    padding: 0 var(--parley-space-2);
    border: 1px solid var(--parley-control-line);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface);
    color: var(--parley-ink);
    font: inherit;
    font-size: var(--parley-field-size);
  }

  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--parley-space-1) var(--parley-space-2);
    margin: 0;
    padding: var(--parley-space-1) var(--parley-space-3);
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
    overflow-wrap: anywhere;
  }

  .missing {
    color: var(--parley-warning);
    font-weight: 500;
  }

  ul {
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
    margin-inline-start: 64px;
  }

  .row:hover {
    background: var(--parley-surface-hover);
  }

  .row:focus-visible {
    outline-offset: -2px;
  }

  .row[aria-expanded] {
    font-weight: 500;
  }

  .row[aria-selected='true'] {
    background: color-mix(in oklab, var(--parley-accent) 12%, var(--parley-surface));
  }

  .turn,
  .mark {
    display: flex;
    flex: none;
    inline-size: 15px;
    color: var(--parley-ink-muted);
    font-size: 15px;
  }

  .mark {
    color: var(--parley-accent-text);
  }

  .turn .icon {
    transition: rotate var(--parley-motion) var(--parley-ease);
  }

  [aria-expanded='true'] .turn .icon {
    rotate: 90deg;
  }
`
