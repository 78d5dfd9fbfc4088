import { base } from '@parley/ui'
import { css } from 'lit'

export const barStyles = [
  base,
  css`
    :host {
      display: block;
      min-block-size: 0;
      overflow-y: auto;
      overscroll-behavior: contain;
      scrollbar-width: thin;
      scrollbar-color: var(--parley-line) transparent;
    }

    ul {
      display: grid;
      gap: 1px;
      margin: 0;
      padding: var(--parley-space-1) var(--parley-space-2);
      list-style: none;
    }

    .entry {
      position: relative;
      display: grid;
      grid-template:
        'channel name time' auto
        'channel last count' minmax(var(--parley-meta-line), auto) / 24px minmax(0, 1fr) auto;
      align-items: center;
      gap: 1px var(--parley-space-2);
      min-inline-size: 0;
      min-block-size: 44px;
      padding: 6px var(--parley-space-2);
      border: 1px solid transparent;
      border-radius: var(--parley-radius-control);
      contain: paint;
    }

    .entry:hover {
      background: var(--parley-surface-hover);
    }

    .shown,
    .shown:hover {
      border-color: var(--parley-line);
      background: var(--parley-surface);
    }

    .shown::before {
      content: '';
      position: absolute;
      inset-block: 10px;
      inset-inline-start: 0;
      inline-size: 3px;
      border-radius: 2px;
      background: var(--parley-accent);
    }

    /* The name is the button; all of the entry belongs to it. */
    button {
      display: grid;
      grid-area: 1 / 1 / -1 / -1;
      grid-template: subgrid / subgrid;
      align-items: center;
      margin: 0;
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      text-align: start;
      cursor: pointer;
    }

    button::after {
      content: '';
      position: absolute;
      inset: 0;
      border-radius: var(--parley-radius-control);
    }

    button:focus-visible {
      outline: none;
    }

    button:focus-visible::after {
      outline: 2px solid var(--parley-focus);
      outline-offset: -2px;
    }

    .channel {
      grid-area: channel;
      display: grid;
      place-items: center;
      inline-size: 24px;
      block-size: 24px;
      color: var(--parley-ink-muted);
    }

    .channel .icon {
      font-size: calc(10px + 8px * var(--parley-zoom));
    }

    bdi,
    .last {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    bdi {
      grid-area: 1 / 2;
      text-align: match-parent;
      font-weight: 500;
      line-height: var(--parley-text-line);
    }

    .unread bdi,
    .unread .last {
      color: var(--parley-ink);
      font-weight: 600;
    }

    .time,
    .last {
      color: var(--parley-ink-muted);
      font-size: var(--parley-meta-size);
      line-height: var(--parley-meta-line);
    }

    .time {
      grid-area: time;
    }

    .last {
      grid-area: last;
      text-align: match-parent;
    }

    .entry:not(:has(.count)) .last {
      grid-column-end: -1;
    }

    .typing {
      color: var(--parley-accent-text);
    }

    .ended bdi {
      color: var(--parley-ink-muted);
    }

    .count {
      grid-area: count;
      justify-self: end;
      min-inline-size: 18px;
      padding: 0 5px;
      border-radius: 1em;
      background: var(--parley-accent);
      color: var(--parley-accent-ink);
      font-size: calc(11px * var(--parley-zoom));
      font-weight: 600;
      line-height: calc(16px * var(--parley-zoom));
      text-align: center;
    }

    @media (forced-colors: active) {
      .shown {
        border-color: Highlight;
      }

      .shown::before {
        background: Highlight;
      }

      .count {
        forced-color-adjust: none;
      }
    }
  `,
]
