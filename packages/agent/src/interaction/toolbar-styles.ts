import { base, buttons, floating } from '@parley/ui'
import { css } from 'lit'

export const toolbarStyles = [
  base,
  buttons,
  floating,
  css`
    :host {
      display: block;
    }

    [role='toolbar'] {
      display: flex;
      align-items: center;
      gap: var(--parley-space-2);
    }

    .space {
      flex: 1;
    }

    .button:not(.primary) {
      border-color: var(--parley-line);
    }

    .icon {
      font-size: calc(10px + 8px * var(--parley-zoom));
    }

    .words {
      white-space: nowrap;
    }

    /* What is needed seldom is an icon, and its tooltip says what it does. */
    .quiet .words {
      display: none;
    }

    .quiet {
      min-inline-size: var(--parley-control);
      padding-inline: 0;
    }

    /* The nearest container is the header of the interaction. */
    @container (inline-size < 72em) {
      .team {
        min-inline-size: var(--parley-control);
        padding-inline: 0;
      }

      .team .words {
        display: none;
      }
    }

    /* Whoever clicks End Chat twice in haste shall not have clicked what then appears in its place. */
    .primary {
      animation: settle 350ms;
    }

    @keyframes settle {
      from,
      to {
        pointer-events: none;
      }
    }

    .button[aria-disabled='true'] {
      opacity: 0.5;
      cursor: default;
    }

    @container (inline-size < 44em) {
      [role='toolbar'] {
        gap: var(--parley-space-1);
      }

      .button {
        min-inline-size: var(--parley-control);
        padding-inline: 0;
      }

      .words,
      .space {
        display: none;
      }
    }
  `,
]
