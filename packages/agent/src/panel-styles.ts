import { base } from '@parley/ui'
import { css } from 'lit'

/** The panel's areas. What they do at which width is decided here; widths are in em, so that large text counts as little room. */
export const panelStyles = [
  base,
  css`
    :host {
      display: block;
      min-block-size: 320px;
      isolation: isolate;
      background: var(--parley-surface);
    }

    .desk {
      display: grid;
      grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
      block-size: 100%;
      min-block-size: inherit;
      container-type: inline-size;
      overflow: hidden;
      overflow-wrap: break-word;
    }

    /* The information tabs take a third column, 320px wide, where there is room for one. */
    .areas {
      position: relative;
      display: grid;
      grid-template:
        'me talk' auto
        'list talk' minmax(0, 1fr) / calc(200px + 64px * var(--parley-zoom)) minmax(0, 1fr);
      min-block-size: 0;
    }

    .me {
      grid-area: me;
      display: flex;
      align-items: center;
      gap: var(--parley-space-1);
      min-inline-size: 0;
      min-block-size: 48px;
      padding-inline: var(--parley-space-2);
      border-inline-end: 1px solid var(--parley-line);
      background: var(--parley-surface-sunken);
    }

    parley-presence {
      flex: 1 1 auto;
    }

    /* It breaks into two lines before the presence is cut off. */
    parley-connection {
      flex: 0 1000 auto;
      min-inline-size: min-content;
    }

    parley-interaction-bar {
      grid-area: list;
      border-inline-end: 1px solid var(--parley-line);
      background: var(--parley-surface-sunken);
    }

    .talk {
      grid-area: talk;
      display: grid;
      min-inline-size: 0;
      min-block-size: 0;
    }

    /* Lies on the end of the list: nothing moves when an invitation comes. The list can be scrolled above it. */
    parley-invitations {
      position: absolute;
      inset-block-end: 0;
      inset-inline-start: 0;
      inline-size: calc(199px + 64px * var(--parley-zoom));
      max-block-size: 100%;
      padding: var(--parley-space-2);
    }

    .invited parley-invitations {
      background: var(--parley-surface-sunken);
    }

    .invited parley-interaction-bar {
      padding-block-end: calc(80px + 64px * var(--parley-zoom));
    }

    .information {
      display: none;
      grid-area: information;
      border-inline-start: 1px solid var(--parley-line);
    }

    @container (inline-size >= 73.8em) {
      .conversation.areas:not(.collapsed),
      .list.areas:not(.collapsed) {
        grid-template:
          'me talk information' auto
          'list talk information' minmax(0, 1fr) /
          calc(200px + 64px * var(--parley-zoom)) minmax(0, 1fr) calc(256px + 64px * var(--parley-zoom));
      }

      .areas:not(.collapsed) .information {
        display: grid;
      }

      .areas {
        --_information-display: none;
      }
    }

    @container (inline-size < 73.8em) {
      .information.open {
        position: absolute;
        inset-block: 0;
        inset-inline-end: 0;
        z-index: 1;
        display: grid;
        inline-size: min(100%, calc(256px + 64px * var(--parley-zoom)));
        box-shadow: var(--parley-shadow);
      }
    }

    /* What would be left of the conversation beside it is of no use. */
    @container (inline-size < 32em) {
      .information.open {
        inline-size: 100%;
        border-inline-start: 0;
      }
    }

    @container (inline-size < 49.2em) {
      .areas {
        grid-template:
          'me' auto
          'list' minmax(0, 1fr) / minmax(0, 1fr);
        --_back-display: inline-flex;
      }

      .me,
      parley-interaction-bar {
        border-inline-end: 0;
      }

      .me {
        border-block-end: 1px solid var(--parley-line);
      }

      .list .talk,
      .empty parley-interaction-bar,
      .conversation parley-interaction-bar {
        display: none;
      }

      .empty .talk {
        grid-area: list;
      }

      .conversation.areas {
        grid-template: 'talk' minmax(0, 1fr) / minmax(0, 1fr);
      }

      /* The connection is still told to a screen reader; for the eye there is the banner. */
      .conversation .me {
        position: absolute;
        inline-size: 1px;
        min-block-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        padding: 0;
      }

      .conversation .me > :not(parley-connection) {
        display: none;
      }

      parley-invitations {
        inline-size: auto;
        inset-inline: 0;
      }

      /* Below the header, so that the composer stays free. */
      .conversation parley-invitations {
        inset-block: 48px auto;
      }

      .conversation parley-invitations,
      .empty parley-invitations {
        background: none;
      }
    }
  `,
]
