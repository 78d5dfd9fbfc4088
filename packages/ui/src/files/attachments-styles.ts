import { css } from 'lit'
import { floating } from '../parts/floating-styles.ts'
import { base, buttons, visuallyHidden } from '../parts/styles.ts'
import { fileBadgeStyles } from './file-badge.ts'

export const attachmentsStyles = [
  base,
  buttons,
  floating,
  visuallyHidden,
  fileBadgeStyles,
  css`
    :host {
      display: block;
    }

    .head {
      display: grid;
      justify-items: end;
      gap: 2px;
      padding: var(--parley-space-1);
    }

    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(220px, 100%), 1fr));
      gap: var(--parley-space-1);
      inline-size: 100%;
      max-block-size: min(176px, 30dvb);
      margin: 0;
      padding: 0;
      overflow: auto;
      list-style: none;
      scrollbar-width: thin;
    }

    .item {
      display: flex;
      align-items: center;
      gap: var(--parley-space-2);
      min-inline-size: 0;
      padding: var(--parley-space-1);
      border: 1px solid var(--parley-line);
      border-radius: var(--parley-radius-control);
      background: var(--parley-surface-raised);
    }

    .item.refused {
      border-color: var(--parley-danger);
      background: var(--parley-danger-surface);
    }

    .refused small {
      color: var(--parley-danger);
    }

    img {
      flex: none;
      inline-size: 36px;
      block-size: 36px;
      border-radius: 6px;
      object-fit: cover;
    }

    .words {
      flex: 1;
      display: grid;
      min-inline-size: 0;
    }

    .name {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      font-size: var(--parley-meta-size);
      font-weight: 500;
      line-height: var(--parley-meta-line);
    }

    small {
      color: var(--parley-ink-muted);
      font-size: var(--parley-meta-size);
      line-height: var(--parley-meta-line);
      overflow-wrap: anywhere;
    }

    progress {
      appearance: none;
      inline-size: 100%;
      block-size: 4px;
      margin-block-start: 2px;
      border: 0;
      border-radius: 2px;
      overflow: hidden;
      background: var(--parley-line);
      accent-color: var(--parley-accent);
    }

    progress::-webkit-progress-bar {
      background: var(--parley-line);
    }

    progress::-webkit-progress-value {
      background: var(--parley-accent);
    }

    progress::-moz-progress-bar {
      background: var(--parley-accent);
    }

    .item .icon-button {
      min-inline-size: 28px;
      min-block-size: 28px;
    }

    [aria-disabled='true'] {
      opacity: 0.5;
      cursor: default;
    }

    @media (forced-colors: active) {
      progress {
        border: 1px solid CanvasText;
      }

      progress::-webkit-progress-value {
        background: Highlight;
      }
    }
  `,
]
