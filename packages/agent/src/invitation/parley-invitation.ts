import { ContextConsumer } from '@lit/context'
import { base, buttons, glyphs, icon, TextsController, Ticking } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { actionOf, type ActionId } from '../actions/registry.ts'
import { shortcutAttribute, shortcutWords } from '../actions/shortcuts.ts'
import { deskContext } from '../desk/desk-context.ts'
import type { Invited } from '../desk/desk-state.ts'
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
        <p class="waiting">${this.texts.say('waiting')} <parley-elapsed .since=${waitingSince}></parley-elapsed></p>
        <progress aria-hidden="true" max=${expiresAt - issuedAt} .value=${leftMs}></progress>
        <div class="answers">
          ${this.drawAnswer('accept', 'primary')} ${this.drawAnswer('reject', '')}
        </div>
        ${this.denied ? html`<p id="denied" class="denied">${this.texts.say(this.denied)}</p>` : nothing}
      </section>
    `
  }

  private drawAnswer(id: ActionId & ('accept' | 'reject'), look: string) {
    const { label, key = '' } = actionOf(id)
    return html`
      <button
        class="button ${look}"
        type="button"
        aria-disabled=${this.denied || this.isAnswering ? 'true' : nothing}
        aria-describedby=${this.denied ? 'denied' : 'who'}
        aria-keyshortcuts=${this.isFirst ? shortcutAttribute(key) : nothing}
        title=${this.isFirst ? shortcutWords(key) : nothing}
        @click=${() => this.answer(id)}
      >
        ${this.texts.say(label)}
      </button>
    `
  }

  private answer(id: ActionId) {
    if (this.invited && !this.denied && !this.isAnswering) this.dispatchEvent(new ActEvent(id, this.invited.id))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-invitation': ParleyInvitation
  }
}
