import { css } from 'lit'
import { floating } from '../parts/floating-styles.ts'
import { base, buttons } from '../parts/styles.ts'

export const emojiButtonStyles = [
  base,
  buttons,
  floating,
  css`
    :host {
      display: inline-flex;
    }

    .box {
      inline-size: min(342px, 100vw - 16px);
      block-size: min(380px, 100dvh - 96px);
      padding: 0;
      border-radius: var(--parley-radius-card);
      overflow: hidden;
      overscroll-behavior: contain;
    }

    .box:popover-open {
      animation: appear var(--parley-motion) var(--parley-ease);
    }

    .box:focus-visible {
      outline-offset: -2px;
    }

    @keyframes appear {
      from {
        opacity: 0;
        transform: scale(0.98);
      }
    }

    .state {
      display: grid;
      place-content: center;
      justify-items: center;
      gap: var(--parley-space-2);
      block-size: 100%;
      margin: 0;
      padding: var(--parley-space-4);
      color: var(--parley-ink-muted);
      text-align: center;
    }

    parley-emoji-picker {
      inline-size: 100%;
      block-size: 100%;
      color-scheme: inherit;
      font: var(--parley-text-size) / var(--parley-text-line) var(--parley-font);
      --background: var(--parley-surface-raised);
      --border-color: var(--parley-line);
      --border-size: 0;
      --button-active-background: var(--parley-surface-sunken);
      --button-hover-background: var(--parley-surface-hover);
      --category-emoji-padding: 6px;
      --category-emoji-size: 18px;
      --category-font-color: var(--parley-ink-muted);
      --category-font-size: var(--parley-meta-size);
      --emoji-padding: 7px;
      --emoji-size: 24px;
      --indicator-color: var(--parley-accent-text);
      --input-border-color: var(--parley-control-line);
      --input-border-radius: var(--parley-radius-control);
      --input-font-color: var(--parley-ink);
      --input-font-size: 16px;
      --input-padding: 3px 8px;
      --input-placeholder-color: var(--parley-ink-muted);
      --num-columns: 8;
      --outline-color: var(--parley-focus);
    }

    @media (max-width: 357.98px) {
      parley-emoji-picker {
        --num-columns: 7;
      }
    }
  `,
]
