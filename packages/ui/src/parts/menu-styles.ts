import { css } from 'lit'
import { floating } from './floating-styles.ts'
import { base, buttons } from './styles.ts'

export const menuStyles = [
  base,
  buttons,
  floating,
  css`
    :host {
      display: inline-flex;
      flex: none;
      max-inline-size: 100%;
    }

    .menu {
      min-inline-size: 180px;
      max-inline-size: min(320px, calc(100vw - 16px));
      max-block-size: min(60dvh, 480px);
      padding: var(--parley-space-1);
      border-radius: var(--parley-radius-card);
      overflow-y: auto;
      overscroll-behavior: contain;
    }

    .menu:popover-open {
      animation: appear var(--parley-motion) var(--parley-ease);
    }

    @keyframes appear {
      from {
        opacity: 0;
        transform: scale(0.98);
      }
    }

    .entry {
      display: flex;
      align-items: center;
      gap: var(--parley-space-2);
      min-block-size: max(28px, calc(var(--parley-control) - 4px));
      padding: 4px var(--parley-space-2);
      border-radius: var(--parley-radius-control);
      cursor: pointer;
      text-align: start;
      user-select: none;
    }

    .entry .icon {
      color: var(--parley-ink-muted);
      font-size: 18px;
    }

    .entry:hover,
    .entry:focus {
      background: var(--parley-surface-hover);
    }

    .entry:focus-visible {
      outline-offset: -2px;
    }

    .entry.danger,
    .entry.danger .icon {
      color: var(--parley-danger);
    }

    .entry[aria-disabled='true'] {
      color: var(--parley-ink-muted);
      cursor: default;
    }

    small {
      display: block;
      color: var(--parley-ink-muted);
      font-size: var(--parley-meta-size);
      line-height: var(--parley-meta-line);
    }

    .apart {
      margin: var(--parley-space-1) var(--parley-space-2);
      border-block-start: 1px solid var(--parley-line);
    }

    @media (forced-colors: active) {
      .entry:focus {
        outline: 2px solid Highlight;
      }
    }
  `,
]
