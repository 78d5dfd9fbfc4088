import { type AnswerProblem, answerProblem, type FormField, type Message } from '@parley/protocol'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { addressStyles } from './address.ts'
import { Asking, holdFocus, isRevisable, type Standing, standingOf } from './answering.ts'
import { drawAnswers, drawQuestions } from './draw-answers.ts'
import { drawField } from './draw-field.ts'
import { fieldStyles } from './field-styles.ts'
import { answerOf, answersOf, type Typed, typedFrom, typedIn } from './form-answers.ts'
import { formStyles } from './form-styles.ts'
import type { Offer } from './offer.ts'
import { problemInWords } from './problem-words.ts'
import { richStyles } from './rich-styles.ts'
import { richTexts } from './texts/rich-texts.ts'

/** What was typed into forms and not yet sent: it outlives the element, which a transcript may have to draw anew. */
const drafts = new WeakMap<Message<'form'>, Map<string, Typed>>()

/**
 * Several questions that are answered at once. Afterwards it shows the answers.
 *
 * @fires parley-make-choice - The contact sends `values`, by the ids of the fields. Cancel it to keep the form open.
 */
export class ParleyForm extends LitElement {
  static override styles = [richStyles, addressStyles, fieldStyles, formStyles]

  @property({ attribute: false }) message: Message<'form'> | undefined
  @property({ attribute: false }) offer: Offer | undefined

  /** Whether the reader has sent the form and wants to change the answers. */
  @state() private isRevising = false
  /** Fields in which it is time to say what is wrong. */
  @state() private told: ReadonlySet<string> = new Set()
  /** What the server did not take: a field, until it is changed, or all of it. */
  @state() private refused: { readonly id: string } | 'all' | undefined

  readonly #texts = new TextsController(this, richTexts)
  readonly #asking = new Asking(this)
  #typed = new Map<string, Typed>()
  /** What stood in the fields when the form was last opened. */
  #initial: ReadonlyMap<string, Typed> = this.#typed
  #standing: Standing | undefined
  #wantsFocus: 'first' | 'wrong' | undefined

  get #fields(): readonly FormField[] {
    return this.message?.fields ?? []
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const { message, offer } = this
    if (changed.has('message') && message) this.#take(message, changed.get('message'))
    if (changed.has('offer')) this.#takeRefusal(changed.get('offer'))
    const standing = standingOf(offer, this.isRevising)
    if (standing !== 'asked') this.isRevising = false
    if (standing === this.#standing) return
    if (this.hasUpdated) holdFocus(this, '.sheet')
    if (standing === 'asked') this.#initial = new Map(this.#typed)
    this.#standing = standing
  }

  protected override render() {
    const { message, offer } = this
    if (!message) return nothing
    const texts = this.#texts
    return html`<section class="sheet" role="group" aria-labelledby="title" tabindex="-1">
      <h3 id="title" dir="auto">${message.title}</h3>
      ${message.text ? html`<p class="text" dir="auto">${message.text}</p>` : nothing}
      ${
        this.#standing === 'asked'
          ? this.#drawForm(message)
          : offer?.made
            ? drawAnswers(message.fields, offer.made.values ?? {}, { texts, isFull: offer.is === 'shown' })
            : drawQuestions(message.fields, texts)
      }
      ${this.#drawFoot()}
      <span id="opens" hidden>${texts.say('opensInNewTab')}</span>
    </section>`
  }

  protected override updated() {
    const wanted = this.#wantsFocus
    this.#wantsFocus = undefined
    if (!wanted) return
    const field = wanted === 'wrong' ? this.#fields.findIndex((asked) => this.#problemOf(asked)) : 0
    this.renderRoot.querySelector<HTMLElement>(`[data-field="${field}"] :is(input, select, textarea)`)?.focus()
  }

  #drawForm({ fields, submitLabel }: Message<'form'>) {
    const texts = this.#texts
    // Another opening of the form is another form to the browser, with nothing left of what stood in the last one.
    return keyed(
      this.#initial,
      html`<form novalidate @submit=${this.#onSubmit} @input=${this.#onInput} @focusout=${this.#onFocusOut}>
      ${fields.map((field, at) => {
        const problem = this.#problemOf(field)
        return html`<div class="field" data-field=${at}>${drawField(field, {
          key: `f${at}`,
          initial: this.#initial.get(field.id),
          problem: problem && problemInWords(problem, texts),
          texts,
        })}</div>`
      })}
      <div class="foot" @mousedown=${this.#onPress}>
        <button class="button primary" type="submit"><span dir="auto">${submitLabel ?? texts.say('send')}</span></button>
        ${
          this.isRevising
            ? html`<button class="button" type="button" @click=${this.#onCancel}>${texts.say('cancel')}</button>`
            : nothing
        }
      </div>
    </form>`,
    )
  }

  #drawFoot() {
    const { offer } = this
    const texts = this.#texts
    switch (this.#standing) {
      case 'asked':
        return this.refused === 'all'
          ? html`<p class="problem">${icon(glyphs.warning)}<span>${texts.say('notTaken')}</span></p>`
          : nothing
      case 'over':
        return html`<p class="muted">${texts.say('formOver')}</p>`
      case 'awaited':
        return html`<p class="muted">${texts.say('notAnswered')}</p>`
      default:
        return html`<div class="foot">
          <span class="muted state">${
            offer?.isPending
              ? html`${icon(glyphs.clock)}${texts.say('choiceSending')}`
              : html`${icon(glyphs.check)}${texts.say('sent')}`
          }</span>
          ${
            isRevisable(offer)
              ? html`<button class="button small" type="button" @click=${this.#onEdit}>${texts.say('edit')}</button>`
              : nothing
          }
        </div>`
    }
  }

  #onInput({ target }: Event) {
    const field = this.#read(target)
    if (!field) return
    if (this.#isRefused(field)) this.refused = undefined
    if (this.told.has(field.id)) this.requestUpdate()
  }

  /** A field that was filled in is looked at when it is left; an empty one, when the form is sent. */
  #onFocusOut({ target, relatedTarget }: FocusEvent) {
    const field = this.#read(target)
    if (!field || boxAround(target)?.contains(relatedTarget as Node | null)) return
    const answer = answerOf(field, this.#typed.get(field.id))
    if (answer !== undefined && answer !== false) this.told = new Set([...this.told, field.id])
  }

  /** The field keeps the focus while a button is pressed: a problem that is told then would move the button from below the pointer. */
  #onPress(event: Event) {
    event.preventDefault()
  }

  #onSubmit(event: Event) {
    event.preventDefault()
    const { offer } = this
    if (this.#standing !== 'asked' || !offer) return
    // Some browsers fill in without saying so.
    for (const box of this.renderRoot.querySelectorAll('[data-field]')) this.#read(box)
    this.told = new Set(this.#fields.map(({ id }) => id))
    if (this.#fields.some((field) => this.#problemOf(field))) {
      this.#wantsFocus = 'wrong'
      return
    }
    if (this.#asking.ask(offer, { actions: [], values: answersOf(this.#fields, this.#typed) })) this.isRevising = false
  }

  #onEdit() {
    const { values = {} } = this.offer?.made ?? {}
    this.#startFrom(typedFrom(values))
    this.isRevising = true
    this.#wantsFocus = 'first'
  }

  #onCancel() {
    this.isRevising = false
  }

  /** Keeps what stands in the field around `target`. */
  #read(target: EventTarget | null): FormField | undefined {
    const box = boxAround(target)
    const field = this.#fields[Number(box?.getAttribute('data-field') ?? -1)]
    if (box && field) this.#typed.set(field.id, typedIn(field, box))
    return field
  }

  #problemOf(field: FormField): AnswerProblem | undefined {
    if (!this.told.has(field.id)) return undefined
    const problem = answerProblem(field, answerOf(field, this.#typed.get(field.id)))
    return problem ?? (this.#isRefused(field) ? { is: 'malformed', problem: '' } : undefined)
  }

  #isRefused({ id }: FormField): boolean {
    return typeof this.refused === 'object' && this.refused.id === id
  }

  #take(message: Message<'form'>, before: Message<'form'> | undefined) {
    // The same form may come anew, as an equal object: what was typed stays.
    const isSame = before && JSON.stringify(before) === JSON.stringify(message)
    if (!isSame) this.#startFrom(drafts.get(message) ?? new Map())
    drafts.set(message, this.#typed)
  }

  #takeRefusal(before: Offer | undefined) {
    const { refused, made } = this.offer ?? {}
    if (JSON.stringify(refused) === JSON.stringify(before?.refused)) return
    const id = refused && this.#fields.find((field) => refused.field === `values.${field.id}`)?.id
    this.refused = refused && (id === undefined ? 'all' : { id })
    if (refused && made && before?.isPending) this.isRevising = true
    if (id === undefined) return
    this.told = new Set([...this.told, id])
    if ((this.renderRoot as ShadowRoot).activeElement) this.#wantsFocus = 'wrong'
  }

  /** Opens the form with this in its fields. */
  #startFrom(typed: Map<string, Typed>) {
    this.#typed = typed
    this.#initial = new Map(typed)
    this.told = new Set()
    this.refused = undefined
    if (this.message) drafts.set(this.message, typed)
  }
}

const boxAround = (target: EventTarget | null) => (target instanceof Element ? target.closest('[data-field]') : null)

declare global {
  interface HTMLElementTagNameMap {
    'parley-form': ParleyForm
  }
}
