import { base, buttons, Hider, TextsController } from '@parley/ui'
import { css, html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import type { ContactChat } from '../chat/contact-chat.ts'
import type { ContactState } from '../chat/contact-state.ts'
import type { GiveRating } from '../rating/parley-rating.ts'
import { endedTexts } from './ended-texts.ts'

/**
 * Below a chat that has ended: how it was, where the site asks, and how to begin another one. Comes a moment after the panel; the
 * question is fetched when it is asked.
 *
 * @csspart start-anew - The button that starts a new chat.
 */
export class ParleyEnded extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
        border-block-start: 1px solid var(--parley-line);
        outline: none;
      }

      .next {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--parley-space-2) var(--parley-space-3);
        padding: var(--parley-space-3) var(--parley-space-4) var(--parley-space-4);
      }

      p {
        flex: 1 1 16ch;
        margin: 0;
        color: var(--parley-ink-muted);
        text-wrap: pretty;
      }

      parley-rating {
        border-block-end: 1px solid var(--parley-line);
      }
    `,
  ]

  @property({ attribute: false }) state: ContactState | undefined
  @property({ attribute: false }) chat: ContactChat | undefined
  /** Leaves the chat behind. */
  @property({ attribute: false }) startAnew: (() => void) | undefined

  private readonly texts = new TextsController(this, endedTexts)
  private readonly hider = new Hider()

  protected override render() {
    const { state, texts } = this
    if (!state) return nothing
    return html`
      ${state.site.rating ? this.drawRating(state) : nothing}
      <div class="next">
        <p>${texts.say('endedMore')}</p>
        <button part="start-anew" class="button primary" @click=${this.startAnew}>${texts.say('startAnew')}</button>
      </div>
    `
  }

  private drawRating({ view, line }: ContactState) {
    void import('../rating/define-rating.ts')
    return html`<parley-rating
      .conversation=${view.id}
      .rating=${view.conversation.rating}
      .isOnline=${line.is === 'online'}
      .give=${this.give}
    ></parley-rating>`
  }

  /** Secrets in the comment are hidden before it leaves this machine, like those in messages. */
  private readonly give: GiveRating = (stars, comment) => {
    const { chat, hider } = this
    const { text } = hider.hide(comment, chat?.state.site.maskPatterns)
    return chat!.wish('rate', { stars, comment: text }).answered
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-ended': ParleyEnded
  }
}
