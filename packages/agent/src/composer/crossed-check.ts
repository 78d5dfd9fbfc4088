import type { TextsController } from '@parley/ui'
import { html, type TemplateResult } from 'lit'
import { contactName } from '../desk/desk-state.ts'
import type { BeforeSending, SendContext, Verdict } from './before-sending.ts'
import { type CrossedMessage, crossedMessages } from './crossed-messages.ts'
import type { en } from './texts/en.ts'

export interface CrossedCheckHost {
  readonly words: TextsController<typeof en>
  /** Since when the agent writes what is there: milliseconds since 1970, by the server's clock. */
  readonly writingSince: number
  /** Sends once more what is written. */
  readonly sendAgain: () => void
  /** Back to the field. */
  readonly keepWriting: () => void
}

/** As many of them are shown; there are hardly ever more. */
const mostShown = 3

/** Holds a message that crosses one of the contact (B031): shows first what came in, and sends when the agent sends once more. */
export class CrossedCheck implements BeforeSending {
  readonly #host: CrossedCheckHost
  #shown: { readonly name: string; readonly messages: readonly CrossedMessage[] } | undefined
  /** The newest message that the agent was shown: nobody is held up twice by the same one. */
  #seenSeq = 0

  constructor(host: CrossedCheckHost) {
    this.#host = host
  }

  check(_text: string, { entry, state, now }: SendContext): Verdict {
    const freshMs = state.agent?.desk.crossedMessageMs ?? 0
    const since = this.#host.writingSince
    const messages = crossedMessages(entry.view, { since, now, freshMs }).filter(({ seq }) => seq > this.#seenSeq)
    this.#shown = undefined
    // Who has written nothing, such as beside a file, has had nothing else to look at.
    if (freshMs === 0 || since === 0 || messages.length === 0) return 'send'
    this.#shown = { name: contactName(entry), messages }
    this.#seenSeq = messages.at(-1)!.seq
    return 'hold'
  }

  draw(): TemplateResult | undefined {
    if (!this.#shown) return undefined
    const { name, messages } = this.#shown
    const { words: texts, sendAgain, keepWriting } = this.#host
    return html`<div class="crossed" role="alert">
      <p>${texts.say('crossed', { name, count: messages.length })}</p>
      <ul>
        ${messages.slice(-mostShown).map(({ text }) => html`<li dir="auto">${text}</li>`)}
      </ul>
      <div class="ways">
        <button class="button primary small" type="button" @click=${sendAgain}>${texts.say('sendAnyway')}</button>
        <button class="button small" type="button" @click=${keepWriting}>${texts.say('keepWriting')}</button>
      </div>
    </div>`
  }

  forget(): void {
    this.#shown = undefined
  }
}
