import { base, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { type ContactState, staffIn } from '../chat/contact-state.ts'
import { whoTexts } from './who-texts.ts'

/** The contact has left and stays after all. */
export class StayEvent extends Event {
  static readonly type = 'parley-stay'
  constructor() {
    super(StayEvent.type, { bubbles: true, composed: true })
  }
}

/**
 * One line below the name: who reads what the contact writes, or why nobody does. Comes a moment after the panel, which keeps its
 * place free.
 *
 * @fires parley-stay - The contact, who has left, stays.
 */
export class ParleyWho extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-block-size: var(--parley-meta-line);
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
        line-height: var(--parley-meta-line);
      }

      p {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        margin: 0;
        overflow: hidden;
        overflow-wrap: anywhere;
        text-wrap: pretty;
      }

      button {
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-decoration: underline;
        cursor: pointer;
      }
    `,
  ]

  @property({ attribute: false }) state: ContactState | undefined
  /** Asks for a person instead of the bot. */
  @property({ attribute: false }) askForPerson: (() => void) | undefined

  private readonly texts = new TextsController(this, whoTexts)

  protected override render() {
    const { state, texts } = this
    if (!state) return nothing
    const words = this.words(state)
    return html`<p title=${words}>
      <bdi>${words}</bdi>
      ${
        state.view.conversation.leavesAt
          ? html`<button type="button" @click=${() => this.dispatchEvent(new StayEvent())}>${texts.say('stay')}</button>`
          : nothing
      }
      ${
        isWithBot(state)
          ? html`<button type="button" @click=${this.askForPerson}>${texts.say('askForPerson')}</button>`
          : nothing
      }
    </p>`
  }

  /** Everybody who reads, with what they are here: `Ada (agent) and Mira (bot)`. */
  private people(staff: ReturnType<typeof staffIn>): string {
    const named = staff.map(({ name, role }) => this.texts.say(role === 'contact' ? 'agent' : role, { name }))
    return new Intl.ListFormat(this.texts.language, { type: 'conjunction' }).format(named)
  }

  private words(state: ContactState): string {
    const { texts } = this
    const staff = staffIn(state)
    const away = staff.find(({ presence }) => presence === 'away')
    const { leavesAt } = state.view.conversation
    if (leavesAt) return texts.say('whoLeaving', { time: texts.speaker.time(leavesAt) })
    switch (state.stage) {
      case 'loading':
      case 'empty':
        return texts.say('whoTeam')
      case 'waiting':
        if (state.view.conversation.waiting === 'parked') return texts.say('whoParked')
        return texts.say(state.view.conversation.waiting === 'nobody-available' ? 'whoNobody' : 'whoWaiting')
      case 'talking':
        if (away) return texts.say('whoAway', { name: away.name })
        if (isWithBot(state)) return texts.say('whoBot', { names: staff.map(({ name }) => name).join(', ') })
        return texts.say(state.site.typingPreview ? 'whoWithPreview' : 'whoWith', { people: this.people(staff) })
      case 'ended':
        return texts.say('whoEnded')
    }
  }
}

const isWithBot = (state: ContactState) =>
  state.stage === 'talking' && staffIn(state).every(({ role }) => role === 'bot')

declare global {
  interface HTMLElementEventMap {
    'parley-stay': StayEvent
  }
  interface HTMLElementTagNameMap {
    'parley-who': ParleyWho
  }
}
