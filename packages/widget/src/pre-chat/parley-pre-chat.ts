import { type AskedField, drawableField, type FormField, preChatProblem, ticked } from '@parley/protocol'
import {
  addressStyles,
  answerOf,
  drawField,
  fieldStyles,
  Hider,
  problemInWords,
  richStyles,
  richTexts,
  TextsController,
  type Typed,
  typedIn,
} from '@parley/ui'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { Answers } from './answers.ts'
import { formTexts } from './form-texts.ts'

/** What browsers fill in by themselves, by what of the contact a field says. */
const autofill = { name: 'name', email: 'email', phone: 'tel', language: 'language' } as const

/** The questions before a chat. Everything that is typed is told at once, so that a reload loses nothing. */
export class ParleyPreChat extends LitElement {
  static override styles = [
    richStyles,
    addressStyles,
    fieldStyles,
    css`
      :host {
        flex: 1;
        min-block-size: 0;
        overflow: auto;
        overscroll-behavior: contain;
      }

      .sheet {
        inline-size: auto;
        padding: var(--parley-space-4);
        border: 0;
        border-radius: 0;
        background: none;
      }

      .foot {
        justify-content: end;
      }

      .foot .problem {
        margin-block: 0;
        margin-inline-end: auto;
      }
    `,
  ]

  @property({ attribute: false }) fields: readonly AskedField[] = []
  /** What was answered before, as a beginning; what is typed after that stays in the controls. */
  @property({ attribute: false }) answers: Answers = {}
  /** What is hidden in texts, besides card numbers. */
  @property({ attribute: false }) maskPatterns: readonly string[] | undefined
  /** Called with what stands in the fields after every change. */
  @property({ attribute: false }) keep: ((answers: Answers) => void) | undefined
  /** Called with answers that fit. */
  @property({ attribute: false }) done: ((answers: Answers) => void) | undefined

  /** Fields in which it is time to say what is wrong. */
  @state() private told: ReadonlySet<string> = new Set()
  private wantsFocus = false
  /** Whether a button is being pressed: what moves now would move it away from below the pointer. */
  private isPressing = false
  private readonly typed = new Map<string, Typed>()
  private readonly texts = new TextsController(this, formTexts)
  private readonly rich = new TextsController(this, richTexts)
  private readonly hider = new Hider()

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('answers')) return
    for (const { key, type } of this.fields) {
      const answer = Object.hasOwn(this.answers, key) ? this.answers[key]! : ''
      if (!this.typed.has(key)) this.typed.set(key, type === 'checkbox' ? answer === ticked : answer)
    }
  }

  protected override render() {
    const { fields, texts } = this
    const isOptional = fields.every(({ required }) => !required)
    const wrong = fields.filter((field) => this.problemOf(field)).length
    return html`<form class="sheet" novalidate aria-labelledby="title" @submit=${this.onSubmit} @pointerdown=${this.onPress} @input=${this.onInput} @focusout=${this.onFocusOut}>
      <h3 id="title">${texts.say('formTitle')}</h3>
      ${fields.map((field, at) => html`<div class="field" data-field=${at}>${this.drawOne(field, at)}</div>`)}
      <div class="foot">
        <p class="problem" role="status">${wrong > 0 ? texts.say('formWrong', { count: wrong }) : nothing}</p>
        ${isOptional ? html`<button class="button quiet" type="button" @click=${this.onSkip}>${texts.say('formSkip')}</button>` : nothing}
        <button class="button primary" type="submit">${texts.say('formStart')}</button>
      </div>
      <span id="opens" hidden>${this.rich.say('opensInNewTab')}</span>
    </form>`
  }

  protected override updated() {
    for (const [at, { contact, type }] of this.fields.entries()) {
      const input = this.renderRoot.querySelector<HTMLInputElement>(`[data-field="${at}"] :is(input, select)`)
      if (type === 'phone') input?.setAttribute('type', 'tel')
      if (contact) input?.setAttribute('autocomplete', autofill[contact])
    }
    if (!this.wantsFocus) return
    this.wantsFocus = false
    const at = this.fields.findIndex((field) => this.problemOf(field))
    this.controlsOf(at)[0]?.focus()
  }

  /** Puts the focus into the first field. */
  override focus() {
    void this.updateComplete.then(() => this.controlsOf(0)[0]?.focus())
  }

  private drawOne(field: AskedField, at: number) {
    const problem = this.problemOf(field)
    const isPhone = field.type === 'phone' && problem?.is === 'malformed'
    return drawField(this.drawable(field), {
      key: `f${at}`,
      initial: this.typed.get(field.key),
      problem: problem && (isPhone ? this.texts.say('formPhone') : problemInWords(problem, this.rich)),
      texts: this.rich,
    })
  }

  private drawable(field: AskedField): FormField {
    return drawableField(field, this.texts.language)
  }

  private controlsOf(at: number) {
    return this.renderRoot.querySelectorAll<HTMLElement>(`[data-field="${at}"] :is(input, select, textarea)`)
  }

  private problemOf(field: AskedField) {
    return this.told.has(field.key) ? preChatProblem(field, this.answerTo(field)) : undefined
  }

  /** The answer as it stands in the case data; nothing where there is none. */
  private answerTo(field: AskedField): string | undefined {
    const answer = answerOf(this.drawable(field), this.typed.get(field.key))
    if (typeof answer === 'boolean') return answer ? ticked : undefined
    return typeof answer === 'string' ? this.hider.hide(answer, this.maskPatterns).text : undefined
  }

  private allAnswers(): Answers {
    return Object.fromEntries(
      this.fields.flatMap((field) => {
        const answer = this.answerTo(field)
        return answer === undefined ? [] : [[field.key, answer] as const]
      }),
    )
  }

  /** Keeps what stands in the field around `target`. */
  private read(target: EventTarget | null): AskedField | undefined {
    const box = boxAround(target)
    const field = this.fields[Number(box?.getAttribute('data-field') ?? -1)]
    if (box && field) this.typed.set(field.key, typedIn(this.drawable(field), box))
    return field
  }

  private onPress({ target }: Event) {
    this.isPressing = target instanceof Element && target.closest('.foot') !== null
  }

  private onInput({ target }: Event) {
    const field = this.read(target)
    if (!field) return
    this.keep?.(this.allAnswers())
    if (this.told.has(field.key)) this.requestUpdate()
  }

  /** A field that was filled in is looked at when it is left; an empty one, when the form is sent. */
  private onFocusOut({ target, relatedTarget }: FocusEvent) {
    const field = this.read(target)
    if (!field || boxAround(target)?.contains(relatedTarget as Node | null)) return
    if (!this.isPressing && this.answerTo(field) !== undefined) this.told = new Set([...this.told, field.key])
  }

  private onSubmit(event: Event) {
    event.preventDefault()
    this.isPressing = false
    // Some browsers fill in without saying so.
    for (const box of this.renderRoot.querySelectorAll('[data-field]')) this.read(box)
    this.told = new Set(this.fields.map(({ key }) => key))
    if (this.fields.some((field) => this.problemOf(field))) this.wantsFocus = true
    else this.done?.(this.allAnswers())
  }

  private onSkip() {
    this.done?.({})
  }
}

const boxAround = (target: EventTarget | null) => (target instanceof Element ? target.closest('[data-field]') : null)

declare global {
  interface HTMLElementTagNameMap {
    'parley-pre-chat': ParleyPreChat
  }
}
