import { css } from 'lit'

export const headerStyles = css`
  :host {
    display: block;
    flex: none;
    min-inline-size: 0;
    container-type: inline-size;
  }

  .header {
    display: flex;
    align-items: center;
    gap: var(--parley-space-2);
    min-block-size: 48px;
    padding: var(--parley-space-1) var(--parley-space-4);
    border-block-end: 1px solid var(--parley-line);
  }

  .information {
    display: var(--_information-display, inline-flex);
  }

  /* The name has a line for itself before it is cut short. */
  .who {
    display: grid;
    flex: 1 1 0;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    column-gap: var(--parley-space-3);
    min-inline-size: 0;
    contain: paint;
  }

  .task {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: center;
    inline-size: calc(12px + 16px * var(--parley-zoom));
    block-size: calc(12px + 16px * var(--parley-zoom));
    grid-row: span 2;
    color: var(--parley-ink-muted);
  }

  .task .icon {
    font-size: calc(4px + 12px * var(--parley-zoom));
  }

  h2 {
    margin: 0;
    overflow: hidden;
    font-size: var(--parley-title-size);
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  h2:focus-visible {
    outline-offset: -2px;
  }

  .about {
    display: flex;
    align-items: center;
    gap: var(--parley-space-3);
  }

  .connection {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
    white-space: nowrap;
    overflow: hidden;
  }

  /* A full circle is connected, an empty one is not: the shape says it as well. */
  .dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border: 2px solid currentColor;
    border-radius: 50%;
  }

  .connected .dot {
    border-color: var(--parley-success);
    background: var(--parley-success);
  }

  .disconnected {
    color: var(--parley-warning);
  }

  .others {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 3px;
    min-block-size: 24px;
    padding: 0 var(--parley-space-2);
    border: 1px solid var(--parley-control-line);
    border-radius: 1em;
    background: none;
    color: var(--parley-ink);
    font: inherit;
    font-size: var(--parley-meta-size);
    cursor: pointer;
  }

  .others .icon {
    font-size: 14px;
  }

  parley-toolbar {
    flex: none;
  }

  /* A narrow panel shows either the list or a conversation: the panel says so, by this property. */
  .back {
    display: var(--_back-display, none);
    gap: 2px;
  }

  .back .mirrored {
    display: flex;
  }

  @container (inline-size < 36em) {
    .header {
      padding-inline: var(--parley-space-1) var(--parley-space-2);
    }
  }

  /* On a phone what can be done has a line of its own: the name stays readable. */
  @container (inline-size < 34em) {
    .header {
      flex-wrap: wrap;
    }

    parley-toolbar {
      flex: 1 0 100%;
      order: 1;
    }
  }

  @media (forced-colors: active) {
    .connected .dot {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`
