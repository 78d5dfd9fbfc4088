import type { ConversationId } from '@parley/protocol'
import { glyphs, icon, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { noCalls, type Calls } from '../attention/attention.ts'
import { reasonKeys } from '../attention/reason-keys.ts'
import type { DeskState } from '../desk/desk-state.ts'
import type { Thread } from '../desk/threads.ts'
import { NoticeEvent, SelectEvent } from '../events.ts'
import { barStyles } from '../interaction-bar/bar-styles.ts'
import { OneStop } from '../parts/one-stop.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { threadTexts } from './texts/thread-texts.ts'

/**
 * Whom the agent writes with besides interactions, below these: who, the last line, what is unread. One stop for the Tab key;
 * arrows, Home and End move inside. An entry flashes when a colleague has written, until it is shown or has had the focus.
 *
 * @fires parley-select - Show the thread `about`.
 * @fires parley-notice - The agent has come to the thread `about`.
 */
export class ParleyThreadList extends LitElement {
  static override styles = [
    barStyles,
    css`
      :host {
        overflow: visible;
      }
    `,
  ]

  @property({ attribute: false }) state: DeskState | undefined
  @property({ attribute: false }) calls: Calls = noCalls

  private readonly texts = new TextsController(this, threadTexts)
  private readonly words = new TextsController(this, agentTexts)
  private readonly stop = new OneStop(this, 'li button')

  protected override render() {
    const { state } = this
    if (!state) return nothing
    const { threads, thread: shown } = state
    const entrance = this.stop.entrance(threads, shown?.id)
    return html`
      <h3 class="parked">
        ${this.texts.say('colleagues')} <span class="many">${this.texts.speaker.number(threads.length)}</span>
      </h3>
      <ul part="list" role="list" aria-label=${this.texts.say('colleagues')} @keydown=${this.stop.onKeydown}>
        ${repeat(
          threads,
          ({ id }) => id,
          (thread) => this.drawEntry(thread, thread === shown, thread === entrance),
        )}
      </ul>
    `
  }

  private drawEntry(thread: Thread, isShown: boolean, isEntrance: boolean) {
    const { id, name, others, unread } = thread
    const isFlashing = this.calls.flashing.has(id)
    const classes = ['entry', isFlashing && 'flashing', isShown && 'shown', unread > 0 && !isShown && 'unread']
    const last = this.lastLine(thread)
    return html`
      <li part="entry" class=${classes.filter(Boolean).join(' ')} aria-label=${name}>
        ${isFlashing ? html`<span class="flash"></span>` : nothing}
        <span class="channel">${icon(others.length > 1 ? glyphs.people : glyphs.lock)}</span>
        <button
          type="button"
          data-id=${id}
          tabindex=${isEntrance ? 0 : -1}
          aria-description=${[
            ...(isFlashing ? [this.words.say(reasonKeys['colleague-wrote'])] : []),
            ...(unread > 0 ? [this.texts.say('unread', { count: unread })] : []),
            last,
          ].join(', ')}
          aria-current=${isShown ? 'true' : nothing}
          title=${name}
          @click=${() => this.dispatchEvent(new SelectEvent(id))}
          @focus=${() => this.onFocus(id)}
        >
          <bdi>${name}</bdi>
        </button>
        <span class="last" dir="auto">${last}</span>
        ${unread > 0 ? html`<span class="count" aria-hidden="true">${this.texts.speaker.number(unread)}</span>` : nothing}
      </li>
    `
  }

  private lastLine({ view, me }: Thread): string {
    const { conversation, pending, typing } = view
    if (typing.some((id) => id !== me)) return this.words.say('isTyping')
    const waiting = pending.at(-1)?.message
    if (waiting?.kind === 'text') return this.words.say('you', { text: oneLine(waiting.text) })
    const { lastMessage } = conversation
    if (!lastMessage) return this.words.say('nothingSaid')
    const text = oneLine(lastMessage.text)
    return lastMessage.by === me ? this.words.say('you', { text }) : text
  }

  private onFocus(id: ConversationId) {
    if (this.calls.flashing.has(id)) this.dispatchEvent(new NoticeEvent(id))
    this.stop.came(id)
  }

  override focus() {
    this.renderRoot.querySelector<HTMLElement>('li button[tabindex="0"]')?.focus()
  }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ')

declare global {
  interface HTMLElementTagNameMap {
    'parley-thread-list': ParleyThreadList
  }
}
