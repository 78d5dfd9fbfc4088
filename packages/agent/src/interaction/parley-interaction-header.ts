import { ContextConsumer } from '@lit/context'
import { base, buttons, floating, glyphs, icon, TextsController, Ticking, Tooltips } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property, query } from 'lit/decorators.js'
import { type Calls, noCalls } from '../attention/attention.ts'
import { deskContext } from '../desk/desk-context.ts'
import {
  allUnread,
  contactConnection,
  contactName,
  contactOf,
  type DeskEntry,
  type DeskState,
} from '../desk/desk-state.ts'
import { hasOpenLane } from '../desk/lanes.ts'
import { taskGlyphs } from '../desk/task.ts'
import { ActEvent } from '../events.ts'
import { pendingWords } from '../pending/pending-words.ts'
import { pendingOf, thresholdsOf, waitingSince } from '../pending/pending.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { countStyles } from '../parts/count-styles.ts'
import { headerStyles } from './header-styles.ts'

/**
 * Whom the agent talks with, whether they are connected, and what can be done.
 *
 * @fires parley-act - From the toolbar, and `back-to-list` where the panel is narrow.
 * @csspart name - The contact's name.
 * @csspart connection - Whether the contact is connected.
 */
export class ParleyInteractionHeader extends LitElement {
  static override styles = [base, buttons, floating, countStyles, headerStyles]

  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined
  /** What asks for the agent. */
  @property({ attribute: false }) calls: Calls = noCalls

  @query('h2') private readonly heading!: HTMLElement | null
  private readonly texts = new TextsController(this, agentTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext, subscribe: true })

  constructor() {
    super()
    new Tooltips(this)
    new Ticking(this, () => this.entry !== undefined && waitingSince(this.entry) !== null)
  }

  protected override render() {
    const { entry, state } = this
    if (!entry || !state) return nothing
    const name = contactName(entry)
    const task = this.texts.say(entry.task)
    const connection = contactConnection(entry)
    const desk = this.desk.value
    const pending = desk && pendingOf(entry, thresholdsOf(state, entry), desk.now)
    const waiting = pending ? pendingWords(pending, this.texts.speaker) : ''
    return html`
      <div class="header">
        ${this.drawBack(entry, state)}
        <div class="who">
          <span
            class="task"
            role="img"
            aria-label=${task}
            aria-description=${waiting || nothing}
            title=${waiting ? `${task}, ${waiting}` : task}
            >${icon(taskGlyphs[entry.task])}<parley-pending-ring .entry=${entry} flashing></parley-pending-ring
          ></span>
          <h2 part="name" tabindex="-1" title=${name}><bdi>${name}</bdi></h2>
          <div class="about">
            ${
              entry.part === 'consulted' && !hasOpenLane(entry)
                ? nothing
                : html`<span part="connection" class="connection ${connection}"
                    ><span class="dot"></span>${this.texts.say(connection)}</span
                  >`
            }
            ${this.drawOthers(entry, state)}
          </div>
        </div>
        ${state.isCollapsed ? nothing : html`<parley-toolbar .entry=${entry} .state=${state}></parley-toolbar>`}
        ${this.drawCollapse(state)}
        <button
          class="icon-button information"
          type="button"
          aria-label=${this.texts.say('information')}
          aria-expanded=${state.isInformationOpen ? 'true' : 'false'}
          @click=${() => this.dispatchEvent(new ActEvent('toggle-information'))}
        >
          ${icon(glyphs.info)}
        </button>
      </div>
    `
  }

  /** How many other interactions of the contact are in progress or recent (A024), and the way to them (A025). */
  private drawOthers(entry: DeskEntry, state: DeskState) {
    const others = (contactOf(state, entry)?.recent ?? 0) - 1
    if (others < 1) return nothing
    const hint = `${this.texts.say('otherInteractions', { count: others })}. ${this.texts.say('otherInteractionsHint')}`
    return html`<button
      class="others"
      type="button"
      aria-label=${this.texts.say('otherInteractions', { count: others })}
      aria-description=${this.texts.say('otherInteractionsHint')}
      data-tooltip=${hint}
      @click=${() => this.dispatchEvent(new ActEvent('show-history'))}
    >
      ${icon(glyphs.clock)}${this.texts.speaker.number(others)}
    </button>`
  }

  private drawCollapse({ isCollapsed }: DeskState) {
    const words = this.texts.say(isCollapsed ? 'showView' : 'hideView')
    return html`
      <button
        class="icon-button collapse"
        type="button"
        aria-label=${words}
        data-tooltip=${words}
        @click=${() => this.dispatchEvent(new ActEvent('toggle-view'))}
      >
        ${icon(isCollapsed ? glyphs.down : glyphs.up)}
      </button>
    `
  }

  /** The way to the list, and how many others are behind it that ask for the agent or have something unread. */
  private drawBack({ id }: DeskEntry, { entries, threads }: DeskState) {
    const needs = (other: DeskEntry) => allUnread(other) > 0 || this.calls.flashing.has(other.id)
    const written = threads.filter(({ unread }) => unread > 0)
    const count = entries.filter((other) => other.id !== id && needs(other)).length + written.length
    return html`
      <button
        class="icon-button back"
        type="button"
        aria-label=${count ? this.texts.say('backToListNeeded', { count }) : this.texts.say('backToList')}
        @click=${() => this.dispatchEvent(new ActEvent('back-to-list'))}
      >
        <span class="mirrored">${icon(glyphs.back)}</span>
        ${count ? html`<span class="count">${this.texts.speaker.number(count)}</span>` : nothing}
      </button>
    `
  }

  override focus() {
    this.heading?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-interaction-header': ParleyInteractionHeader
  }
}
