import { css } from 'lit'
import { floating } from '../parts/floating-styles.ts'
import { Tooltips } from '../parts/tooltips.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { deskTexts } from './desk-texts.ts'
import { ParleyTranscript } from './parley-transcript.ts'
import type { Side } from './scene.ts'
import { ShownLine } from './shown-line.ts'
import { transcriptStyles } from './transcript-styles.ts'

const deskStyles = css`
  /* Whoever shows it has said already which day it is. */
  :host([day-is-said]) .chunks > :first-child > .day:first-child {
    display: none;
  }

  .row.own:not(.refused) .bubble {
    background: var(--hue-tint);
    color: var(--parley-ink);
  }

  /* Among staff, as two of them see it: what one says oneself. */
  :host([side='contact']) .row.mine:not(.refused) .bubble {
    background: color-mix(in oklab, var(--parley-accent) 18%, var(--parley-surface));
  }

  /* What a bot says stands on its side and in its colour, rich or not. */
  .row.own .rich {
    --say-start: auto;
    --say-background: var(--hue-tint);
    --replies: end;
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

    .row:is(.refused, .wide) .meta {
      position: static;
      block-size: auto;
      pointer-events: auto;
    }

    .row.wide .meta {
      margin-block-start: 3px;
    }
  }

  /* Of another shape than what is said: nobody takes it for a message. */
  .happening.note-added {
    inline-size: fit-content;
    max-inline-size: min(100%, 60ch);
    margin-inline: auto;
    padding: var(--parley-space-2) var(--parley-space-3);
    border: 1px dashed var(--parley-warning);
    border-radius: 2px;
    background: var(--parley-warning-surface);
    color: var(--parley-warning);
    text-align: start;
    text-wrap: wrap;
  }

  .note-added span {
    color: var(--parley-ink);
    font-size: var(--parley-text-size);
    line-height: var(--parley-text-line);
    white-space: pre-line;
  }

  .note-added span::first-line {
    color: var(--parley-warning);
    font-size: var(--parley-meta-size);
    font-weight: 600;
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

  /* What was searched for: a band behind the line, and a ring where colours are not seen. */
  .line[data-found] {
    border-radius: var(--parley-radius-control);
    background: var(--parley-warning-surface);
    box-shadow: 0 0 0 var(--parley-space-2) var(--parley-warning-surface);
    outline: none;
  }

  .line[data-found] :is(.bubble, .rich),
  .happening[data-found] {
    outline: 2px solid var(--parley-warning);
    outline-offset: 2px;
  }

  /* Inside: its chunk ends with it, and cuts off what is around it. */
  .happening[data-found] {
    box-shadow: none;
    outline-offset: -2px;
  }
`

/**
 * The transcript as staff reads it: besides, all times, the colours of colleagues, the unread circle and its tooltip.
 * An element of its own, so that no contact's page carries it.
 */
export class ParleyDeskTranscript extends ParleyTranscript {
  static override styles = [transcriptStyles, floating, deskStyles]

  override side: Side = 'staff'
  protected override readonly deskWords = new TextsController(this, deskTexts)
  protected readonly tooltips = new Tooltips(this)
  readonly #shownLine = new ShownLine(this)

  /**
   * Goes to a line, marks it and gives it the focus: `key` is the `seq` of what was said as text, or `note-` and the `seq` of an
   * internal note. Resolves with whether it is there: lines before the oldest page have to be loaded first.
   */
  showLine(key: string): Promise<boolean> {
    return this.#shownLine.show(key)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-desk-transcript': ParleyDeskTranscript
  }
}
