import { contactIn } from '@parley/protocol'
import { base, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { contactName, type DeskEntry } from '../desk/desk-state.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { reasonKeys } from './reason-keys.ts'
import type { Reason } from './reasons.ts'
import { attentionTexts } from './texts/attention-texts.ts'

/** What an interaction that asks for its agent is about: who, why, and what the contact said last, or a colleague who has just written. */
export class ParleyEntryPreview extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        inline-size: min(320px, calc(100vw - 16px));
        font: var(--parley-text-size) / var(--parley-text-line) var(--parley-font);
      }

      strong,
      p {
        display: block;
        margin: 0;
        overflow-wrap: anywhere;
      }

      .why {
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
        line-height: var(--parley-meta-line);
      }

      .said {
        display: -webkit-box;
        margin-block-start: var(--parley-space-2);
        overflow: hidden;
        white-space: pre-line;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 6;
      }
    `,
  ]

  @property({ attribute: false }) entry: DeskEntry | undefined
  /** Why it flashed. */
  @property({ attribute: false }) reasons: readonly Reason[] = []
  /** How long the contact waits, in words; empty when they do not. */
  @property({ attribute: false }) waiting = ''

  private readonly texts = new TextsController(this, attentionTexts)
  private readonly words = new TextsController(this, agentTexts)

  protected override render() {
    const { entry } = this
    if (!entry) return nothing
    const said = this.reasons.includes('colleague-wrote') ? privateWordsOf(entry) : lastWordsOf(entry)
    const why = this.reasons.filter((reason) => reason !== 'warning' && reason !== 'late')
    const lines = [this.waiting, ...why.map((reason) => this.words.say(reasonKeys[reason]))].filter(Boolean)
    return html`
      <strong><bdi>${contactName(entry)}</bdi></strong>
      ${lines.map((line) => html`<p class="why">${line}</p>`)}
      <p class="said" dir="auto">${said ?? this.texts.say('nothingSaid')}</p>
    `
  }
}

/** The contact's latest message in plain words, as far back as it is here. */
function lastWordsOf({ view: { conversation, transcript } }: DeskEntry): string | undefined {
  const contact = contactIn(conversation)?.id
  for (const { lines } of transcript.chunks.toReversed()) {
    const line = lines.findLast((each) => each.is === 'message' && each.by === contact)
    if (line?.is === 'message') return line.text
  }
  const { lastMessage } = conversation
  return lastMessage && lastMessage.by === contact ? lastMessage.text : undefined
}

/** What was said last in a lane where something is unread, and who said it. */
function privateWordsOf({ lanes }: DeskEntry): string | undefined {
  const { conversation } = lanes.find(({ unread }) => unread > 0)?.view ?? {}
  const last = conversation?.lastMessage ?? undefined
  const by = conversation?.participants.find(({ id }) => id === last?.by)
  return last && by && `${by.name}: ${last.text}`
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-entry-preview': ParleyEntryPreview
  }
}
