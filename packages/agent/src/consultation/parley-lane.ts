import { glyphs, icon, TextsController } from '@parley/ui'
import { html, nothing, type PropertyValues } from 'lit'
import { property } from 'lit/decorators.js'
import { actionOf, type ActionId } from '../actions/registry.ts'
import { contactName, type DeskEntry, type DeskState } from '../desk/desk-state.ts'
import { colleagueIn, type Lane } from '../desk/lanes.ts'
import { ActEvent } from '../events.ts'
import { laneStyles } from './lane-styles.ts'
import { PrivateTalk } from './private-talk.ts'
import { consultationTexts } from './texts/consultation-texts.ts'

/**
 * A consultation beside the contact's conversation: of another shape, with a composer of its own whose Send says whom it reaches.
 * Speaks for itself with the desk, as the interaction above does.
 *
 * @fires parley-act - Ends it, or marks it done.
 */
export class ParleyLane extends PrivateTalk {
  static override styles = laneStyles

  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined
  @property({ attribute: false }) lane: Lane | undefined
  /** Set where the buttons that end it stand elsewhere. */
  @property({ type: Boolean }) bare = false
  /** Set while only its head is shown. */
  @property({ type: Boolean, reflect: true }) folded = false
  /** Set once the consultation is over: for styles. */
  @property({ type: Boolean, reflect: true }) ended = false

  protected override readonly origin = 'lane'
  private readonly texts = new TextsController(this, consultationTexts)

  protected override willUpdate(changed: PropertyValues<this>) {
    const { lane } = this
    if (!lane || !changed.has('lane')) return
    const { id, state } = lane.consultation
    this.ended = state === 'ended'
    if (changed.get('lane')?.consultation.id !== id) this.takeDraft(id)
  }

  protected override render() {
    const { entry, lane, state } = this
    if (!entry || !lane || !state) return nothing
    const { name } = colleagueIn(lane, state.agent?.agentId)
    return html`
      <section aria-label=${this.texts.say('laneWith', { name })}>
        ${this.drawHead(entry, lane, name)}
        ${this.folded ? nothing : [this.drawTranscript(entry, lane), this.drawFoot(entry, lane, state, name)]}
      </section>
    `
  }

  protected override get spelled() {
    const { entry, lane } = this
    return entry && lane && { interaction: { ...entry.interaction, language: null }, view: lane.view }
  }

  private drawHead(entry: DeskEntry, lane: Lane, name: string) {
    const { consultation, unread } = lane
    const fold = this.texts.say(this.folded ? 'unfold' : 'fold')
    return html`
      <div class="head">
        <span class="lock">${icon(glyphs.lock)}</span>
        <h3 dir="auto">
          ${this.texts.say('privateWith', { name })} <span class="kind">(${this.texts.say(consultation.kind)})</span>
        </h3>
        ${this.drawStanding(lane)}
        ${
          unread > 0 && this.folded
            ? html`<span class="count" role="img" aria-label=${this.texts.say('unread', { count: unread })}>${this.texts.speaker.number(unread)}</span>`
            : nothing
        }
        ${this.bare ? nothing : this.drawEnd(entry, lane)}
        <button
          class="icon-button fold"
          type="button"
          aria-expanded=${this.folded ? 'false' : 'true'}
          aria-label=${fold}
          title=${fold}
          @click=${() => (this.folded = !this.folded)}
        >
          ${icon(this.folded ? glyphs.up : glyphs.down)}
        </button>
      </div>
    `
  }

  /** Whether the other one can read what is written now. */
  private drawStanding({ consultation, view, me }: Lane) {
    const other = view.conversation.participants.find(({ id }) => id !== me)
    const isLost = consultation.state === 'open' && other?.presence === 'away'
    const words =
      consultation.state === 'ended'
        ? 'ended'
        : isLost
          ? 'lostConnection'
          : view.typing.some((id) => id !== me) && this.folded
            ? 'isTyping'
            : undefined
    return html`<span class=${isLost ? 'state lost' : 'state'} role="status">${words ? this.texts.say(words) : nothing}</span>`
  }

  private drawEnd(entry: DeskEntry, { consultation }: Lane) {
    const id: ActionId = consultation.state === 'open' ? 'end-consultation' : 'consultation-done'
    const now = this.state && actionOf(id).availability(this.state, { about: entry.id, value: consultation.id })
    const why = now?.is === 'impossible' ? this.words.say(now.why) : ''
    return html`<button
      class="button small ${this.ended ? 'primary' : 'danger'}"
      type="button"
      aria-disabled=${why ? 'true' : nothing}
      aria-description=${why || nothing}
      title=${why || nothing}
      @click=${() => why || this.dispatchEvent(new ActEvent(id, entry.id, consultation.id))}
    >
      ${this.words.say(actionOf(id).label)}
    </button>`
  }

  private drawTranscript(entry: DeskEntry, { consultation: { id }, view, me }: Lane) {
    const contact = contactName(entry)
    return this.drawLog({ id, view, me }, this.texts.say('consultation'), this.texts.say('nothingSaid', { contact }))
  }

  private drawFoot(entry: DeskEntry, { consultation, me, view }: Lane, desk: DeskState, name: string) {
    const { id, state: standing } = consultation
    const isOpen = standing === 'open'
    const placeholder = this.texts.say('staffOnly', { contact: contactName(entry) })
    return html`<div class="foot">
      ${isOpen ? nothing : html`<p>${this.texts.say('over')}</p>`}
      ${
        isOpen || this.draft
          ? this.drawComposer({ id, view, me }, desk, {
              name,
              placeholder,
              isOpen,
              hasEmojis: desk.agent?.desk.writing?.[entry.interaction.site]?.emoji === true,
            })
          : nothing
      }
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-lane': ParleyLane
  }
}
