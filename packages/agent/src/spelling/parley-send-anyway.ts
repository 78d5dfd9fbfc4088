import { base, buttons, TextsController } from '@parley/ui'
import { html, LitElement } from 'lit'
import { query, state } from 'lit/decorators.js'
import { dialogStyles } from '../parts/dialog-styles.ts'
import { spellingStyles } from './spelling-styles.ts'
import { spellingTexts } from './texts/spelling-texts.ts'

/** Words that are named at most. */
const mostNamed = 5

/** Asks whether a message goes although words in it may be misspelled (A148). */
export class ParleySendAnyway extends LitElement {
  static override styles = [base, buttons, dialogStyles, spellingStyles]

  @state() private words: readonly string[] = []
  @query('dialog') private readonly dialog!: HTMLDialogElement
  private readonly texts = new TextsController(this, spellingTexts)
  private answer: ((isYes: boolean) => void) | undefined

  /** Resolves with whether the agent said Yes. Escape says No. */
  async ask(words: readonly string[]): Promise<boolean> {
    this.words = [...new Set(words)]
    await this.updateComplete
    const answered = new Promise<boolean>((answer) => (this.answer = answer))
    this.dialog.showModal()
    return answered
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.answer?.(false)
    this.answer = undefined
  }

  protected override render() {
    const { texts } = this
    return html`<dialog
      role="alertdialog"
      aria-labelledby="heading"
      aria-describedby="question"
      @keydown=${(event: Event) => event.stopPropagation()}
      @close=${() => this.give(false)}
    >
      <h2 id="heading">${texts.say('spelling')}</h2>
      <p id="question" dir="auto">${texts.say(this.words.length === 1 ? 'sendOneAnyway' : 'sendAnyway', { words: this.named })}</p>
      <div class="actions">
        <button class="button" type="button" autofocus @click=${() => this.give(false)}>${texts.say('no')}</button>
        <button class="button primary" type="button" @click=${() => this.give(true)}>${texts.say('yes')}</button>
      </div>
    </dialog>`
  }

  private get named(): string {
    const { texts, words } = this
    const named = words.slice(0, mostNamed).map((word) => texts.say('quoted', { word }))
    const more = words.length - named.length
    const parts = more > 0 ? [...named, texts.say('andMore', { count: more })] : named
    return new Intl.ListFormat(texts.language, { type: 'conjunction' }).format(parts)
  }

  /** At once, and not with the event that follows: the next key is the composer's. */
  private give(isYes: boolean): void {
    this.answer?.(isYes)
    this.answer = undefined
    this.dialog.close()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-send-anyway': ParleySendAnyway
  }
}
