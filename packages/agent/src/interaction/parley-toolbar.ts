import { icon, TextsController, Tooltips } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { absent } from '../actions/action.ts'
import { actionOf, type ActionId } from '../actions/registry.ts'
import { shortcutAttribute, shortcutOf, shortcutWords } from '../actions/shortcuts.ts'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import { ActEvent } from '../events.ts'
import { agentTexts, type AgentTextKey } from '../texts/agent-texts.ts'
import { toolbarStyles } from './toolbar-styles.ts'

/** What stands in the toolbar, in its order; with shorter words than the name of the action where that is long. */
const shown: readonly { readonly id: ActionId; readonly look: string; readonly words?: AgentTextKey }[] = [
  { id: 'end-chat', look: 'danger' },
  { id: 'end-consultation', look: 'danger' },
  { id: 'instant-transfer', look: 'team', words: 'shortTransfer' },
  { id: 'instant-conference', look: 'team', words: 'shortConference' },
  { id: 'start-consultation', look: 'team', words: 'shortConsultation' },
  { id: 'schedule-callback', look: 'quiet' },
  { id: 'rejoin', look: 'primary' },
  { id: 'mark-done', look: 'primary' },
  { id: 'consultation-done', look: 'primary' },
]

/** Beside a chat with the contact they stand in the lane. */
const inLane: readonly ActionId[] = ['end-consultation', 'consultation-done']

/**
 * What can be done with the interaction. One stop for the Tab key; arrows, Home and End move inside.
 *
 * @fires parley-act - The chosen action, about this interaction.
 */
export class ParleyToolbar extends LitElement {
  static override styles = toolbarStyles

  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined

  private readonly texts = new TextsController(this, agentTexts)
  /** Where the Tab key goes in. */
  private entrance = 0
  private hadFocus = false

  constructor() {
    super()
    new Tooltips(this)
  }

  protected override render() {
    const { entry, state } = this
    if (!entry || !state) return nothing
    const isOnly = entry.part === 'consulted' && entry.lanes.length === 1
    const visible = shown.filter(({ id }) => (isOnly || !inLane.includes(id)) && this.availability(id).is !== 'absent')
    // A button that has gone takes its place in the order of the Tab key with it.
    if (this.entrance > visible.length) this.entrance = 0
    return html`
      <div role="toolbar" aria-label=${this.texts.say('interaction')} @keydown=${this.onKeydown} @focusin=${this.onFocusin}>
        <parley-party-actions
          class="item"
          tabindex=${this.entrance === 0 ? nothing : -1}
          .entry=${entry}
          .state=${state}
        ></parley-party-actions>
        <span class="space"></span>
        ${repeat(
          visible,
          ({ id }) => id,
          (button, place) => this.drawButton(button, place + 1),
        )}
      </div>
    `
  }

  protected override willUpdate() {
    this.hadFocus = (this.shadowRoot?.activeElement ?? null) !== null
  }

  protected override updated() {
    // What was pressed may be gone by what it did: work goes on with what stands there now.
    if (this.hadFocus && !this.shadowRoot?.activeElement) this.items.at(-1)?.focus()
  }

  private drawButton({ id, look, words: short }: (typeof shown)[number], place: number) {
    const { label, glyph } = actionOf(id)
    const keys = this.state && shortcutOf(id, this.state.settings)
    const availability = this.availability(id)
    const words = this.texts.say(label)
    const why = availability.is === 'impossible' ? this.texts.say(availability.why) : ''
    return html`
      <button
        class="button item ${look}"
        type="button"
        tabindex=${this.entrance === place ? 0 : -1}
        aria-label=${words}
        aria-disabled=${why ? 'true' : nothing}
        aria-description=${why || nothing}
        aria-keyshortcuts=${keys ? shortcutAttribute(keys) : nothing}
        data-tooltip=${why || `${words}${keys ? ` (${shortcutWords(keys)})` : ''}`}
        @click=${() => this.act(id)}
      >
        ${icon(glyph)}<span class="words">${short ? this.texts.say(short) : words}</span>
      </button>
    `
  }

  private availability(id: ActionId) {
    return this.state && this.entry
      ? actionOf(id).availability(this.state, { about: this.entry.id })
      : absent('noInteraction')
  }

  private act(id: ActionId) {
    if (this.entry && this.availability(id).is === 'possible') this.dispatchEvent(new ActEvent(id, this.entry.id))
  }

  private get items(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.item')]
  }

  private onFocusin({ target }: Event) {
    this.entrance = Math.max(0, this.items.indexOf(target as HTMLElement))
    this.requestUpdate()
  }

  private onKeydown(event: KeyboardEvent) {
    const { items } = this
    const from = items.indexOf(event.target as HTMLElement)
    const forward = this.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight'
    const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight'
    const to = { [forward]: from + 1, [backward]: from - 1, Home: 0, End: items.length - 1 }[event.key]
    if (from < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    items[(to + items.length) % items.length]?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-toolbar': ParleyToolbar
  }
}
