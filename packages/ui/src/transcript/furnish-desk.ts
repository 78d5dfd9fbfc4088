import { css, type ReactiveElement } from 'lit'
import { floating } from '../parts/floating-styles.ts'
import { Tooltips } from '../parts/tooltips.ts'

const deskStyles = css`
  .row.own:not(.refused) .bubble {
    background: var(--hue-tint);
    color: var(--parley-ink);
  }

  /* A desk has room for all of them, beside what they belong to. */
  @container (inline-size > 480px) {
    .row.row time {
      opacity: 1;
    }

    .row .meta {
      position: absolute;
      inset-block: auto 0;
      inset-inline-start: calc(100% + 8px);
      block-size: min(100%, calc(var(--parley-text-line) + 12px));
      margin: 0;
      padding: 0;
      pointer-events: none;
    }

    .row.own .meta {
      inset-inline: auto calc(100% + 8px);
    }

    .row.refused .meta {
      position: static;
      block-size: auto;
      pointer-events: auto;
    }
  }

  .unread {
    inline-size: 24px;
    block-size: 24px;
    margin: -4px;
    pointer-events: auto;
  }

  .unread::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    margin: auto;
    border: 2px solid var(--parley-accent-text);
    border-radius: 50%;
  }
`

/** What a transcript at the desk has besides: all times, colours of colleagues, the unread circle and its tooltip. */
export function furnishDesk(transcript: ReactiveElement): void {
  const { renderRoot } = transcript
  if (!(renderRoot instanceof ShadowRoot)) return
  for (const { styleSheet } of [floating, deskStyles]) if (styleSheet) renderRoot.adoptedStyleSheets.push(styleSheet)
  new Tooltips(transcript).hostUpdated()
}
