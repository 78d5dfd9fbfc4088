import { canonicalUrl, type FormField } from '@parley/protocol'
import { html, nothing, type TemplateResult } from 'lit'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import { drawAddress } from './address.ts'
import type { Typed } from './form-answers.ts'
import type { RichTexts } from './problem-words.ts'

/** What a field is drawn with. */
export interface FieldState {
  /** Names the field's parts: `f3`. What an author calls a field is not put into the page. */
  readonly key: string
  /** What stood in it when the form was opened. The browser keeps what is typed after that. */
  readonly initial: Typed | undefined
  /** What is wrong with it, in words, once it is time to say so. */
  readonly problem: string | undefined
  readonly texts: RichTexts
}

type Draw<Is extends FormField['is']> = (field: Extract<FormField, { is: Is }>, state: FieldState) => TemplateResult

/** So many options lie open as radio buttons; more are in a list that opens. */
const radiosAtMost = 5

const drawings: { readonly [Is in FormField['is']]: Draw<Is> } = {
  text: (field, state) =>
    drawLabelled(
      field,
      state,
      field.long
        ? html`<textarea id=${state.key} class="control" rows="3" ?required=${field.required} aria-invalid=${invalid(state)} aria-describedby=${described(field, state)} .value=${textOf(state)}></textarea>`
        : drawInput('text', field, state),
    ),

  email: (field, state) => drawLabelled(field, state, drawInput('email', field, state)),

  number: (field, state) =>
    drawLabelled(
      field,
      state,
      html`<input id=${state.key} class="control number" type="number" inputmode=${field.whole ? 'numeric' : 'decimal'} step=${field.whole ? 1 : 'any'} min=${field.least ?? nothing} max=${field.most ?? nothing} ?required=${field.required} aria-invalid=${invalid(state)} aria-describedby=${described(field, state)} .value=${textOf(state)} />`,
    ),

  date: (field, state) =>
    drawLabelled(
      field,
      state,
      html`<input id=${state.key} class="control date" type="date" min=${field.from ?? nothing} max=${field.to ?? nothing} ?required=${field.required} aria-invalid=${invalid(state)} aria-describedby=${described(field, state)} .value=${textOf(state)} />`,
    ),

  choice(field, state) {
    if (field.several) return drawGroup(field, state, 'checkbox')
    return field.options.length <= radiosAtMost
      ? drawGroup(field, state, 'radio')
      : drawLabelled(field, state, drawSelect(field, state))
  },

  consent(field, state) {
    const { key, initial } = state
    return html`<div class="tick">
      <input id=${key} type="checkbox" ?required=${field.required} aria-invalid=${invalid(state)} aria-describedby=${described(field, state)} ?checked=${initial === true} />
      <div class="beside">
        <label for=${key} dir="auto">${field.label}${drawMark(field, state)}</label>
        ${field.url && canonicalUrl(field.url) ? html`<div id="${key}-address" class="hint">${drawAddress(field.url, { describedBy: 'opens' })}</div>` : nothing}
        ${drawHint(field, state)}${drawProblem(state)}
      </div>
    </div>`
  },
}

/** A field with its name, its hint, and what is wrong with it. An element with the id `opens` says that links open a new tab. */
export const drawField = (field: FormField, state: FieldState): TemplateResult =>
  drawings[field.is](field as never, state)

function drawLabelled(field: FormField, state: FieldState, control: TemplateResult): TemplateResult {
  return html`<label class="label" for=${state.key} dir="auto">${field.label}${drawMark(field, state)}</label>
    ${drawHint(field, state)}${control}${drawProblem(state)}`
}

function drawInput(type: 'text' | 'email', field: FormField, state: FieldState): TemplateResult {
  return html`<input id=${state.key} class="control" type=${type} dir=${type === 'email' ? 'ltr' : nothing} autocomplete=${type === 'email' ? 'email' : nothing} ?required=${field.required} aria-invalid=${invalid(state)} aria-describedby=${described(field, state)} .value=${textOf(state)} />`
}

type ChoiceField = Extract<FormField, { is: 'choice' }>

function drawGroup(field: ChoiceField, state: FieldState, type: 'radio' | 'checkbox'): TemplateResult {
  const { key, problem } = state
  const isRadio = type === 'radio'
  const chosen = [state.initial].flat()
  // A group of check boxes can neither be required nor invalid in ARIA: its name and each of its boxes say so.
  return html`<fieldset role=${isRadio ? 'radiogroup' : 'group'} aria-required=${isRadio && field.required ? 'true' : nothing} aria-invalid=${isRadio ? invalid(state) : nothing} aria-describedby=${described(field, state)}>
    <legend class="label" dir="auto">${field.label}${drawMark(field, state, isRadio)}</legend>
    ${drawHint(field, state)}
    ${field.options.map(
      ({ id, label }) =>
        html`<label class="tick option"><input type=${type} name=${key} .value=${id} ?checked=${chosen.includes(id)} aria-invalid=${isRadio ? nothing : invalid(state)} aria-describedby=${problem ? `${key}-problem` : nothing} /><span class="beside" dir="auto">${label}</span></label>`,
    )}
  </fieldset>
  ${drawProblem(state)}`
}

function drawSelect(field: ChoiceField, state: FieldState): TemplateResult {
  const chosen = textOf(state)
  return html`<select id=${state.key} class="control" ?required=${field.required} aria-invalid=${invalid(state)} aria-describedby=${described(field, state)}>
    <option value="">${state.texts.say('pleaseChoose')}</option>
    ${field.options.map(({ id, label }) => html`<option .value=${id} ?selected=${id === chosen}>${label}</option>`)}
  </select>`
}

/** Says in words that a field is required; to screen readers only where its control does not say so itself. */
const drawMark = ({ required }: FormField, { texts }: FieldState, isSaidElsewhere = true) =>
  required
    ? html` <span class="mark" aria-hidden=${isSaidElsewhere ? 'true' : nothing}>${texts.say('required')}</span>`
    : nothing

const drawHint = ({ hint }: FormField, { key }: FieldState) =>
  hint ? html`<p id="${key}-hint" class="hint" dir="auto">${hint}</p>` : nothing

/** What is wrong, with the id `<key>-problem`. */
export const drawProblem = ({ key, problem }: Pick<FieldState, 'key' | 'problem'>) =>
  problem ? html`<p id="${key}-problem" class="problem">${icon(glyphs.warning)}<span>${problem}</span></p>` : nothing

const invalid = ({ problem }: FieldState) => (problem ? 'true' : nothing)

const described = ({ hint, ...field }: FormField, { key, problem }: FieldState) =>
  [hint && `${key}-hint`, 'url' in field && field.url && `${key}-address`, problem && `${key}-problem`]
    .filter(Boolean)
    .join(' ') || nothing

const textOf = ({ initial }: FieldState) => (typeof initial === 'string' ? initial : '')
