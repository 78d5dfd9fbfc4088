import { ContextConsumer } from '@lit/context'
import { base, glyphs, icon, TextsController, visuallyHidden } from '@parley/ui'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { pressedShortcut, shortcutOf } from '../actions/shortcuts.ts'
import { deskContext } from '../desk/desk-context.ts'
import { emptyDesk, type DeskState } from '../desk/desk-state.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { dialogFrame } from '../parts/dialog-styles.ts'
import { commandBarStyles } from './command-bar-styles.ts'
import { commandsFor, sectionsFor, type Command, type Section } from './commands.ts'
import { commandBarTexts } from './texts/command-bar-texts.ts'

/** How far Page Up and Page Down go. */
const pageRows = 8

/**
 * Everything that the agent can do, found by typing: a combobox with a list, as ARIA describes it. What is not possible now
 * stays in the list and says why.
 *
 * @fires parley-act - The chosen action.
 * @fires parley-select - The chosen interaction.
 */
export class ParleyCommandBar extends LitElement {
  static override styles = [base, visuallyHidden, dialogFrame, commandBarStyles]

  @property({ attribute: false }) state: DeskState = emptyDesk

  @state() private isOpen = false
  @state() private typed = ''
  /** The line that Enter chooses. */
  @state() private active = 0
  @query('dialog') private readonly dialog!: HTMLDialogElement
  private sections: readonly Section[] = []
  private readonly texts = new TextsController(this, commandBarTexts)
  private readonly deskTexts = new TextsController(this, agentTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })

  protected override willUpdate() {
    if (!this.isOpen) return
    const commands = commandsFor(this.state, { desk: this.deskTexts.speaker, bar: this.texts.speaker })
    this.sections = sectionsFor(commands, this.typed, this.desk.value?.view.recentCommands ?? [])
    this.active = Math.max(0, Math.min(this.active, this.listed.length - 1))
  }

  private get listed(): readonly Command[] {
    return this.sections.flatMap(({ commands }) => commands)
  }

  protected override render() {
    return html`<dialog
      aria-label=${this.texts.say('commandBar')}
      @keydown=${this.onKeydown}
      @click=${this.onClick}
      @close=${() => (this.isOpen = this.dialog.open)}
    >
      ${this.isOpen ? this.drawInside() : nothing}
    </dialog>`
  }

  private drawInside() {
    const { texts, listed } = this
    return html`
      <div class="window">
        <div class="field">
          ${icon(glyphs.search)}
          <input
            role="combobox"
            type="text"
            autofocus
            dir="auto"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="go"
            aria-label=${texts.say('commandBar')}
            aria-autocomplete="list"
            aria-controls="list"
            aria-expanded=${listed.length > 0 ? 'true' : 'false'}
            aria-activedescendant=${listed.length > 0 ? `option-${this.active}` : nothing}
            placeholder=${texts.say('placeholder')}
            .value=${this.typed}
            @input=${this.onInput}
          />
        </div>
        <div id="list" role="listbox" aria-label=${texts.say('commands')} ?hidden=${listed.length === 0}>
          ${this.drawSections()}
        </div>
        ${listed.length === 0 ? html`<p class="nothing">${texts.say('nothing')}</p>` : nothing}
        <p class="visually-hidden" role="status">
          ${listed.length === 0 ? texts.say('nothing') : texts.say('count', { count: listed.length })}
        </p>
      </div>
    `
  }

  private drawSections() {
    let place = 0
    return this.sections.map(
      ({ title, commands }) => html`
        <div role="group" aria-labelledby=${`title-${title}`}>
          <h3 id=${`title-${title}`} role="presentation">${this.texts.say(title)}</h3>
          ${commands.map((command) => this.drawCommand(command, place++))}
        </div>
      `,
    )
  }

  private drawCommand({ label, glyph, keys, note, isPossible }: Command, place: number) {
    return html`<div
      id=${`option-${place}`}
      class="option"
      role="option"
      aria-selected=${place === this.active ? 'true' : 'false'}
      aria-disabled=${isPossible ? nothing : 'true'}
      data-place=${place}
    >
      ${icon(glyph)}
      <span class="label"><span dir="auto">${label}</span>${note ? html`<span class="note">${note}</span>` : nothing}</span>
      ${keys ? html`<kbd>${keys}</kbd>` : nothing}
    </div>`
  }

  protected override updated(changed: PropertyValues) {
    if (!changed.has('active') && !changed.has('typed')) return
    // The first line is seen with the title above it.
    const list = this.renderRoot.querySelector('#list')
    if (this.active === 0) list?.scrollTo({ top: 0 })
    else list?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }

  private onInput(event: Event) {
    this.typed = (event.target as HTMLInputElement).value
    this.active = 0
  }

  /** The keys of the desk rest while the bar is open; its own one closes it again. */
  private onKeydown(event: KeyboardEvent) {
    event.stopPropagation()
    if (event.isComposing) return
    const { length } = this.listed
    const to = {
      ArrowDown: (this.active + 1) % length,
      ArrowUp: (this.active - 1 + length) % length,
      PageDown: Math.min(this.active + pageRows, length - 1),
      PageUp: Math.max(this.active - pageRows, 0),
    }[event.key]
    const isOwn = pressedShortcut(event) === shortcutOf('command-bar', this.state.settings)
    if (to === undefined && event.key !== 'Enter' && !isOwn) return
    event.preventDefault()
    if (isOwn) this.dialog.close()
    else if (to === undefined) this.choose(this.listed[this.active])
    else if (length > 0) this.active = to
  }

  private onClick(event: Event) {
    // Outside of the window, which fills the dialog.
    if (event.target === this.dialog) return this.dialog.close()
    const option = (event.target as Element).closest<HTMLElement>('.option')
    if (option) this.choose(this.listed[Number(option.dataset['place'])])
  }

  private choose(command: Command | undefined) {
    if (!command?.isPossible) return
    // First the focus goes back to where it was: what is chosen may move it further.
    this.dialog.close()
    this.desk.value?.view.noteCommand(command.key)
    command.act?.()
    if (command.ask) this.dispatchEvent(command.ask())
  }

  async open(): Promise<void> {
    this.typed = ''
    this.active = 0
    this.isOpen = true
    await this.updateComplete
    if (!this.dialog.open) this.dialog.showModal()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-command-bar': ParleyCommandBar
  }
}
