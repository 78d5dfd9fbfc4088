import { css } from 'lit'

/** The system messages: one quiet strip, and what is behind it when it is opened. */
export const channelsStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
  }

  section {
    border-block-end: 1px solid var(--parley-line);
    background: var(--parley-surface-sunken);
  }

  .strip {
    display: flex;
    align-items: center;
    gap: var(--parley-space-2);
    padding: var(--parley-space-1) var(--parley-space-4);
  }

  .strip > span,
  .details li > :first-child {
    display: grid;
    align-self: start;
  }

  .strip > span > .icon,
  .details li > span > .icon {
    font-size: 18px;
  }

  .strip > span {
    padding-block: 3px;
  }

  .warning {
    color: var(--parley-warning);
  }

  .danger {
    color: var(--parley-danger);
  }

  .success {
    color: var(--parley-success);
  }

  .muted,
  time {
    color: var(--parley-ink-muted);
  }

  .told {
    flex: 1;
    min-inline-size: 0;
  }

  .strip ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--parley-space-4);
    margin: 0;
    padding: var(--parley-space-1) 0;
    list-style: none;
  }

  .button.small .icon {
    font-size: 14px;
    transition: rotate 120ms ease-out;
  }

  [aria-expanded='true'] .icon {
    rotate: 180deg;
  }

  .details {
    max-block-size: min(50vh, 26em);
    padding: var(--parley-space-2) var(--parley-space-4) var(--parley-space-3);
    border-block-start: 1px solid var(--parley-line);
    overflow: auto;
  }

  .details ul {
    display: grid;
    gap: var(--parley-space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .details li {
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr);
    gap: 0 var(--parley-space-2);
  }

  .details p {
    grid-column: 2;
    max-inline-size: 72ch;
    margin: 0;
    text-wrap: pretty;
  }

  .details .earlier {
    margin: var(--parley-space-3) 0 var(--parley-space-1);
    color: var(--parley-ink-muted);
    font-weight: 600;
  }

  .details .changes {
    gap: 2px;
  }

  .details .changes li {
    display: flex;
    gap: var(--parley-space-2);
  }

  time {
    flex: none;
    font-variant-numeric: tabular-nums;
  }

  @media (prefers-reduced-motion: reduce) {
    .button.small .icon {
      transition: none;
    }
  }
`
