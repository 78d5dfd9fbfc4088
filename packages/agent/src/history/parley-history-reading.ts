import { ContextConsumer } from '@lit/context'
import type { HistoryEntry } from '@parley/protocol'
import type { ConversationView } from '@parley/protocol/client'
import { base, buttons, glyphs, icon, TextsController } from '@parley/ui'
import { html, LitElement, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskState } from '../desk/desk-state.ts'
import { drawRated } from '../rating/draw-rated.ts'
import { historyStyles } from './history-styles.ts'
import { historyTexts } from './texts/history-texts.ts'

/**
 * An earlier conversation, to be read.
 *
 * @fires parley-close-reading - Back to the list.
 */
export class ParleyHistoryReading extends LitElement {
  static override styles = [base, buttons, historyStyles]

  @property({ attribute: false }) entry: HistoryEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined

  @state() private view: ConversationView | 'loading' | 'failed' = 'loading'
  @query('.icon-button') private readonly back!: HTMLElement
  private readonly texts = new TextsController(this, historyTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })

  protected override updated(changed: PropertyValues<this>) {
    if (!changed.has('entry')) return
    this.back.focus()
    void this.load()
  }

  protected override render() {
    const { entry } = this
    const { speaker } = this.texts
    const at = entry?.openedAt ?? 0
    return html`<section class="reading" aria-label=${this.texts.say('readingHistory')} @keydown=${this.onKeydown}>
      <div class="head">
        <button class="icon-button" type="button" aria-label=${this.texts.say('back')} @click=${this.close}>
          <span class="mirrored">${icon(glyphs.back)}</span>
        </button>
        <span>${speaker.day(at, this.desk.value?.now ?? at)}, ${speaker.time(at)}</span>
      </div>
      ${this.drawConversation()}
    </section>`
  }

  private drawConversation() {
    const { view, entry, state } = this
    if (view === 'loading') return html`<p class="list meta" role="status">${this.texts.say('loading')}</p>`
    if (view === 'failed' || !state)
      return html`<div class="list">
        <p role="alert">${this.texts.say('notReadable')}</p>
        <button class="button small" type="button" @click=${() => void this.load()}>${this.texts.say('tryAgain')}</button>
      </div>`
    return html`<parley-past-chat
      label=${this.texts.say('readingHistory')}
      .entry=${entry}
      .view=${view}
      .state=${state}
    ></parley-past-chat>
    ${drawRated(view.conversation.rating)}`
  }

  private async load() {
    const { entry } = this
    if (!entry) return
    this.view = 'loading'
    const view = await this.desk.value?.archive.readConversation(entry.conversation)
    if (entry === this.entry) this.view = view ?? 'failed'
  }

  private onKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    event.preventDefault()
    this.close()
  }

  private close() {
    this.dispatchEvent(new Event('parley-close-reading'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-history-reading': ParleyHistoryReading
  }
}
