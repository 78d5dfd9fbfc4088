import { type ErrorCode, limits, type Rating } from '@parley/protocol'
import { base, buttons, glyphs, TextsController, visuallyHidden } from '@parley/ui'
import { html, LitElement, nothing, type PropertyValues, svg } from 'lit'
import { property, state } from 'lit/decorators.js'
import { ratingStyles } from './rating-styles.ts'
import { ratingTexts } from './rating-texts.ts'

/** Sends a rating, and says in the end whether it was taken. */
export type GiveRating = (
  stars: number,
  comment: string,
) => Promise<{ readonly is: 'accepted' } | { readonly is: 'refused'; readonly code: ErrorCode }>

/** What the contact does here: looks at what they gave, says something else, or waits for the answer. */
type Doing = 'looking' | 'saying' | 'sending' | { readonly refused: ErrorCode }

const five = [1, 2, 3, 4, 5] as const

/**
 * Asks the contact how it was, and shows what they gave. Nothing is sent before they press the button: a star alone is easily hit
 * by mistake.
 */
export class ParleyRating extends LitElement {
  static override styles = [base, buttons, visuallyHidden, ratingStyles]

  /** Which conversation it is about: another one begins anew. */
  @property() conversation = ''
  /** What they gave. */
  @property({ attribute: false }) rating: Rating | undefined
  /** Whether there is a line on which it could go at once. */
  @property({ attribute: false }) isOnline = true
  @property({ attribute: false }) give: GiveRating | undefined

  @state() private doing: Doing = 'looking'
  @state() private stars = 0
  @state() private comment = ''
  /** Where the focus goes after the next drawing. */
  private focusWanted: '.given' | 'input:checked' | undefined
  private readonly texts = new TextsController(this, ratingTexts)

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('conversation')) {
      this.doing = 'looking'
      this.stars = 0
      this.comment = ''
    }
    if (changed.has('rating') && this.rating && this.doing === 'sending') this.beGiven()
  }

  protected override render() {
    const { rating, doing } = this
    return rating && doing === 'looking' ? this.drawGiven(rating) : this.drawQuestion()
  }

  protected override updated() {
    if (this.focusWanted) this.renderRoot.querySelector<HTMLElement>(this.focusWanted)?.focus()
    this.focusWanted = undefined
  }

  private drawGiven({ stars, comment }: Rating) {
    const { texts } = this
    return html`
      <div class="given" tabindex="-1">
        <p role="status">${texts.say('rateThanks', { count: stars })}</p>
        <span class="stars" aria-hidden="true">${five.map((each) => star(each <= stars))}</span>
        <button class="button small quiet" @click=${this.onChange}>${texts.say('rateChange')}</button>
        ${comment ? html`<p class="comment" dir="auto">${comment}</p>` : nothing}
      </div>
    `
  }

  private drawQuestion() {
    const { texts, doing, stars, rating } = this
    const isSending = doing === 'sending'
    return html`
      <div class="question">
        <p id="question">${texts.say('rateQuestion')}</p>
        <div class="stars ${isSending ? 'busy' : ''}" role="radiogroup" aria-labelledby="question">
          ${five.map(
            (each) => html`<label class="star ${each <= stars ? 'lit' : ''}">
              <input
                type="radio"
                name="stars"
                .checked=${each === stars}
                ?disabled=${isSending}
                aria-label=${texts.say('rateStars', { count: each })}
                @change=${() => (this.stars = each)}
              />${star(each <= stars)}
            </label>`,
          )}
        </div>
      </div>
      ${stars === 0 ? nothing : this.drawMore(rating !== undefined)}
    `
  }

  private drawMore(canKeep: boolean) {
    const { texts, doing } = this
    const isSending = doing === 'sending'
    const refused = typeof doing === 'object' ? doing.refused : undefined
    return html`
      <div class="more">
        <label class="words"
          >${texts.say('rateComment')}
          <textarea
            rows="2"
            dir="auto"
            maxlength=${limits.ratingCommentChars}
            .value=${this.comment}
            ?disabled=${isSending}
            @input=${this.onInput}
          ></textarea>
        </label>
        <p role="status" class=${refused ? 'trouble' : ''}>${this.trouble(refused)}</p>
        <div class="buttons">
          ${
            canKeep && !isSending
              ? html`<button class="button quiet" @click=${this.beGiven}>${texts.say('rateKeep')}</button>`
              : nothing
          }
          ${
            refused === 'already-rated'
              ? nothing
              : html`<button class="button primary" aria-disabled=${isSending} @click=${this.onSend}>
                ${texts.say(refused ? 'rateAgain' : 'rateSend')}
              </button>`
          }
        </div>
      </div>
    `
  }

  private trouble(refused: ErrorCode | undefined): string {
    if (refused) return this.texts.say(refused === 'already-rated' ? 'rateTooLate' : 'rateFailed')
    return this.doing === 'sending' && !this.isOnline ? this.texts.say('rateWaits') : ''
  }

  private readonly beGiven = () => {
    this.doing = 'looking'
    if (this.shadowRoot?.activeElement) this.focusWanted = '.given'
  }

  private onInput({ target }: InputEvent) {
    this.comment = (target as HTMLTextAreaElement).value
  }

  private onChange() {
    this.stars = this.rating?.stars ?? 0
    this.comment = this.rating?.comment ?? ''
    this.doing = 'saying'
    this.focusWanted = 'input:checked'
  }

  private async onSend() {
    const { conversation, stars, comment } = this
    if (this.doing === 'sending') return
    this.doing = 'sending'
    const answer = await this.give!(stars, comment.trim())
    if (this.conversation !== conversation || this.doing !== 'sending') return
    if (answer.is === 'refused') this.doing = { refused: answer.code }
    // What changes nothing is in no log; all else is shown when the log has it.
    else if (this.rating?.stars === stars) this.beGiven()
  }
}

const star = (isLit: boolean) =>
  html`<svg class="icon ${isLit ? 'lit' : ''}" viewBox="0 0 20 20" aria-hidden="true">${svg`<path d=${glyphs.star}></path>`}</svg>`

declare global {
  interface HTMLElementTagNameMap {
    'parley-rating': ParleyRating
  }
}
