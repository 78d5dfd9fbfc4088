import { css } from 'lit'

/** The list of responses above the input, and the line about one that holds a message or is loading. */
export const completionStyles = css`
  :host {
    position: relative;
  }

  .completions {
    position: absolute;
    z-index: 3;
    inset-block-end: calc(100% + 4px);
    inset-inline: 0;
    display: grid;
    grid-template-columns: fit-content(40%) minmax(0, 1fr);
    max-block-size: min(40dvh, 300px);
    margin: 0;
    padding: var(--parley-space-1);
    border: 1px solid var(--parley-line);
    border-radius: var(--parley-radius-card);
    overflow-y: auto;
    overscroll-behavior: contain;
    list-style: none;
    background: var(--parley-surface-raised);
    box-shadow: var(--parley-shadow);
  }

  .completion {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    column-gap: var(--parley-space-2);
    align-items: baseline;
    padding: 4px var(--parley-space-2);
    border-radius: var(--parley-radius-control);
    cursor: pointer;
  }

  .completion kbd {
    color: var(--parley-accent-text);
    font: inherit;
    font-weight: 500;
  }

  .completion span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .completion small {
    grid-column: 2;
    overflow: hidden;
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .completion[aria-selected='true'] {
    background: var(--parley-surface-hover);
    outline: 1px solid var(--parley-control-line);
    outline-offset: -1px;
  }

  .held,
  .files-note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--parley-space-2);
    margin: 0;
    padding: 6px var(--parley-space-2);
    border-radius: var(--parley-radius-control);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
    overflow-wrap: anywhere;
  }

  .held {
    background: var(--parley-warning-surface);
    color: var(--parley-warning);
  }

  .files-note {
    color: var(--parley-ink-muted);
  }

  @media (forced-colors: active) {
    .completion[aria-selected='true'] {
      outline: 2px solid Highlight;
    }

    .held {
      border: 1px solid CanvasText;
    }
  }
`
