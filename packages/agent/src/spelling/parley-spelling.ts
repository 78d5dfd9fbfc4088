import { limits } from '@parley/protocol'
import { base, buttons, TextsController, visuallyHidden } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { AddWordEvent, CorrectedEvent } from './spelling-events.ts'
import { proofread, type Proof, type Place } from './proofread.ts'
import { dialogStyles } from '../parts/dialog-styles.ts'
import { fieldStyles } from '../parts/field-styles.ts'
import { spellingStyles } from './spelling-styles.ts'
import { spellingTexts } from './texts/spelling-texts.ts'
import type { Word } from './words.ts'

type Look =
  | { readonly is: 'closed' | 'checking' }
  | { readonly is: 'empty' }
  | {
      readonly is: 'told'
      readonly proof: Proof
      readonly at: number
      readonly suggestions: readonly string[] | undefined
    }

/** Characters of the text that are shown around a word. */
const around = 60

/**
 * Goes through the misspelled words of a draft one by one: each can be replaced, passed over, or put into the agent's dictionary.
 *
 * @fires parley-corrected - The agent has gone through; `text` is what the draft is to be.
 * @fires parley-add-word - A word belongs in the agent's dictionary.
 */
export class ParleySpelling extends LitElement {
  static override styles = [base, buttons, visuallyHidden, dialogStyles, fieldStyles, spellingStyles]

  @property({ attribute: false }) ignored = new Set<string>()

  @state() private look: Look = { is: 'closed' }
  @state() private text = ''
  @state() private wanted = ''
  @query('dialog') private readonly dialog!: HTMLDialogElement
  private readonly texts = new TextsController(this, spellingTexts)
  private original = ''
  private context: (() => Place) | undefined

  /** Opens the dialog and checks `draft`; resolves when it is open. */
  async open(draft: string, context: () => Place): Promise<void> {
    this.original = this.text = draft
    this.context = context
    this.look = { is: 'checking' }
    await this.updateComplete
    this.dialog.showModal()
    void this.check()
  }

  protected override render() {
    const { texts } = this
    return html`<dialog
      aria-labelledby="heading"
      @keydown=${(event: Event) => event.stopPropagation()}
      @close=${this.finish}
    >
      <h2 id="heading">${texts.say('spelling')}</h2>
      ${this.drawLook()}
      <div class="actions">
        <button class="button" type="button" @click=${this.finish}>${texts.say('close')}</button>
      </div>
    </dialog>`
  }

  private drawLook() {
    const { look, texts } = this
    switch (look.is) {
      case 'closed':
        return nothing
      case 'checking':
        return html`<p role="status">${texts.say('checking')}</p>`
      case 'empty':
        return html`<p role="status">${texts.say('notEmpty')}</p>`
      case 'told':
        return look.proof.is === 'checked' ? this.drawChecked(look.proof, look) : this.drawProblem(look.proof)
    }
  }

  private drawProblem(proof: Exclude<Proof, { is: 'checked' }>) {
    const { texts } = this
    const language = this.nameOf(proof.language)
    const words = {
      'no-dictionary': () => texts.say('noDictionary', { language }),
      blocked: () => texts.say('blocked'),
      unreachable: () => texts.say('unreachable'),
      broken: () => texts.say('broken', { language }),
    }[proof.is]()
    return html`<p role="alert">${words}</p>
      ${
        proof.is === 'unreachable'
          ? html`<button class="button small" type="button" @click=${this.check}>${texts.say('tryAgain')}</button>`
          : nothing
      }`
  }

  private drawChecked(proof: Extract<Proof, { is: 'checked' }>, look: Extract<Look, { is: 'told' }>) {
    const { texts } = this
    const { words, language } = proof
    const word = words[look.at]
    const foot = html`<p class="hint">${texts.say('checkedIn', { language: this.nameOf(language) })}</p>`
    if (!word)
      return html`<p role="status">${texts.say(words.length === 0 ? 'nothing' : 'allDone')}</p>
        ${foot}`
    const [before, after] = [this.text.slice(0, word.start), this.text.slice(word.end)]
    return html`
      <p role="status">
        ${texts.say('unknownWord', { word: word.word })}
        <span class="hint">${texts.say('place', { place: look.at + 1, count: words.length })}</span>
      </p>
      <p class="context" dir="auto">${before.length > around ? '…' : ''}${before.slice(-around)}<mark>${word.word}</mark>${after.slice(0, around)}${after.length > around ? '…' : ''}</p>
      ${this.drawSuggestions(look.suggestions)}
      <form @submit=${this.onReplace}>
        <label for="wanted">${texts.say('replaceWith')}</label>
        <input
          id="wanted"
          dir="auto"
          autocomplete="off"
          spellcheck="false"
          .value=${this.wanted}
          @input=${(event: Event) => (this.wanted = (event.target as HTMLInputElement).value)}
        />
        <button class="button primary" type="submit">${texts.say('replace')}</button>
      </form>
      <div class="actions start">
        <button class="button" type="button" @click=${this.ignore}>${texts.say('ignore')}</button>
        <button class="button" type="button" ?disabled=${this.isFull} @click=${this.add}>${texts.say('add')}</button>
        ${this.isFull ? html`<span class="hint">${texts.say('dictionaryFull')}</span>` : nothing}
      </div>
      ${foot}
    `
  }

  private drawSuggestions(suggestions: readonly string[] | undefined) {
    const { texts } = this
    if (suggestions?.length === 0) return html`<p class="hint">${texts.say('noSuggestions')}</p>`
    return html`<div class="suggestions" role="group" aria-label=${texts.say('suggestions')}>
      ${(suggestions ?? []).map(
        (suggestion) =>
          html`<button class="button small" type="button" dir="auto" @click=${() => this.replace(suggestion)}>
            ${suggestion}
          </button>`,
      )}
    </div>`
  }

  private get word(): Word | undefined {
    const { look } = this
    return look.is === 'told' && look.proof.is === 'checked' ? look.proof.words[look.at] : undefined
  }

  private get isFull(): boolean {
    return (this.context?.().state.memory.dictionary?.length ?? 0) >= limits.dictionaryWords
  }

  private nameOf(language: string): string {
    return new Intl.DisplayNames(this.texts.language, { type: 'language' }).of(language) ?? language
  }

  private readonly check = async (): Promise<void> => {
    const { text, context } = this
    if (!context) return
    if (text.trim() === '') {
      this.look = { is: 'empty' }
      return
    }
    this.look = { is: 'checking' }
    const proof = await proofread(text, { ...context(), language: this.texts.language, ignored: this.ignored })
    await this.show(proof, 0)
  }

  /** Shows the word at `at`; its suggestions follow as soon as they are found. */
  private async show(proof: Proof, at: number): Promise<void> {
    const word = proof.is === 'checked' ? proof.words[at] : undefined
    this.wanted = word?.word ?? ''
    const look: Look = { is: 'told', proof, at, suggestions: undefined }
    this.look = look
    await this.updateComplete
    this.dialog.querySelector<HTMLElement>('#wanted')?.focus()
    this.dialog.querySelector<HTMLInputElement>('#wanted')?.select()
    if (!word || proof.is !== 'checked') return
    const suggestions = await proof.speller.suggest(word.word).catch(() => [])
    if (this.look === look) this.look = { ...look, suggestions }
  }

  private readonly onReplace = (event: Event): void => {
    event.preventDefault()
    this.replace(this.wanted)
  }

  /** Writes over the word, and goes on: what comes after it has moved. */
  private replace(by: string): void {
    const { look, word } = this
    if (look.is !== 'told' || look.proof.is !== 'checked' || !word) return
    this.text = this.text.slice(0, word.start) + by + this.text.slice(word.end)
    const moved = by.length - (word.end - word.start)
    const words = look.proof.words.map((other, place) =>
      place > look.at ? { ...other, start: other.start + moved, end: other.end + moved } : other,
    )
    void this.show({ ...look.proof, words }, look.at + 1)
  }

  private readonly ignore = (): void => {
    const { word } = this
    if (!word) return
    this.ignored.add(word.word)
    this.pass(word)
  }

  private readonly add = (): void => {
    const { word } = this
    if (!word) return
    this.dispatchEvent(new AddWordEvent(word.word))
    this.pass(word)
  }

  /** Goes on, past every other place where the same word stands. */
  private pass({ word }: Word): void {
    const { look } = this
    if (look.is !== 'told' || look.proof.is !== 'checked') return
    const words = look.proof.words.filter((other, place) => place <= look.at || other.word !== word)
    void this.show({ ...look.proof, words }, look.at + 1)
  }

  /** At once, and not with the event that follows: the next key is the composer's. */
  private readonly finish = (): void => {
    if (this.look.is === 'closed') return
    this.look = { is: 'closed' }
    this.dialog.close()
    this.dispatchEvent(new CorrectedEvent(this.text, this.text !== this.original))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-spelling': ParleySpelling
  }
}
