import { limits, type ConversationId } from '@parley/protocol'
import { glyphs, icon, TextsController } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { contactName, type DeskEntry } from '../desk/desk-state.ts'
import { taskGlyphs } from '../desk/task.ts'
import { SelectEvent } from '../events.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { barStyles } from './bar-styles.ts'

/**
 * The agent's interactions, one entry each: who, since when, the last line, what is unread. One stop for the Tab key;
 * arrows, Home and End move inside, Enter shows what has the focus.
 *
 * @fires parley-select - Show the interaction `about`.
 * @csspart list - The list.
 * @csspart entry - One entry.
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
      <!-- Apart from the entries, so that nobody finds their words twice. -->
      ${this.entries.map((entry) => html`<span id="about-${entry.id}" hidden>${this.description(entry)}</span>`)}
    `
  }

  private drawEntry(entry: DeskEntry, isEntrance: boolean) {
    const { id, task, interaction, unread } = entry
    const isEnded = interaction.status === 'ended'
    const name = contactName(entry)
    const isSelected = id === this.selected
    const classes = ['entry', isSelected && 'shown', isEnded && 'ended', unread > 0 && !isSelected && 'unread']
    return html`
      <li part="entry" class=${classes.filter(Boolean).join(' ')} aria-label=${name}>
        <!-- The ring of a pending response goes around this icon. -->
        <span class="channel">${icon(isEnded ? glyphs.check : taskGlyphs[task])}</span>
        <button
          type="button"
          data-id=${id}
          tabindex=${isEntrance ? 0 : -1}
          aria-describedby="about-${id}"
          aria-current=${isSelected ? 'true' : nothing}
          title=${name}
          @click=${this.onClick}
          @focus=${this.onFocus}
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
    const { view, me, interaction } = entry
    if (interaction.status === 'ended') return this.texts.say('endedNotDone')
    const { pending, conversation } = view
    if (isTyping(entry)) return this.texts.say('isTyping')
    const waiting = pending.at(-1)?.message
    if (waiting?.kind === 'text') return this.texts.say('you', { text: oneLine(waiting.text) })
    const { lastMessage } = conversation
    if (!lastMessage) return this.texts.say('nothingSaid')
    const text = oneLine(lastMessage.text)
    return lastMessage.by === me ? this.texts.say('you', { text }) : text
  }

  /** What the entry looks like, in words. The time that runs is left out: it would be old when it is said. */
  private description(entry: DeskEntry): string {
    const { task, unread } = entry
    const parts: string[] = [this.texts.say(task)]
    if (unread > 0)
      parts.push(
        unread >= limits.latestMessages
          ? this.texts.say('unreadMost', { count: unread })
          : this.texts.say('unread', { count: unread }),
      )
    return [...parts, this.lastLine(entry)].join(', ')
  }

  private onClick(event: Event) {
    this.dispatchEvent(new SelectEvent(idOf(event.currentTarget)))
  }

  private onFocus(event: Event) {
    this.focused = idOf(event.currentTarget)
    this.requestUpdate()
  }

  private onKeydown(event: KeyboardEvent) {
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('button')]
    const from = buttons.indexOf(event.target as HTMLElement)
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    buttons[Math.min(Math.max(to, 0), buttons.length - 1)]?.focus()
  }

  /** Puts the focus on the entry that is shown, or on the first. */
  override focus() {
    this.renderRoot.querySelector<HTMLElement>('.shown button, button')?.focus()
  }
}

const isTyping = ({ view, me, interaction }: DeskEntry) =>
  interaction.status === 'handled' && view.typing.some((id) => id !== me)

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
