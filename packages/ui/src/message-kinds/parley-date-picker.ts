import { type Choice, dayProblem, type Message } from '@parley/protocol'
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { Asking, holdFocus, isRevisable, type Standing, standingOf } from './answering.ts'
import { datePickerStyles } from './date-picker-styles.ts'
import { dayInWords, daysInWords, type Slot, slotInWords, slotsByDay, zoneName } from './days.ts'
import { drawProblem } from './draw-field.ts'
import { drawSlotChoice, drawSlots } from './draw-slots.ts'
import { fieldStyles } from './field-styles.ts'
import { isChosen, type Offer } from './offer.ts'
import { problemInWords } from './problem-words.ts'
import { richStyles } from './rich-styles.ts'
import { richTexts } from './texts/rich-texts.ts'

/** So many times are shown at first, to the end of their day; the others when the reader asks for them. */
const slotsAtFirst = 24

/** What was picked and not yet sent: it outlives the element, which a transcript may have to draw anew. */
const drafts = new WeakMap<Message<'date-picker'>, string>()

/**
 * Asks for a day, or for one of several times on the reader's clock. Afterwards it says which.
 *
 * @fires parley-make-choice - The contact chooses: `values.day`, or the slot in `actions`. Cancel it to keep the picker open.
 */
export class ParleyDatePicker extends LitElement {
  static override styles = [richStyles, fieldStyles, datePickerStyles]

  @property({ attribute: false }) message: Message<'date-picker'> | undefined
  @property({ attribute: false }) offer: Offer | undefined

  /** Whether the reader has chosen and wants to choose otherwise. */
  @state() private isRevising = false
  /** Whether all times are shown. */
  @state() private isUnfolded = false
  /** What is wrong with what was picked, in words. */
  @state() private problem: string | undefined

  readonly #texts = new TextsController(this, richTexts)
  readonly #asking = new Asking(this)
  /** A day or the id of a slot. */
  #picked = ''
  /** What was picked when the picker was last opened. */
  #initial = { picked: '' }
  #standing: Standing | undefined
  /** Goes to the first control that matches when it is drawn. */
  #wantsFocus: string | undefined

  protected override willUpdate(changed: PropertyValues<this>) {
    const { message, offer } = this
    if (changed.has('message') && message) this.#take(message, changed.get('message'))
    if (changed.has('offer')) this.#takeRefusal(changed.get('offer'))
    const standing = standingOf(offer, this.isRevising)
    if (standing !== 'asked') this.isRevising = false
    if (standing === this.#standing) return
    if (this.hasUpdated) holdFocus(this, '.sheet')
    if (standing === 'asked') this.#initial = { picked: this.#picked }
    this.#standing = standing
  }

  protected override render() {
    const { message } = this
    if (!message) return nothing
    return html`<section class="sheet" role="group" aria-labelledby="title" tabindex="-1">
      <h3 id="title" dir="auto">${message.title}</h3>
      ${message.text ? html`<p class="text" dir="auto">${message.text}</p>` : nothing}
      ${this.#standing === 'asked' ? this.#drawForm(message) : this.#drawOutcome(message)}
    </section>`
  }

  protected override updated() {
    const wanted = this.#wantsFocus
    this.#wantsFocus = undefined
    if (wanted) this.renderRoot.querySelector<HTMLElement>(wanted)?.focus()
  }

  #drawForm({ slots, from, to, submitLabel }: Message<'date-picker'>) {
    const texts = this.#texts
    const { problem } = this
    const { picked } = this.#initial
    const label = submitLabel ?? texts.say('choose')
    return keyed(
      this.#initial,
      html`<form novalidate @submit=${this.#onSubmit} @input=${this.#onInput} @change=${this.#onChange}>
        ${
          slots
            ? html`${this.#drawTimes(slots, (days) => drawSlotChoice(days, { picked, hasProblem: !!problem, texts }))}
                ${drawProblem({ key: 'day', problem })}`
            : html`<div>
                <label class="label" for="day">${texts.say('day')}</label>
                ${this.#drawBounds(from, to)}
                <input id="day" class="control date" type="date" required min=${from ?? nothing} max=${to ?? nothing} aria-invalid=${problem ? 'true' : nothing} aria-describedby="bounds day-problem" .value=${picked} />
                ${drawProblem({ key: 'day', problem })}
              </div>`
        }
        <div class="foot">
          <button class="button primary" type="submit"><span dir="auto">${label}</span></button>
          ${
            this.isRevising
              ? html`<button class="button" type="button" @click=${this.#onCancel}>${texts.say('cancel')}</button>`
              : nothing
          }
        </div>
      </form>`,
    )
  }

  /** What was chosen, and for those who did not see them all the times that there were to choose from. */
  #drawOutcome({ slots, from, to }: Message<'date-picker'>) {
    const { offer } = this
    const texts = this.#texts
    const isFull = this.#standing !== 'answered' || offer?.is === 'shown'
    const chosen = offer?.made && this.#inWords(offer.made)
    return html`
      ${chosen ? html`<p class="made">${icon(glyphs.check)}<span><span class="visually-hidden">${texts.say('chosen')}: </span>${chosen}</span></p>` : nothing}
      ${
        !isFull
          ? nothing
          : slots
            ? this.#drawTimes(slots, (days) => drawSlots(days, { isChosen: (id) => isChosen(offer, id), texts }))
            : this.#drawBounds(from, to)
      }
      ${this.#drawFoot()}
    `
  }

  #drawFoot() {
    const texts = this.#texts
    if (this.#standing === 'over') return html`<p class="muted">${texts.say('choiceOver')}</p>`
    if (this.#standing === 'awaited') return html`<p class="muted">${texts.say('notAnswered')}</p>`
    if (this.offer?.isPending)
      return html`<p class="muted state">${icon(glyphs.clock)}${texts.say('choiceSending')}</p>`
    if (!isRevisable(this.offer)) return nothing
    return html`<div class="foot">
      <button class="button small" type="button" @click=${this.#onEdit}>${texts.say('edit')}</button>
    </div>`
  }

  /** The times as `draw` draws them, in the reader's time zone: first those of the first days. */
  #drawTimes(slots: readonly Slot[], draw: (days: readonly (readonly Slot[])[]) => TemplateResult) {
    const texts = this.#texts
    const days = slotsByDay(slots)
    const firstDays = this.isUnfolded ? days : daysWith(slotsAtFirst, days)
    const more = slots.length - firstDays.flat().length
    return html`<p id="zone" class="hint">${texts.say('timeZone', { zone: zoneName(texts.language) })}</p>
      ${draw(firstDays)}
      ${
        more > 0
          ? html`<button class="button more" type="button" @click=${this.#onMore}>${icon(glyphs.down)}<span dir="auto">${texts.say('moreTimes', { count: more })}</span></button>`
          : nothing
      }`
  }

  #drawBounds(first: string | undefined, last: string | undefined) {
    if (!first && !last) return nothing
    const texts = this.#texts
    const inWords = (day: string) => dayInWords(day, texts.language)
    const words =
      first && last
        ? daysInWords(first, last, texts.language)
        : first
          ? texts.say('dayFrom', { from: inWords(first) })
          : texts.say('dayTo', { to: inWords(last ?? '') })
    return html`<p id="bounds" class="hint">${words}</p>`
  }

  #inWords({ actions, values = {} }: Choice): string {
    const { language } = this.#texts
    const slot = this.message?.slots?.find(({ id }) => actions.includes(id))
    return slot ? slotInWords(slot, language) : dayInWords(String(values['day'] ?? ''), language)
  }

  #onInput() {
    this.#read()
    if (this.problem) this.problem = this.#problem()
  }

  /** A day that cannot be chosen is told of when it is there; nothing is, when the picker is sent. */
  #onChange() {
    this.#read()
    if (this.#picked) this.problem = this.#problem()
  }

  #onSubmit(event: Event) {
    event.preventDefault()
    const { offer } = this
    if (this.#standing !== 'asked' || !offer) return
    this.#read()
    this.problem = this.#problem()
    if (this.problem) {
      this.#wantsFocus = 'input'
      return
    }
    const picked = this.#picked
    const choice = this.message?.slots ? { actions: [picked] } : { actions: [], values: { day: picked } }
    if (this.#asking.ask(offer, choice)) this.isRevising = false
  }

  #onMore() {
    const shown = this.renderRoot.querySelectorAll('.day').length
    holdFocus(this, '.sheet')
    this.isUnfolded = true
    this.#wantsFocus = `.day:nth-child(${shown + 1}) input`
  }

  #onEdit() {
    const { actions = [], values = {} } = this.offer?.made ?? {}
    this.#startWith(actions[0] ?? String(values['day'] ?? ''))
    this.isRevising = true
    this.#wantsFocus = 'input:checked, input[type=date]'
  }

  #onCancel() {
    this.isRevising = false
  }

  #read() {
    const input = this.renderRoot.querySelector<HTMLInputElement>('input:checked, input[type=date]')
    this.#picked = input?.value ?? ''
    if (this.message) drafts.set(this.message, this.#picked)
  }

  #problem(): string | undefined {
    const { slots, ...bounds } = this.message ?? {}
    if (slots) return this.#picked ? undefined : this.#texts.say('pleaseChooseTime')
    const problem = dayProblem(this.#picked, bounds)
    return problem && problemInWords(problem, this.#texts)
  }

  #take(message: Message<'date-picker'>, before: Message<'date-picker'> | undefined) {
    // The same picker may come anew, as an equal object: what was picked stays.
    if (before && JSON.stringify(before) === JSON.stringify(message)) drafts.set(message, this.#picked)
    else {
      this.isUnfolded = false
      this.#startWith(drafts.get(message) ?? '')
    }
  }

  #takeRefusal(before: Offer | undefined) {
    const { refused, made } = this.offer ?? {}
    if (JSON.stringify(refused) === JSON.stringify(before?.refused)) return
    this.problem = refused && this.#texts.say('notTaken')
    if (refused && made && before?.isPending) this.isRevising = true
  }

  /** Opens the picker with this in it. */
  #startWith(picked: string) {
    this.#picked = picked
    this.#initial = { picked }
    this.problem = undefined
  }
}

/** As many days, from the first on, as are needed for so many slots. */
function daysWith(count: number, days: readonly (readonly Slot[])[]): readonly (readonly Slot[])[] {
  let slots = 0
  const last = days.findIndex((day) => (slots += day.length) >= count)
  return last < 0 ? days : days.slice(0, last + 1)
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-date-picker': ParleyDatePicker
  }
}
