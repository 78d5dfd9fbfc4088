import { css } from 'lit'
import { base, visuallyHidden } from '../parts/styles.ts'

export const composerStyles = [
  base,
  visuallyHidden,
  css`
    :host {
      display: block;
    }

    .field {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      justify-content: end;
      padding: 3px;
      border: 1px solid var(--parley-control-line);
      border-radius: var(--parley-radius-card);
      background: var(--parley-surface);
    }

    .field:has(textarea:focus-visible) {
      outline: 2px solid var(--parley-focus);
      outline-offset: -1px;
    }

    /* The frame around it shows the focus. */
    textarea:focus-visible {
      outline: none;
    }

    textarea {
      field-sizing: content;
      flex: 1 1 10ch;
      min-inline-size: 0;
      min-block-size: var(--parley-control);
      max-block-size: min(calc(var(--parley-text-line) * 8), 40dvh);
      margin: 0;
      padding: calc((var(--parley-control) - var(--parley-text-line)) / 2) var(--parley-space-2);
      border: 0;
      overflow: auto;
      resize: none;
      background: none;
      color: var(--parley-ink);
      font: inherit;
      font-size: var(--parley-field-size);
      overflow-wrap: anywhere;
      scrollbar-width: thin;
    }

    textarea::placeholder {
      color: var(--parley-ink-muted);
      opacity: 1;
    }

    :host([disabled]) .field {
      border-style: dashed;
      background: var(--parley-surface-sunken);
    }

    slot[name='above'] {
      display: block;
      flex-basis: 100%;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: end;
      gap: var(--parley-space-1);
    }

    .send {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: 6px;
      min-inline-size: var(--parley-control);
      min-block-size: var(--parley-control);
      margin: 0;
      padding: 0;
      border: 0;
      border-radius: calc(var(--parley-radius-card) - 4px);
      background: var(--parley-accent);
      color: var(--parley-accent-ink);
      font: inherit;
      font-weight: 500;
      cursor: pointer;
      transition: opacity var(--parley-motion) var(--parley-ease);
      touch-action: manipulation;
    }

    .send:has(span + span) {
      padding-inline: var(--parley-space-3);
    }

    .send .mirrored {
      display: flex;
    }

    .send:hover {
      background: color-mix(in oklab, var(--parley-accent), var(--parley-ink) 12%);
    }

    .send:disabled {
      background: none;
      color: var(--parley-ink-muted);
      cursor: default;
    }

    .room {
      margin: var(--parley-space-1) var(--parley-space-2) 0;
      color: var(--parley-ink-muted);
      font-size: var(--parley-meta-size);
      line-height: var(--parley-meta-line);
      text-align: end;
    }

    .room.ample {
      display: none;
    }

    .room.over {
      color: var(--parley-danger);
      font-weight: 600;
    }

    @media (forced-colors: active) {
      .send {
        border: 1px solid ButtonBorder;
        forced-color-adjust: none;
      }

      .send:disabled {
        border-color: GrayText;
        color: GrayText;
      }
    }
  `,
]
