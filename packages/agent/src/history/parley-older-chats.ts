import { ContextConsumer } from '@lit/context'
import type { ContactQuestion, HistoryEntry } from '@parley/protocol'
import type { ConversationView } from '@parley/protocol/client'
import { base, buttons, glyphs, icon, isSameDay, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { knownContactId } from '../desk/contact-book.ts'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import { PlaceKeeper } from './place-keeper.ts'
import { historyTexts } from './texts/history-texts.ts'

/** So many chats come at a time. */
const pageChats = 5
/** How far from the top the next ones are asked for. */
const aheadMargin = '400px 0px 0px 0px'

interface Chat {
  readonly entry: HistoryEntry
  readonly view: ConversationView
}

/** The contact's older chats above the current one, oldest first: each page comes when the agent scrolls up to it. */
export class ParleyOlderChats extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
      }

      p {
        margin: 0;
        padding: var(--parley-space-2) var(--parley-space-4);
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
        line-height: var(--parley-meta-line);
        text-align: center;
        overflow-wrap: anywhere;
      }

      .top {
        min-block-size: 40px;
      }

      .begins,
      .day {
        display: flex;
        align-items: center;
        gap: var(--parley-space-3);
      }

      .begins::before,
      .begins::after,
      .day::before,
      .day::after {
        content: '';
        flex: 1;
        border-block-start: 1px solid var(--parley-line);
      }

      .begins {
        font-weight: 600;
      }

      .begins::before,
      .begins::after {
        border-block-start-width: 2px;
      }
    `,
  ]

  /** The interaction above whose conversation it stands. */
  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined

  @state() private chats: readonly Chat[] = []
  @state() private is: 'more' | 'loading' | 'failed' | 'all' = 'more'
  @query('.top') private readonly top!: HTMLElement
  private readonly texts = new TextsController(this, historyTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })
  private readonly place = new PlaceKeeper(() => this.renderRoot.querySelectorAll<HTMLElement>('.chat, .begins'))
  private cursor: Extract<ContactQuestion, { what: 'history' }>['before']
  private shownId = ''
  /** The transcript of the current chat. */
  private below: Element | null = null
  private sight: IntersectionObserver | undefined

  protected override willUpdate(changed: PropertyValues<this>) {
    const { entry } = this
    const id = entry ? `${entry.id} ${knownContactId(entry.interaction)}` : ''
    if (!changed.has('entry') || !entry || id === this.shownId) return
    this.shownId = id
    this.chats = []
    this.is = 'more'
    this.cursor = { openedAt: entry.interaction.openedAt, conversation: entry.id }
  }

  protected override render() {
    const { entry, chats } = this
    if (!entry) return nothing
    const { name } = entry.interaction.contact
    const isAlone = this.is === 'all' && chats.length === 0
    return html`
      <p class="top" role="status">${this.drawTop(name)}</p>
      <section class="chats" aria-label=${this.texts.say('olderChats')}>
        ${repeat(
          chats,
          ({ entry: { conversation } }) => conversation,
          ({ entry: older, view }, at) => html`${this.drawDay(chats[at - 1], view)}<parley-past-chat
            class="chat"
            flat
            label=${this.texts.say('olderChat', { time: this.moment(older.openedAt) })}
            .entry=${older}
            .view=${view}
            .state=${this.state}
          ></parley-past-chat>`,
        )}
      </section>
      ${
        isAlone
          ? nothing
          : html`<p class="hint">${this.texts.say('scrollUp', { name })}</p>
              <p class="begins">${this.texts.say('currentBegins')}</p>`
      }
    `
  }

  /** The line between two days: above the first chat, and where a chat begins on another day than the one before it was left. */
  private drawDay(before: Chat | undefined, view: ConversationView) {
    const day = momentsOf(view).first
    if (before && isSameDay(momentsOf(before.view).last, day)) return nothing
    return html`<p class="day">${this.day(day)}</p>`
  }

  private drawTop(name: string) {
    const { chats, is } = this
    if (is === 'loading') return this.texts.say('loadingOlder')
    if (is === 'failed')
      return html`${this.texts.say('olderFailed')}
        <button class="button small" type="button" @click=${() => void this.load()}>
          ${icon(glyphs.retry)} ${this.texts.say('tryAgain')}
        </button>`
    if (is === 'more') return nothing
    const first = chats[0]?.entry.openedAt
    if (first === undefined) return this.texts.say('noOlder', { name })
    return this.texts.say('allShown', { count: chats.length, day: this.day(first) })
  }

  protected override updated() {
    const current = momentsOf(this.entry?.view).first
    this.below ??= this.closest('parley-desk-transcript')
    this.below?.toggleAttribute('day-is-said', isSameDay(momentsOf(this.chats.at(-1)?.view).last, current))
    const scroller = this.assignedSlot?.closest<HTMLElement>('.log')
    if (!scroller || this.sight) return
    this.place.watch(scroller, this.renderRoot.querySelector('.chats')!)
    this.sight = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting) && this.is === 'more') void this.load()
      },
      { root: scroller, rootMargin: aheadMargin },
    )
    this.sight.observe(this.top)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.sight?.disconnect()
    this.sight = undefined
    this.place.stop()
    this.below?.removeAttribute('day-is-said')
    this.below = null
  }

  /** The next page: which chats there are, then what was said in them. */
  private async load() {
    const { entry, shownId, cursor: before } = this
    const desk = this.desk.value
    if (!entry || !desk || this.is === 'loading') return
    this.is = 'loading'
    const contact = knownContactId(entry.interaction)
    const reply = await desk.contacts.ask({ what: 'history', contact, before, limit: pageChats })
    const views = reply.is === 'history' ? await this.read(reply.entries) : undefined
    if (shownId !== this.shownId) return
    if (reply.is !== 'history' || !views) {
      this.is = 'failed'
      return
    }
    this.place.hold()
    this.chats = [...views.reverse(), ...this.chats]
    this.cursor = reply.before
    this.is = reply.before ? 'more' : 'all'
    await this.updateComplete
    this.place.putBack()
    // Asks again where what has come does not fill the view.
    this.sight?.unobserve(this.top)
    this.sight?.observe(this.top)
  }

  /** Nothing when one of them could not be had: none is left out unseen. */
  private async read(entries: readonly HistoryEntry[]): Promise<Chat[] | undefined> {
    const views = await Promise.all(
      entries.map(async (entry) => ({
        entry,
        view: await this.desk.value?.archive.readConversation(entry.conversation),
      })),
    )
    const chats = views.flatMap(({ entry, view }) => (view ? [{ entry, view }] : []))
    return chats.length === entries.length ? chats : undefined
  }

  private day(at: number): string {
    return this.texts.speaker.day(at, this.desk.value?.now ?? at)
  }

  private moment(at: number): string {
    return `${this.day(at)}, ${this.texts.speaker.time(at)}`
  }
}

/** When the first and the last line were said. */
function momentsOf(view: ConversationView | undefined) {
  const chunks = view?.transcript.chunks ?? []
  return { first: chunks[0]?.lines[0]?.at ?? 0, last: chunks.at(-1)?.lines.at(-1)?.at ?? 0 }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-older-chats': ParleyOlderChats
  }
}
