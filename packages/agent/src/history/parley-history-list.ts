import { ContextConsumer } from '@lit/context'
import type { ContactId, ContactQuestion, ConversationId, HistoryEntry } from '@parley/protocol'
import { base, buttons, glyphs, icon, TextsController } from '@parley/ui'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskState } from '../desk/desk-state.ts'
import { drawRated } from '../rating/draw-rated.ts'
import { historyStyles } from './history-styles.ts'
import { historyTexts } from './texts/history-texts.ts'

type Loading = 'no' | 'loading' | 'failed' | 'all'

const statusWords = {
  'with-bot': 'withBot',
  queued: 'waiting',
  handled: 'inProgress',
  parked: 'parked',
  ended: 'ended',
  done: 'done',
} as const

/** Interactions, newest first and page by page: those of a contact, or without one those of the agent. One of them can be read. */
export class ParleyHistoryList extends LitElement {
  static override styles = [base, buttons, historyStyles]

  /** Whose interactions; the agent's own without. */
  @property({ attribute: false }) contact: ContactId | undefined
  /** The interaction that is on the screen already. */
  @property({ attribute: false }) current: ConversationId | undefined
  @property({ attribute: false }) state: DeskState | undefined

  @state() private entries: readonly HistoryEntry[] = []
  @state() private loading: Loading = 'no'
  /** Which one is read. */
  @state() private reading: HistoryEntry | undefined
  private readonly texts = new TextsController(this, historyTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })
  private cursor: Extract<ContactQuestion, { what: 'history' }>['before']

  private isStarted = false

  protected override willUpdate(changed: PropertyValues<this>) {
    if (this.isStarted && !changed.has('contact')) return
    this.isStarted = true
    void this.startAnew()
  }

  protected override render() {
    const { reading } = this
    if (reading)
      return html`<parley-history-reading
        .entry=${reading}
        .state=${this.state}
        @parley-close-reading=${this.closeReading}
      ></parley-history-reading>`
    const label = this.texts.say(this.contact === undefined ? 'ownInteractions' : 'interactions')
    return html`<div class="list">
      <ul aria-label=${label}>
        ${repeat(
          this.entries,
          ({ conversation }) => conversation,
          (entry) => html`<li>${this.drawEntry(entry)}</li>`,
        )}
      </ul>
      <div class="foot">${this.drawFoot()}</div>
    </div>`
  }

  private drawEntry(entry: HistoryEntry) {
    const { conversation, site, status, openedAt, owner, contact, disposition, note, isAssigned, rating } = entry
    const isCurrent = conversation === this.current
    const time = this.moment(openedAt)
    const siteName = this.state?.agent?.desk.siteNames?.[site] ?? site
    return html`<button
      class="entry"
      type="button"
      id=${`entry-${conversation}`}
      aria-disabled=${isCurrent ? 'true' : nothing}
      aria-current=${isCurrent ? 'true' : nothing}
      aria-description=${isCurrent ? nothing : this.texts.say('read', { time })}
      @click=${() => isCurrent || ((this.reading = entry))}
    >
      <span class="first">
        <span class="when">${time}</span>
        <span class=${status === 'done' ? 'meta' : 'meta open'}>${this.texts.say(isCurrent ? 'current' : statusWords[status])}</span>
      </span>
      <p class="meta" dir="auto">
        ${[...(this.contact === undefined ? [contact] : []), siteName, owner ?? this.texts.say('nobody')].join(' · ')}
      </p>
      ${disposition ? html`<p class="meta" dir="auto">${this.texts.say('disposition')}: ${disposition}</p>` : nothing}
      ${note ? html`<p class="meta note" dir="auto">${this.texts.say('note')}: ${note}</p>` : nothing}
      ${drawRated(rating)}
      ${isAssigned && this.contact !== undefined ? html`<p class="meta" dir="auto">${this.texts.say('assigned', { name: contact })}</p>` : nothing}
    </button>`
  }

  private drawFoot() {
    const { loading, entries } = this
    if (loading === 'loading') return html`<p class="meta" role="status">${this.texts.say('loading')}</p>`
    if (loading === 'failed')
      return html`<p role="alert">${this.texts.say('failed')}</p>
        <button class="button small" type="button" @click=${() => void this.load()}>
          ${icon(glyphs.retry)} ${this.texts.say('tryAgain')}
        </button>`
    if (loading === 'no')
      return html`<button class="button small" type="button" @click=${() => void this.load()}>${this.texts.say('more')}</button>`
    const others = entries.filter(({ conversation }) => conversation !== this.current)
    if (others.length > 0) return nothing
    return html`<p class="meta">${this.texts.say(this.contact === undefined ? 'noneOwn' : 'none')}</p>`
  }

  private async startAnew() {
    this.entries = []
    this.cursor = undefined
    this.reading = undefined
    this.loading = 'no'
    await this.load()
  }

  private async load() {
    const { contact, cursor: before } = this
    if (this.loading === 'loading') return
    this.loading = 'loading'
    const range = before ? { before } : {}
    const reply = await this.desk.value?.contacts.ask(
      contact === undefined ? { what: 'own-history', ...range } : { what: 'history', contact, ...range },
    )
    if (contact !== this.contact) {
      this.loading = 'no'
      return this.startAnew()
    }
    if (reply?.is !== 'history') {
      this.loading = 'failed'
      return
    }
    this.entries = [...this.entries, ...reply.entries]
    this.cursor = reply.before
    this.loading = reply.before ? 'no' : 'all'
  }

  private async closeReading() {
    const { reading } = this
    this.reading = undefined
    await this.updateComplete
    if (reading) this.renderRoot.querySelector<HTMLElement>(`#entry-${reading.conversation}`)?.focus()
  }

  private moment(at: number): string {
    const { speaker } = this.texts
    return `${speaker.day(at, this.desk.value?.now ?? at)}, ${speaker.time(at)}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-history-list': ParleyHistoryList
  }
}
