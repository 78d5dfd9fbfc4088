import { ContextConsumer } from '@lit/context'
import { limits, type AgentId, type Teammate } from '@parley/protocol'
import { base, buttons, glyphs, icon, TextsController, visuallyHidden } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { deskContext } from '../desk/desk-context.ts'
import { emptyDesk, type DeskState } from '../desk/desk-state.ts'
import { SelectEvent } from '../events.ts'
import { dialogFrame } from '../parts/dialog-styles.ts'
import { fieldStyles } from '../parts/field-styles.ts'
import { drawState } from '../team-communicator/draw-state.ts'
import { listKey } from '../team-communicator/list-keys.ts'
import { teamCommunicatorTexts } from '../team-communicator/texts/team-communicator-texts.ts'
import { targetStyles } from '../team-communicator/target-styles.ts'
import { choiceOf, isChosen, toggled, type Choice } from './choosing.ts'
import { newThreadStyles } from './new-thread-styles.ts'
import { threadTexts } from './texts/thread-texts.ts'

/**
 * Whom to write to: one colleague, or several as a group. By typing, arrows and Enter; Space chooses several. The team is
 * followed only while this is open.
 *
 * @fires parley-select - Show the thread that was opened.
 */
export class ParleyNewThread extends LitElement {
  static override styles = [base, buttons, visuallyHidden, dialogFrame, fieldStyles, targetStyles, newThreadStyles]

  @property({ attribute: false }) state: DeskState = emptyDesk

  @state() private isOpen = false
  @state() private typed = ''
  @state() private chosen: readonly Teammate[] = []
  /** The one that the Tab key goes to, and Enter writes to while nobody is chosen. */
  @state() private current: AgentId = ''
  @state() private problem = ''
  @query('dialog') private readonly dialog!: HTMLDialogElement
  @query('.search') private readonly field!: HTMLInputElement
  @query('.group') private readonly group!: HTMLInputElement | null
  private readonly texts = new TextsController(this, threadTexts)
  private readonly presence = new TextsController(this, teamCommunicatorTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })
  private choice: Choice = { mates: [], hidden: 0 }
  private lookAway = () => {}

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.lookAway()
  }

  protected override willUpdate() {
    if (!this.isOpen) return
    this.choice = choiceOf(this.state, this.typed)
    const { mates } = this.choice
    if (!mates.some(({ agentId }) => agentId === this.current)) this.current = mates[0]?.agentId ?? ''
  }

  protected override render() {
    return html`<dialog
      aria-label=${this.texts.say('writeTo')}
      @keydown=${this.onKeydown}
      @click=${this.onClick}
      @close=${this.onClose}
    >
      ${this.isOpen ? this.drawInside() : nothing}
    </dialog>`
  }

  private drawInside() {
    const { texts } = this
    return html`
      <div class="window">
        <div class="head">
          <h2>${texts.say('writeTo')}</h2>
          <button class="icon-button" type="button" aria-label=${texts.say('close')} @click=${() => this.dialog.close()}>
            ${icon(glyphs.close)}
          </button>
        </div>
        <div class="find">
          <input
            class="search"
            type="search"
            dir="auto"
            autocomplete="off"
            spellcheck="false"
            maxlength=${limits.nameChars}
            aria-label=${texts.say('search')}
            aria-describedby="how"
            placeholder=${texts.say('placeholder')}
            .value=${this.typed}
            @input=${this.onTyped}
          />
          <p id="how" class="hint">${texts.say('howTo')}</p>
        </div>
        ${this.drawMates()} ${this.drawFoot()}
      </div>
    `
  }

  private drawMates() {
    const { texts, choice, typed } = this
    const { mates, hidden } = choice
    const words = !this.state.team ? 'looking' : typed.trim() === '' ? 'nobody' : 'nothing'
    const isEmpty = mates.length === 0
    return html`<div class="mates">
      <div role="listbox" aria-multiselectable="true" aria-label=${texts.say('colleagues')} ?hidden=${isEmpty}>
        ${repeat(
          mates,
          ({ agentId }) => agentId,
          (mate) => this.drawMate(mate),
        )}
      </div>
      ${hidden > 0 ? html`<p class="words">${texts.say('more', { count: hidden })}</p>` : nothing}
      <p class=${isEmpty ? 'words' : 'visually-hidden'} role="status">
        ${isEmpty ? texts.say(words) : texts.say('found', { count: mates.length + hidden })}
      </p>
    </div>`
  }

  private drawMate(mate: Teammate) {
    const { agentId } = mate
    const isOne = isChosen(this.chosen, agentId)
    const isNext = this.chosen.length === 0 && agentId === this.current
    return html`<div
      role="option"
      class=${isNext ? 'row next' : 'row'}
      tabindex=${agentId === this.current ? 0 : -1}
      aria-selected=${isOne ? 'true' : 'false'}
      @click=${() => this.toggle(mate)}
      @focus=${() => (this.current = agentId)}
    >
      <span class="box">${isOne ? icon(glyphs.check) : nothing}</span>
      ${drawState(mate, false, this.presence.speaker)}
    </div>`
  }

  private drawFoot() {
    const { texts } = this
    const whom = this.whom()
    const [first] = whom
    const isGroup = whom.length > 1
    return html`<div class="foot">
      ${
        isGroup
          ? html`<input
              class="group"
              dir="auto"
              maxlength=${limits.nameChars}
              aria-label=${texts.say('groupName')}
              placeholder=${texts.say('groupName')}
            />`
          : nothing
      }
      <p class="wrong" role="alert">${this.problem}</p>
      <button
        class="button primary"
        type="button"
        aria-disabled=${first ? nothing : 'true'}
        @click=${() => void this.write()}
      >
        ${
          isGroup
            ? texts.say('writeGroup', { count: whom.length })
            : first
              ? texts.say('write', { name: first.name })
              : texts.say('writeTo')
        }
      </button>
    </div>`
  }

  /** Those who were chosen; without them whoever stands there next. */
  private whom(): readonly Teammate[] {
    const next = this.choice.mates.find(({ agentId }) => agentId === this.current)
    return this.chosen.length > 0 ? this.chosen : next ? [next] : []
  }

  private toggle(mate: Teammate) {
    const chosen = toggled(this.chosen, mate)
    const isTooMany = chosen.length > limits.threadAgents
    this.problem = isTooMany ? this.texts.say('tooMany', { count: limits.threadAgents }) : ''
    if (!isTooMany) this.chosen = chosen
  }

  private async write() {
    const whom = this.whom()
    if (whom.length === 0) return
    const name = whom.length > 1 ? (this.group?.value.trim() ?? '') : ''
    this.problem = ''
    const ids = whom.map(({ agentId }) => agentId)
    const id = await this.desk.value?.thread.writeTo(ids, name)
    if (id === undefined) return void (this.problem = this.texts.say('refused'))
    // It gets the focus as soon as it is shown.
    const { defineThreads } = await import('./define-threads.ts')
    defineThreads()
    this.dialog.close()
    this.dispatchEvent(new SelectEvent(id))
  }

  private onTyped() {
    this.typed = this.field.value
    // What fits best is what Enter means.
    this.current = ''
  }

  /** The keys of the desk rest while this is open. */
  private onKeydown(event: KeyboardEvent) {
    event.stopPropagation()
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    const { target, key } = event
    if (key === 'Enter' && target === this.group) return void this.write()
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=option]')]
    const from = rows.indexOf(target as HTMLElement)
    if (from < 0 && target !== this.field) return
    if (from >= 0 && (key === ' ' || key === 'Enter')) {
      event.preventDefault()
      return key === ' ' ? rows[from]?.click() : void this.write()
    }
    const wish = listKey(key, { from, count: rows.length, isRightToLeft: this.matches(':dir(rtl)') })
    if (!wish || wish.is === 'sideways') return
    if (wish.is !== 'search' || !wish.types) event.preventDefault()
    if (wish.is === 'close') this.dialog.close()
    else if (wish.is === 'press-first') void this.write()
    else if (wish.is === 'search') this.field.focus()
    else rows[wish.to]?.focus()
  }

  private onClick(event: Event) {
    if (event.target === this.dialog) this.dialog.close()
  }

  private onClose() {
    this.isOpen = false
    this.lookAway()
  }

  async open(): Promise<void> {
    if (this.isOpen) return
    Object.assign(this, { typed: '', chosen: [], current: '', problem: '', isOpen: true })
    this.lookAway = this.desk.value?.watchTeam() ?? this.lookAway
    await this.updateComplete
    this.dialog.showModal()
    this.field.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-new-thread': ParleyNewThread
  }
}
