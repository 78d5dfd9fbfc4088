import { ContextConsumer } from '@lit/context'
import { limits, type ConversationId } from '@parley/protocol'
import { glyphs, icon, TextsController, Ticking } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { type Calls, noCalls } from '../attention/attention.ts'
import { PreviewController } from '../attention/preview-controller.ts'
import { reasonKeys } from '../attention/reason-keys.ts'
import { deskContext } from '../desk/desk-context.ts'
import { allUnread, contactName, isParked, type DeskEntry, type DeskState } from '../desk/desk-state.ts'
import { taskGlyphs } from '../desk/task.ts'
import { ActEvent, NoticeEvent, SelectEvent } from '../events.ts'
import { pendingWords } from '../pending/pending-words.ts'
import { pendingOf, thresholdsOf, waitingSince } from '../pending/pending.ts'
import { OneStop } from '../parts/one-stop.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { barStyles } from './bar-styles.ts'

/**
 * The agent's interactions, one entry each: who, since when, the last line, what is unread. One stop for the Tab key;
 * arrows, Home and End move inside, Enter shows what has the focus. An entry that asks for the agent flashes until it is shown,
 * or until the pointer or the focus on it has brought up a preview.
 *
 * @fires parley-select - Show the interaction `about`.
 * @fires parley-notice - The agent has looked at the preview of the interaction `about`.
 * @fires parley-act - `toggle-order`.
 * @csspart list - The list.
 * @csspart entry - One entry.
 */
export class ParleyInteractionBar extends LitElement {
  static override styles = barStyles

  @property({ attribute: false }) entries: readonly DeskEntry[] = []
  /** The interaction that is shown. */
  @property({ attribute: false }) selected: ConversationId | undefined

  /** The desk around the list: what is late when, and the order. */
  @property({ attribute: false }) state: DeskState | undefined
  /** What asks for the agent. */
  @property({ attribute: false }) calls: Calls = noCalls

  private readonly texts = new TextsController(this, agentTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext, subscribe: true })
  private readonly preview = new PreviewController(this, {
    reasonsOf: (id) => this.calls.flashing.get(id),
    opened: (id) => this.dispatchEvent(new NoticeEvent(id)),
  })
  /** The entry whose button had the focus before drawing: it keeps it when the order changes. */
  private hadFocus: HTMLElement | null = null
  private readonly stop = new OneStop(this, 'li button')

  constructor() {
    super()
    new Ticking(this, () => this.entries.some((entry) => waitingSince(entry) !== null))
  }

  protected override willUpdate() {
    this.hadFocus = this.renderRoot?.querySelector<HTMLElement>('li button:focus') ?? null
  }

  protected override render() {
    const entrance = this.stop.entrance(this.entries, this.selected)
    const [parked, current] = [this.entries.filter(isParked), this.entries.filter((entry) => !isParked(entry))]
    return html`
      ${this.drawHead()}
      <ul part="list" role="list" aria-label=${this.texts.say('interactions')} @keydown=${this.stop.onKeydown}>
        ${repeat(
          current,
          ({ id }) => id,
          (entry) => this.drawEntry(entry, entry === entrance),
        )}
      </ul>
      ${this.drawParked(parked, entrance)}
      ${
        this.state?.threads.length
          ? html`<parley-thread-list .state=${this.state} .calls=${this.calls}></parley-thread-list>`
          : nothing
      }
      <!-- Apart from the entries, so that nobody finds their words twice. -->
      ${this.entries.map((entry) => html`<span id="about-${entry.id}" hidden>${this.description(entry)}</span>`)}
      ${this.drawPreview()}
    `
  }

  /** What the agent has left on asynchronous sites, and can rejoin ([A196]). */
  private drawParked(parked: readonly DeskEntry[], entrance: DeskEntry | undefined) {
    if (parked.length === 0) return nothing
    return html`
      <h3 id="parked" class="parked">
        ${this.texts.say('parked')} <span class="many">${this.texts.speaker.number(parked.length)}</span>
      </h3>
      <ul part="list" role="list" aria-label=${this.texts.say('parked')} @keydown=${this.stop.onKeydown}>
        ${repeat(
          parked,
          ({ id }) => id,
          (entry) => this.drawEntry(entry, entry === entrance),
        )}
      </ul>
    `
  }

  /** Nothing is to be put in order where there is one. */
  private drawHead() {
    if (this.entries.length < 2) return nothing
    const isByUrgency = this.state?.memory.settings?.order === 'urgency'
    return html`
      <div class="head">
        <button
          class="button quiet small order"
          type="button"
          aria-pressed=${isByUrgency ? 'true' : 'false'}
          @click=${() => this.dispatchEvent(new ActEvent('toggle-order'))}
        >
          ${icon(glyphs.check)} ${this.texts.say('mostUrgentFirst')}
        </button>
      </div>
    `
  }

  /** What the pointer or the focus on a flashing entry brings up. */
  private drawPreview() {
    const entry = this.entries.find(({ id }) => id === this.preview.shown)
    if (!entry) return nothing
    return html`
      <parley-entry-preview
        class="preview"
        popover="manual"
        .entry=${entry}
        .reasons=${this.preview.reasons}
        .waiting=${this.waitingWords(entry)}
        @pointerenter=${this.preview.stay}
        @pointerleave=${this.preview.leave}
      ></parley-entry-preview>
    `
  }

  private drawEntry(entry: DeskEntry, isEntrance: boolean) {
    const { id, task, interaction } = entry
    const unread = allUnread(entry)
    const isEnded = isOver(entry)
    const name = contactName(entry)
    const isSelected = id === this.selected
    const isFlashing = this.calls.flashing.has(id)
    const isSeen = this.calls.seen.has(id)
    const classes = [
      'entry',
      isFlashing && 'flashing',
      isSeen && 'seen',
      isSelected && 'shown',
      isEnded && 'ended',
      unread > 0 && !isSelected && 'unread',
    ]
    return html`
      <li
        part="entry"
        class=${classes.filter(Boolean).join(' ')}
        aria-label=${name}
        data-id=${id}
        @pointermove=${this.preview.enter}
        @pointerleave=${this.preview.leave}
      >
        ${isFlashing ? html`<span class="flash"></span>` : nothing}
        <span class="channel"
          >${icon(isEnded ? glyphs.check : taskGlyphs[task])}<parley-pending-ring
            .entry=${entry}
            .flashing=${!isSeen}
          ></parley-pending-ring
        ></span>
        <button
          type="button"
          data-id=${id}
          tabindex=${isEntrance ? 0 : -1}
          aria-describedby="about-${id}"
          aria-current=${isSelected ? 'true' : nothing}
          title=${name}
          @click=${this.onClick}
          @focus=${this.onFocus}
          @blur=${this.preview.leave}
        >
          <bdi>${name}</bdi>
        </button>
        <parley-elapsed class="time" .since=${interaction.openedAt} .until=${interaction.endedAt}></parley-elapsed>
        <span class=${isTyping(entry) ? 'last typing' : 'last'} dir="auto">${this.lastLine(entry)}</span>
        ${unread > 0 ? html`<span class="count" aria-hidden="true">${countText(unread)}</span>` : nothing}
      </li>
    `
  }

  private lastLine(entry: DeskEntry): string {
    if (entry.part === 'finishing') return this.texts.say('finishPart')
    if (isOver(entry)) return this.texts.say('endedNotDone')
    const { me, view } = talkOf(entry)
    if (isParked(entry) && entry.interaction.status === 'queued') return this.texts.say('parkedWaits')
    const { pending, conversation } = view
    if (isTyping(entry)) return this.texts.say('isTyping')
    const waiting = pending.at(-1)?.message
    if (waiting?.kind === 'text') return this.texts.say('you', { text: oneLine(waiting.text) })
    const { lastMessage } = conversation
    if (!lastMessage) return this.texts.say('nothingSaid')
    const text = oneLine(lastMessage.text)
    return lastMessage.by === me ? this.texts.say('you', { text }) : text
  }

  private waitingWords(entry: DeskEntry): string {
    const desk = this.desk.value
    const pending = desk && pendingOf(entry, thresholdsOf(desk.state, entry), desk.now)
    return pending ? pendingWords(pending, this.texts.speaker) : ''
  }

  /** What the entry looks like, in words. The age of the conversation is left out: it would be old when it is said. */
  private description(entry: DeskEntry): string {
    const { id, task, unread } = entry
    const parts: string[] = [this.texts.say(task)]
    const waiting = this.waitingWords(entry)
    if (waiting) parts.push(waiting)
    if (this.calls.seen.has(id)) parts.push(this.texts.say('seenNotAnswered'))
    for (const reason of this.calls.flashing.get(id) ?? [])
      if (reason !== 'warning' && reason !== 'late') parts.push(this.texts.say(reasonKeys[reason]))
    if (unread > 0)
      parts.push(
        unread >= limits.latestMessages
          ? this.texts.say('unreadMost', { count: unread })
          : this.texts.say('unread', { count: unread }),
      )
    const unreadPrivate = allUnread(entry) - unread
    if (unreadPrivate > 0) parts.push(this.texts.say('unreadPrivate', { count: unreadPrivate }))
    return [...parts, this.lastLine(entry)].join(', ')
  }

  private onClick(event: Event) {
    this.preview.close()
    this.dispatchEvent(new SelectEvent(idOf(event.currentTarget)))
  }

  private onFocus(event: Event) {
    this.preview.enter(event)
    this.stop.came(idOf(event.currentTarget))
  }

  protected override updated() {
    // Moving an element in the document takes the focus from it.
    if (this.hadFocus && !this.hadFocus.matches(':focus')) this.hadFocus.focus()
    const id = this.preview.shown
    const place = id === undefined ? null : this.renderRoot.querySelector(`li[data-id="${id}"]`)
    this.preview.place(this.renderRoot.querySelector('parley-entry-preview'), place)
  }

  /** Puts the focus on the entry that is shown, or on the first. */
  override focus() {
    this.renderRoot.querySelector<HTMLElement>('.shown button, li button, parley-thread-list')?.focus()
  }
}

/** Where this agent talks: with the contact, or with a colleague about them. */
const talkOf = (entry: DeskEntry) => (entry.part === 'consulted' && entry.lanes[0]) || entry

const isTyping = (entry: DeskEntry) => {
  const { view, me } = talkOf(entry)
  return entry.interaction.status === 'handled' && view.typing.some((id) => id !== me)
}

/** Whether there is nothing left but to close it. */
const isOver = ({ interaction, part, lanes }: DeskEntry) =>
  part === 'consulted'
    ? lanes.every(({ consultation }) => consultation.state === 'ended')
    : interaction.status === 'ended'

const idOf = (entry: EventTarget | null): ConversationId => (entry as HTMLElement).dataset['id'] ?? ''

const oneLine = (text: string) => text.replace(/\s+/g, ' ')

/** A folded conversation counts to a hundred: beyond that nobody counts. */
const countText = (unread: number) =>
  unread >= limits.latestMessages ? `${limits.latestMessages - 1}+` : String(unread)

declare global {
  interface HTMLElementTagNameMap {
    'parley-interaction-bar': ParleyInteractionBar
  }
}
