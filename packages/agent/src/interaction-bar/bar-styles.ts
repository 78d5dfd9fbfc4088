import { base, buttons, floating } from '@parley/ui'
import { css } from 'lit'
import { countStyles } from '../parts/count-styles.ts'

export const barStyles = [
  base,
  buttons,
  floating,
  countStyles,
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
      isolation: isolate;
      display: grid;
      grid-template:
        'channel name time' auto
        'channel last count' minmax(var(--parley-meta-line), auto) / calc(12px + 16px * var(--parley-zoom)) minmax(0, 1fr) auto;
      align-items: center;
      gap: 1px var(--parley-space-2);
      min-inline-size: 0;
      min-block-size: 44px;
      padding: 6px var(--parley-space-2);
      border: 1px solid transparent;
      border-radius: var(--parley-radius-control);
      contain: paint;
    }

    .head {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      display: flex;
      justify-content: end;
      padding: var(--parley-space-1) var(--parley-space-2) 0;
      background: inherit;
    }

    .order {
      color: var(--parley-ink-muted);
    }

    .order .icon {
      font-size: calc(8px + 6px * var(--parley-zoom));
    }

    .order[aria-pressed='false'] .icon {
      display: none;
    }

    .order[aria-pressed='true'] {
      color: var(--parley-accent-text);
    }

    /* It flashes once a second, behind all else; with less motion it stays. */
    .flash {
      position: absolute;
      inset: 0;
      border: 1px solid light-dark(#a86b00, #f0c26b);
      border-radius: inherit;
      z-index: -1;
      background: light-dark(#ffdf80, #5c4708);
    }

    .flashing :is(.last, .time, bdi, .channel) {
      color: var(--parley-ink);
    }

    @media (prefers-reduced-motion: no-preference) {
      .flash {
        animation: flash 1s ease-in-out infinite;
      }
    }

    @keyframes flash {
      50% {
        opacity: 0.15;
      }
    }

    /* Seen, and not answered: quiet, and there until it is. */
    .seen::after {
      content: '';
      position: absolute;
      inset-block: 10px;
      inset-inline-end: 0;
      inline-size: 3px;
      border-radius: 2px;
      background: light-dark(#b87400, #f0c26b);
    }

    .preview {
      padding: var(--parley-space-3);
      border-radius: var(--parley-radius-card);
    }

    .parked {
      display: flex;
      justify-content: space-between;
      margin: 0;
      padding: var(--parley-space-2) var(--parley-space-4) 0;
      border-block-start: 1px solid var(--parley-line);
      color: var(--parley-ink-muted);
      font-size: var(--parley-meta-size);
      font-weight: 600;
      line-height: var(--parley-meta-line);
    }

    .many {
      font-weight: 400;
      font-variant-numeric: tabular-nums;
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
    li button {
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

    li button::after {
      content: '';
      position: absolute;
      inset: 0;
      border-radius: var(--parley-radius-control);
    }

    li button:focus-visible {
      outline: none;
    }

    li button:focus-visible::after {
      outline: 2px solid var(--parley-focus);
      outline-offset: -2px;
    }

    .channel {
      position: relative;
      grid-area: channel;
      display: grid;
      place-items: center;
      inline-size: calc(12px + 16px * var(--parley-zoom));
      block-size: calc(12px + 16px * var(--parley-zoom));
      color: var(--parley-ink-muted);
    }

    .channel .icon {
      font-size: calc(4px + 12px * var(--parley-zoom));
    }

    bdi,
    .last {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    bdi {
      grid-area: 1 / 2;
      text-align: -webkit-match-parent;
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
      text-align: -webkit-match-parent;
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
    }

    @media (forced-colors: active) {
      .shown {
        border-color: Highlight;
      }

      .shown::before {
        background: Highlight;
      }

      .flash {
        border: 3px solid Highlight;
        background: Canvas;
      }

      .seen::after {
        background: CanvasText;
      }
    }
  `,
]
