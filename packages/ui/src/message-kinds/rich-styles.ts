import { css } from 'lit'
import { base, buttons, visuallyHidden } from '../parts/styles.ts'

/** What all kinds of rich content share: each lies in an element of its own, beside the plain bubbles. */
export const richStyles = [
  base,
  buttons,
  visuallyHidden,
  css`
    :host {
      display: block;
      max-inline-size: 100%;
      min-inline-size: 0;
      color: var(--parley-ink);
      /* Plain texts around keep their line breaks; templates have none that mean something. */
      white-space: normal;
    }

    p,
    h3,
    h4,
    ul,
    ol,
    figure,
    fieldset,
    legend {
      margin: 0;
      padding: 0;
      border: 0;
    }

    /* Looks like what the bot says in a plain message. */
    .say {
      inline-size: fit-content;
      max-inline-size: 100%;
      margin-inline-start: var(--say-start, 0);
      padding: var(--parley-bubble-padding);
      border-radius: var(--parley-radius-bubble);
      background: var(--say-background, var(--parley-bubble));
      /* Marks that pile up stay inside. */
      contain: paint;
      overflow-wrap: anywhere;
      unicode-bidi: isolate;
      white-space: pre-wrap;
    }

    /* What lies on the page as a thing of its own. */
    .sheet {
      border: 1px solid var(--parley-line);
      border-radius: var(--parley-radius-card);
      background: var(--parley-surface-raised);
      overflow: hidden;
    }

    .muted {
      color: var(--parley-ink-muted);
      font-size: var(--parley-meta-size);
      line-height: var(--parley-meta-line);
    }

    @media (forced-colors: active) {
      .say {
        border: 2px solid CanvasText;
      }
    }
  `,
]
