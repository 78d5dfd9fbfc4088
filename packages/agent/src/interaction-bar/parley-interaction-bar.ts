import { limits, type ConversationId } from '@parley/protocol'
import { glyphs, icon, TextsController } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { contactName, type DeskEntry } from '../desk/desk-state.ts'
import { SelectEvent } from '../events.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { barStyles } from './bar-styles.ts'

/**
 * The agent's interactions, one entry each: who, since when, the last line, what is unread. One stop for the Tab key;
 * arrows, Home and End move inside, Enter shows what has the focus.
 *
 * @fires parley-select - Show the interaction `about`.
 * @csspart list - The list.
 * @csspart entry - One entry; `aria-current` marks the one that is shown.
 */
export class ParleyInteractionBar extends LitElement {
  static override styles = barStyles

  @property({ attribute: false }) entries: readonly DeskEntry[] = []
  /** The interaction that is shown. */
  @property({ attribute: false }) selected: ConversationId | undefined

  private readonly texts = new TextsController(this, agentTexts)
  /** Where the Tab key goes in. */
  private focused: ConversationId | undefined

  protected override render() {
    const entrance = this.entries.find(({ id }) => id === (this.focused ?? this.selected)) ?? this.entries[0]
    return html`
      <ul part="list" role="list" aria-label=${this.texts.say('interactions')} @keydown=${this.onKeydown}>
        ${repeat(
          this.entries,
          ({ id }) => id,
          (entry) => this.drawEntry(entry, entry === entrance),
        )}
      </ul>
    `
  }

  private drawEntry(entry: DeskEntry, isEntrance: boolean) {
    const { id, interaction, unread } = entry
    const isEnded = interaction.status === 'ended'
    const name = contactName(entry)
    const isSelected = id === this.selected
    return html`
      <li aria-label=${name}>
        <button
          part="entry"
          class=${`entry${isEnded ? ' ended' : ''}${unread > 0 && !isSelected ? ' unread' : ''}`}
          type="button"
          data-id=${id}
          tabindex=${isEntrance ? 0 : -1}
          aria-label=${name}
          aria-describedby="about-${id}"
          aria-current=${isSelected ? 'true' : nothing}
          @click=${this.onClick}
          @focus=${this.onFocus}
        >
          <!-- The ring of a pending response goes around this icon. -->
          <span class="channel">${icon(isEnded ? glyphs.check : glyphs.chat)}</span>
          <span class="name"><bdi>${name}</bdi></span>
          <parley-elapsed class="time" .since=${interaction.openedAt} .until=${interaction.endedAt}></parley-elapsed>
          <span class="last" dir="auto">${this.lastLine(entry)}</span>
          ${unread > 0 ? html`<span class="count">${countText(unread)}</span>` : nothing}
        </button>
        <span id="about-${id}" hidden>${this.description(entry)}</span>
      </li>
    `
  }

  private lastLine({ view, me, interaction }: DeskEntry) {
    if (interaction.status === 'ended') return this.texts.say('endedNotDone')
    const { typing, pending, conversation } = view
    if (typing.some((id) => id !== me))
      return html`<span class="typing">${this.texts.say('isTyping')}</span>`
    const waiting = pending.at(-1)?.message
    if (waiting?.kind === 'text') return this.texts.say('you', { text: oneLine(waiting.text) })
    const { lastMessage } = conversation
    if (!lastMessage) return this.texts.say('nothingSaid')
    const text = oneLine(lastMessage.text)
    return lastMessage.by === me ? this.texts.say('you', { text }) : text
  }

  private description({ interaction, unread }: DeskEntry): string {
    const parts: string[] = [this.texts.say('chat')]
    if (interaction.status === 'ended') parts.push(this.texts.say('endedNotDone'))
    if (unread > 0)
      parts.push(
        unread >= limits.latestMessages
          ? this.texts.say('unreadMost', { count: unread })
          : this.texts.say('unread', { count: unread }),
      )
    return parts.join(', ')
  }

  private onClick(event: Event) {
    this.dispatchEvent(new SelectEvent(idOf(event.currentTarget)))
  }

  private onFocus(event: Event) {
    this.focused = idOf(event.currentTarget)
    this.requestUpdate()
  }

  private onKeydown(event: KeyboardEvent) {
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('.entry')]
    const from = buttons.indexOf(event.target as HTMLElement)
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    buttons[Math.min(Math.max(to, 0), buttons.length - 1)]?.focus()
  }

  /** Puts the focus on the entry that is shown, or on the first. */
  override focus() {
    this.renderRoot.querySelector<HTMLElement>('.entry[aria-current], .entry')?.focus()
  }
}

const idOf = (entry: EventTarget | null): ConversationId => (entry as HTMLElement).dataset['id'] ?? ''

const oneLine = (text: string) => text.replace(/\s+/g, ' ')

/** A folded conversation counts to a hundred: beyond that nobody counts. */
const countText = (unread: number) => (unread >= limits.latestMessages ? `${limits.latestMessages - 1}+` : String(unread))

declare global {
  interface HTMLElementTagNameMap {
    'parley-interaction-bar': ParleyInteractionBar
  }
}
