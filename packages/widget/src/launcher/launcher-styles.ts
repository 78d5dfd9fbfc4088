import { css, unsafeCSS } from 'lit'
import { launcherCss } from './launcher-look.ts'

/** The launcher's look and what the loader's bytes have no room for. */
export const launcherStyles = [
  unsafeCSS(launcherCss),
  css`
    .launcher {
      position: relative;
      margin: 0;
      outline-offset: 3px;
      touch-action: manipulation;
      -webkit-tap-highlight-color: transparent;
      transition: transform var(--parley-motion) var(--parley-ease);
    }

    .launcher:hover {
      background: color-mix(in oklab, var(--parley-accent), var(--parley-ink) 12%);
    }

    .launcher:active {
      transform: scale(0.96);
    }

    .launcher:focus-visible {
      outline: 3px solid var(--parley-focus);
    }

    .launcher.opened::before {
      clip-path: path('M4.6 8.6 2.8 10.4 13 20.6 23.2 10.4 21.4 8.6 13 17z');
    }

    .badge {
      position: absolute;
      inset-block-start: -4px;
      inset-inline-end: -4px;
      min-inline-size: 22px;
      padding-inline: 5px;
      border: 2px solid var(--parley-surface);
      border-radius: 11px;
      background: light-dark(#c5221f, #e46962);
      color: light-dark(#fff, #2b0b0a);
      font: 600 12px / 18px var(--parley-font);
      text-align: center;
      animation: arrive var(--parley-motion) var(--parley-ease);
    }

    @keyframes arrive {
      from {
        opacity: 0;
        transform: scale(0.6);
      }
    }

    @media (forced-colors: active) {
      .launcher {
        border: 2px solid ButtonBorder;
      }

      .badge {
        border-color: Canvas;
        background: Highlight;
        color: HighlightText;
        forced-color-adjust: none;
      }
    }
  `,
]
