import { ContextConsumer } from '@lit/context'
import { base, buttons, glyphs, icon, TextsController, visuallyHidden } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { actionGroups, actionOf, type ActionId } from '../actions/registry.ts'
import { pressedShortcut, shortcutOf, shortcutWords, type Shortcut } from '../actions/shortcuts.ts'
import { deskContext } from '../desk/desk-context.ts'
import { emptyDesk, type DeskState } from '../desk/desk-state.ts'
import { dialogStyles } from '../settings/dialog-styles.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { isOwn, othersWith, withShortcut } from './own-shortcuts.ts'
import { shortcutsStyles } from './shortcuts-styles.ts'
import { shortcutTexts } from './texts/shortcut-texts.ts'

/** Where the groups stand. */
const columns = [
  ['answering', 'interaction', 'writing'],
  ['information', 'list', 'desk'],
] as const

/** What is wanted for the action whose keys are being changed. */
type Change =
  | { readonly is: 'listening'; readonly id: ActionId; readonly isRefused: boolean }
  | { readonly is: 'taken'; readonly id: ActionId; readonly keys: Shortcut; readonly by: readonly ActionId[] }

/** All keys of the desk, from the registry of its actions. The agent can choose others; the server keeps them. */
export class ParleyShortcuts extends LitElement {
  static override styles = [base, buttons, visuallyHidden, dialogStyles, shortcutsStyles]

  @property({ attribute: false }) state: DeskState = emptyDesk

  @state() private isOpen = false
  @state() private change: Change | undefined
  /** What was changed last, for a screen reader. */
  @state() private told = ''
  @query('dialog') private readonly dialog!: HTMLDialogElement
  private readonly texts = new TextsController(this, shortcutTexts)
  private readonly deskTexts = new TextsController(this, agentTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })

  protected override render() {
    return html`<dialog
      aria-labelledby="title"
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
      @cancel=${this.onCancel}
      @close=${this.onClose}
    >
      ${this.isOpen ? this.drawInside() : nothing}
    </dialog>`
  }

  private drawInside() {
    const { texts, state } = this
    return html`
      <div class="head">
        <h2 id="title">${this.deskTexts.say('shortcuts')}</h2>
        <button class="icon-button" type="button" autofocus aria-label=${texts.say('close')} @click=${() => this.dialog.close()}>
          ${icon(glyphs.close)}
        </button>
      </div>
      <div class="body">
        <p class="hint">${texts.say('hint')}</p>
        <div class="columns">
          ${columns.map((groups) => html`<div class="column">${groups.map((group) => this.drawGroup(group))}</div>`)}
        </div>
      </div>
      <div class="foot" ?hidden=${state.settings.shortcuts === undefined}>
        <button class="button" type="button" @click=${this.resetAll}>${texts.say('resetAll')}</button>
      </div>
      <p class="visually-hidden" role="status">${this.told}</p>
    `
  }

  private drawGroup(group: (typeof columns)[number][number]) {
    return html`<section aria-labelledby=${`group-${group}`}>
      <h3 id=${`group-${group}`}>${this.texts.say(group)}</h3>
      <ul role="list">
        ${(Object.keys(actionGroups[group]) as ActionId[]).map((id) => this.drawAction(id))}
      </ul>
    </section>`
  }

  private drawAction(id: ActionId) {
    const { texts, change } = this
    const action = this.nameOf(id)
    const isChanging = change?.id === id
    return html`<li>
      <span class="name">${action}</span>
      ${isChanging && change.is === 'listening' ? this.drawField(action) : this.drawKeys(id)}
      ${
        isOwn(id, this.state.settings)
          ? html`<button
              class="icon-button"
              type="button"
              aria-label=${texts.say('resetOf', { action })}
              title=${texts.say('reset')}
              @click=${() => this.want(id, actionOf(id).shortcut)}
            >
              ${icon(glyphs.retry)}
            </button>`
          : nothing
      }
      <button
        class="button quiet small"
        type="button"
        data-change=${id}
        aria-label=${texts.say('changeOf', { action })}
        @click=${() => this.listen(id)}
      >
        ${texts.say('change')}
      </button>
      ${isChanging ? this.drawChange(change) : nothing}
    </li>`
  }

  private drawKeys(id: ActionId) {
    const keys = shortcutOf(id, this.state.settings)
    return keys ? html`<kbd>${shortcutWords(keys)}</kbd>` : html`<span class="none">${this.texts.say('none')}</span>`
  }

  private drawField(action: string) {
    return html`<input
      readonly
      aria-label=${this.texts.say('newKeys', { action })}
      aria-describedby="change"
      placeholder=${this.texts.say('pressKeys')}
      @keydown=${this.onPress}
      @blur=${this.onBlur}
    />`
  }

  private drawChange(change: Change) {
    const { texts } = this
    const example = shortcutWords('desk+7')
    if (change.is === 'listening')
      return html`<p id="change" class="hint change" role=${change.isRefused ? 'alert' : nothing}>
        ${texts.say(change.isRefused ? 'notOurs' : 'how', { example })}
      </p>`
    const { id, keys, by } = change
    const action = by.map((other) => this.nameOf(other)).join(', ')
    return html`<div class="change" role="group" aria-labelledby="taken">
      <p id="taken" class="hint" role="alert">${texts.say('taken', { keys: shortcutWords(keys), action })}</p>
      <button class="button small primary" type="button" @click=${() => this.keep(id, keys)}>${texts.say('take')}</button>
      <button class="button small" type="button" @click=${() => this.leave(id)}>${texts.say('keep')}</button>
    </div>`
  }

  private nameOf(id: ActionId): string {
    return this.deskTexts.say(actionOf(id).label)
  }

  private async listen(id: ActionId) {
    this.change = { is: 'listening', id, isRefused: false }
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('input')?.focus()
  }

  private onPress(event: KeyboardEvent) {
    const { change } = this
    if (change?.is !== 'listening' || event.key === 'Tab' || modifierKeys.has(event.key)) return
    event.preventDefault()
    event.stopPropagation()
    const { id } = change
    if (event.key === 'Escape') return void this.leave(id)
    if (event.key === 'Backspace' || event.key === 'Delete') return this.want(id, undefined)
    const keys = pressedShortcut(event)
    // Most combinations with Control belong to the browser: one is an action's only if everybody has it there.
    const isOurs = keys?.startsWith('desk+') || (keys !== undefined && keys === actionOf(id).shortcut)
    if (isOurs) this.want(id, keys)
    else this.change = { ...change, isRefused: true }
  }

  private onBlur() {
    if (this.change?.is === 'listening') this.change = undefined
  }

  /** Takes keys that nobody has; asks before it takes them from somebody. */
  private want(id: ActionId, keys: Shortcut | undefined) {
    const by = keys ? othersWith(keys, id, this.state.settings) : []
    if (!keys || by.length === 0) return this.keep(id, keys)
    this.change = { is: 'taken', id, keys, by }
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.change .primary')?.focus())
  }

  private keep(id: ActionId, keys: Shortcut | undefined) {
    this.desk.value?.memory.choose({ shortcuts: withShortcut(id, keys, this.state.settings) })
    const words = keys ? shortcutWords(keys) : this.texts.say('none')
    this.told = this.texts.say('changed', { action: this.nameOf(id), keys: words })
    void this.leave(id)
  }

  private async leave(id: ActionId) {
    this.change = undefined
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`[data-change='${id}']`)?.focus()
  }

  private resetAll() {
    this.desk.value?.memory.choose({ shortcuts: undefined })
    this.change = undefined
    this.told = this.texts.say('allReset')
    this.renderRoot.querySelector<HTMLElement>('.head button')?.focus()
  }

  /** Escape gives up the change first. */
  private onCancel(event: Event) {
    if (!this.change) return
    event.preventDefault()
    void this.leave(this.change.id)
  }

  private onClose() {
    this.isOpen = this.dialog.open
    this.change = undefined
    this.told = ''
  }

  async open(): Promise<void> {
    this.isOpen = true
    await this.updateComplete
    if (!this.dialog.open) this.dialog.showModal()
  }
}

const modifierKeys: ReadonlySet<string> = new Set(['Alt', 'AltGraph', 'Control', 'Meta', 'Shift'])

declare global {
  interface HTMLElementTagNameMap {
    'parley-shortcuts': ParleyShortcuts
  }
}
