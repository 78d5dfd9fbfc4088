import { base, buttons, glyphs, icon, TextsController, Tooltips, type ChooseEvent, type MenuEntry } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { actionOf, type ActionId } from '../actions/registry.ts'
import type { TeamAim } from '../desk/shown.ts'
import { ActEvent } from '../events.ts'
import { agentTexts, type AgentTextKey } from '../texts/agent-texts.ts'
import { aimWords } from './aim.ts'
import { drawState } from './draw-state.ts'
import { isAgent, purposes, type Purpose, type TeamTarget } from './target.ts'
import { AskTargetEvent, ToggleFavouriteEvent } from './team-events.ts'
import { targetStyles } from './target-styles.ts'
import { teamCommunicatorTexts } from './texts/team-communicator-texts.ts'
import type { Reason } from './why-denied.ts'

/** What can be done with a target, and why the rest cannot. */
export type Reasons = { readonly [Each in Purpose]: Reason | undefined }

const isOther = (one: Reasons | undefined, other: Reasons | undefined) =>
  !one || !other || purposes.some((purpose) => one[purpose] !== other[purpose])

/**
 * One target: who or what it is, how it is now, and what can be done with it. Draws itself anew only when that has changed.
 *
 * @fires parley-ask-target - Ask it for this.
 * @fires parley-toggle-favourite - It becomes a favourite, or is one no longer.
 * @fires parley-act - `message-colleague`, whose value is the colleague.
 */
export class ParleyTarget extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [base, buttons, targetStyles]

  @property({ attribute: false }) target: TeamTarget | undefined
  @property({ attribute: false }) aim: TeamAim = 'transfer'
  /** What the button of the target does. */
  @property({ attribute: false }) purpose: Purpose = 'transfer'
  @property({ attribute: false, hasChanged: isOther }) reasons: Reasons | undefined
  /** Why no message can be sent to it; nothing where one can. */
  @property({ attribute: false }) whyNotWritten: AgentTextKey | undefined
  @property({ type: Boolean }) isFavourite = false
  /** Whoever looks is one of those who are free of it. */
  @property({ type: Boolean }) isMine = false
  /** Enter in the search does this one. */
  @property({ type: Boolean, reflect: true }) next = false

  private readonly texts = new TextsController(this, teamCommunicatorTexts)
  private readonly words = new TextsController(this, agentTexts)

  constructor() {
    super()
    new Tooltips(this)
  }

  protected override render() {
    const { target, reasons, texts } = this
    if (!target || !reasons) return nothing
    const why = reasons[this.purpose]
    const [words, name] = aimWords[this.aim]
    return html`
      <div class="row ${why ? 'denied' : ''}">
        ${drawState(target, this.isMine, texts.speaker)}
        <button
          class="button small do"
          type="button"
          aria-label=${texts.say(name, { name: target.name })}
          aria-disabled=${why ? 'true' : nothing}
          aria-description=${why ? texts.say(why) : nothing}
          data-tooltip=${why ? texts.say(why) : nothing}
          @click=${() => this.ask(this.purpose)}
        >
          ${texts.say(words)}
        </button>
        <button
          class="icon-button favourite"
          type="button"
          aria-label=${texts.say('favourite')}
          aria-pressed=${this.isFavourite ? 'true' : 'false'}
          data-tooltip=${texts.say('favourite')}
          @click=${() => this.dispatchEvent(new ToggleFavouriteEvent(target))}
        >
          ${icon(glyphs.star)}
        </button>
        <parley-menu
          label=${texts.say('action')}
          .entries=${[...purposes.map((purpose) => this.entry(purpose, reasons[purpose])), this.writing]}
          @parley-choose=${this.onChoose}
        ></parley-menu>
      </div>
    `
  }

  private entry(purpose: Purpose, why: Reason | undefined): MenuEntry {
    return {
      id: purpose,
      label: this.texts.say(purpose),
      glyph: purposeGlyphs[purpose],
      ...(purpose === 'chat-consultation' && { apart: true }),
      ...(why && { denied: this.texts.say(why) }),
    }
  }

  /** Writes to a colleague, about anything: a thread of its own, which no contact reads ([TEA50]). */
  private get writing(): MenuEntry {
    const why = this.whyNotWritten
    return {
      id: writing,
      label: this.texts.say('sendMessage'),
      glyph: actionOf(writing).glyph,
      apart: true,
      ...(why && { denied: this.words.say(why) }),
    }
  }

  /** Does what the target is here for. */
  press() {
    this.ask(this.purpose)
  }

  /** Moves the focus to the next button of the target, or to the one before. */
  move(steps: 1 | -1) {
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('.do, .favourite, parley-menu')]
    const from = items.indexOf(this.shadowRoot?.activeElement as HTMLElement)
    items[from + steps]?.focus()
  }

  private onChoose(event: ChooseEvent) {
    event.stopPropagation()
    const purpose = purposes.find((each) => each === event.choice)
    if (purpose) this.ask(purpose)
    else if (this.target && isAgent(this.target))
      this.dispatchEvent(new ActEvent(writing, undefined, this.target.agentId))
  }

  private ask(purpose: Purpose) {
    if (this.target && !this.reasons?.[purpose]) this.dispatchEvent(new AskTargetEvent(this.target, purpose))
  }
}

const writing = 'message-colleague' as const satisfies ActionId

const purposeGlyphs = {
  transfer: glyphs.transfer,
  conference: glyphs.people,
  'chat-consultation': glyphs.lock,
  'im-consultation': glyphs.chat,
  'voice-consultation': glyphs.phone,
} as const satisfies Record<Purpose, string>

declare global {
  interface HTMLElementTagNameMap {
    'parley-target': ParleyTarget
  }
}
