import { css } from 'lit'

export const runningStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--parley-space-2);
    min-inline-size: 0;
    min-block-size: 0;
    padding: var(--parley-space-3);
    overflow: auto;
  }

  p,
  ul {
    margin: 0;
    padding: 0;
  }

  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--parley-space-3);
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
  }

  .waiting {
    color: var(--parley-warning);
    font-weight: 600;
  }

  .empty {
    color: var(--parley-ink-muted);
    text-align: center;
  }

  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    list-style: none;
  }

  li button {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    inline-size: 100%;
    padding: var(--parley-space-2);
    border: 1px solid transparent;
    border-radius: var(--parley-radius-control);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  li button:hover {
    background: var(--parley-surface-sunken);
  }

  li button[aria-current] {
    border-color: var(--parley-accent);
    background: var(--parley-surface-sunken);
  }

  .queued {
    border-inline-start: 3px solid var(--parley-warning);
  }

  .top {
    display: flex;
    justify-content: space-between;
    gap: var(--parley-space-2);
  }

  .contact {
    min-inline-size: 0;
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .since {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 4px;
    font-variant-numeric: tabular-nums;
  }

  .meta {
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
    overflow-wrap: anywhere;
  }

  .away {
    color: var(--parley-danger);
  }
`
