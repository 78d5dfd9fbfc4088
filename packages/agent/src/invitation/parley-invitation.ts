import { ContextConsumer } from '@lit/context'
import type { AgentSettings } from '@parley/protocol'
import { base, buttons, glyphs, icon, TextsController, Ticking } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { actionOf, type ActionId } from '../actions/registry.ts'
import { shortcutAttribute, shortcutOf, shortcutWords } from '../actions/shortcuts.ts'
import { deskContext } from '../desk/desk-context.ts'
import type { Invited } from '../desk/invited.ts'
import { may } from '../desk/permitted.ts'
import { ActEvent } from '../events.ts'
import { agentTexts, type AgentTextKey } from '../texts/agent-texts.ts'
import { cardStyles } from './card-styles.ts'

/**
 * One invitation: who waits, for how long, how much time is left, and the two answers.
 *
 * @fires parley-act - `accept` or `reject`, about the conversation.
 * @csspart card - The whole of it.
 */
export class ParleyInvitation extends LitElement {
  static override styles = [base, buttons, cardStyles]

  @property({ attribute: false }) invited: Invited | undefined
  /** Why it cannot be answered now; it can without this. */
  @property({ attribute: false }) denied: AgentTextKey | undefined
  /** An answer is under way. */
  @property({ type: Boolean }) isAnswering = false
  /** Whether the keys answer this one. */
  @property({ type: Boolean }) isFirst = false
  /** With the keys that the agent chose. */
  @property({ attribute: false }) settings: AgentSettings = {}

  private readonly texts = new TextsController(this, agentTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext, subscribe: true })

  constructor() {
    super()
    new Ticking(this)
  }

  protected override render() {
    const { invited } = this
    if (!invited) return nothing
    const { name, issuedAt, expiresAt, waitingSince } = invited
    const leftMs = Math.max(0, expiresAt - (this.desk.value?.now ?? Date.now()))
    return html`
      <section part="card" class="card" aria-label=${this.texts.say('invitation')} aria-describedby="who">
        <div class="head">
          <span class="channel">${icon(glyphs.chat)}</span>
          <p id="who" class="who" title=${name}><bdi>${name}</bdi></p>
          <parley-elapsed class="left" title=${this.texts.say('timeLeft')} .until=${expiresAt}></parley-elapsed>
        </div>
        ${
          invited.from
            ? html`<parley-colleague-wish .invited=${invited} ?disabled=${Boolean(this.denied) || this.isAnswering}></parley-colleague-wish>`
            : nothing
        }
        ${
          invited.from
            ? nothing
            : html`<p class="waiting">${this.texts.say('waiting')} <parley-elapsed .since=${waitingSince}></parley-elapsed></p>`
        }
        <progress aria-hidden="true" max=${expiresAt - issuedAt} .value=${leftMs}></progress>
        <div class="answers">
          ${this.drawAnswer('accept', 'primary')} ${this.drawAnswer('reject', '')}
        </div>
        ${this.denied ? html`<p id="denied" class="denied">${this.texts.say(this.denied)}</p>` : nothing}
      </section>
    `
  }

  private drawAnswer(id: ActionId & ('accept' | 'reject'), look: string) {
    const keys = this.isFirst ? shortcutOf(id, this.settings) : undefined
    const forbidden = this.isForbidden(id) ? this.texts.say('whyNotPermitted') : ''
    return html`
      <button
        class="button ${look}"
        type="button"
        aria-disabled=${this.denied || this.isAnswering || forbidden ? 'true' : nothing}
        aria-description=${forbidden || nothing}
        aria-describedby=${this.denied ? 'denied' : 'who'}
        aria-keyshortcuts=${keys ? shortcutAttribute(keys) : nothing}
        title=${forbidden || (keys ? shortcutWords(keys) : nothing)}
        @click=${() => this.answer(id)}
      >
        ${this.texts.say(actionOf(id).label)}
      </button>
    `
  }

  /** Invitations that may not be rejected can be left unanswered all the same. */
  private isForbidden(id: ActionId): boolean {
    return id === 'reject' && this.desk.value !== undefined && !may(this.desk.value.state, 'reject')
  }

  private answer(id: ActionId) {
    if (this.isForbidden(id)) return
    if (this.invited && !this.denied && !this.isAnswering) this.dispatchEvent(new ActEvent(id, this.invited.id))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-invitation': ParleyInvitation
  }
}
