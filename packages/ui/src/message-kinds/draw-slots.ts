import { html, nothing, type TemplateResult } from 'lit'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import { type Slot, slotTimes } from './days.ts'
import type { RichTexts } from './problem-words.ts'

type Days = readonly (readonly Slot[])[]

/** Times to choose from, as radio buttons under their days. `picked` is the one that stood chosen at first. */
export function drawSlotChoice(
  days: Days,
  { picked, hasProblem, texts }: { readonly picked: string; readonly hasProblem: boolean; readonly texts: RichTexts },
): TemplateResult {
  return html`<fieldset class="days" role="radiogroup" aria-labelledby="title" aria-required="true" aria-invalid=${hasProblem ? 'true' : nothing} aria-describedby="zone day-problem">${days.map(
    (slots, at) => html`<div class="day" role="group" aria-labelledby="day-${at}">
      ${drawDay(slots, at, texts)}
      <div class=${slotsClass(slots)}>${slots.map(
        (slot) =>
          html`<label class="slot"><input type="radio" name="slot" .value=${slot.id} ?checked=${slot.id === picked} aria-describedby=${hasProblem ? 'day-problem' : nothing} />${icon(glyphs.check)}<span>${slotTimes(slot, texts.language)}</span></label>`,
      )}</div>
    </div>`,
  )}</fieldset>`
}

/** The same times where they cannot be chosen. */
export function drawSlots(
  days: Days,
  { isChosen, texts }: { isChosen(id: string): boolean; readonly texts: RichTexts },
): TemplateResult {
  return html`<div class="days">${days.map(
    (slots, at) => html`<div class="day">
      ${drawDay(slots, at, texts)}
      <ul class=${slotsClass(slots)} role="list" aria-labelledby="day-${at}">${slots.map(
        (slot) =>
          html`<li class=${isChosen(slot.id) ? 'slot chosen' : 'slot'}>${
            isChosen(slot.id)
              ? html`${icon(glyphs.check)}<span class="visually-hidden">${texts.say('chosen')} </span>`
              : nothing
          }<span>${slotTimes(slot, texts.language)}</span></li>`,
      )}</ul>
    </div>`,
  )}</div>`
}

const drawDay = ([first]: readonly Slot[], at: number, { speaker }: RichTexts) =>
  html`<h4 id="day-${at}">${speaker.day(first?.startsAt ?? 0, Date.now())}</h4>`

/** A time with its end takes more room. */
const slotsClass = (slots: readonly Slot[]) =>
  slots.some(({ endsAt }) => endsAt !== undefined) ? 'slots with-ends' : 'slots'
