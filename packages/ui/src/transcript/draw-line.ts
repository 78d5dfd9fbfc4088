import type { ParticipantId } from '@parley/protocol'
import type { Line, PendingLine } from '@parley/protocol/client'
import { html, nothing } from 'lit'
import { drawMessage } from '../message-kinds/index.ts'
import { face } from '../parts/faces.ts'
import * as glyphs from '../parts/glyphs.ts'
import { icon } from '../parts/icon.ts'
import type { Delivery } from './delivery.ts'
import type { Standing } from './grouping.ts'
import { happeningText, subjectOf } from './happenings.ts'
import { refusalKey } from './refusals.ts'
import type { Person, Scene } from './scene.ts'

/** The line between two days. */
const drawDay = (at: number, { speaker }: Scene) =>
  html`<div class="day"><span>${speaker.day(at, Date.now())}</span></div>`

const drawTime = (at: number, { speaker }: Scene) =>
  html`<time datetime=${new Date(at).toISOString()}>${speaker.time(at)}</time>`

/** Somebody joined, left, came back; the chat waits, warns or ends. */
export function drawHappening(line: Extract<Line, { is: 'happening' }>, { startsDay }: Standing, scene: Scene) {
  return html`${startsDay ? drawDay(line.at, scene) : nothing}
    <div class="happening hue-${scene.person(subjectOf(line)).hue}" data-seq=${line.seq}>
      <span dir="auto">${happeningText(line, scene)}</span> ${drawTime(line.at, scene)}
    </div>`
}

/** A message of the log; or one on its way or refused, with what can be done about it. */
export function drawMessageRow(
  line: Exclude<Line | PendingLine, { is: 'happening' }>,
  delivery: Delivery | undefined,
  { startsDay, startsGroup, endsGroup, repeatsDelivery }: Standing,
  scene: Scene,
) {
  const isPending = line.is === 'pending'
  const by = isPending ? scene.me : line.by
  const refusal = isPending ? line.refusal : null
  const person = scene.person(by)
  return html`${startsDay ? drawDay(line.at, scene) : nothing}
    <div
      class=${`${rowClasses(by, person, scene)}${startsGroup ? ' first' : ''}${endsGroup ? ' last' : ''}`}
      data-seq=${isPending ? nothing : line.seq}
    >
      ${startsGroup ? drawHead(by, person, scene) : nothing}
      <div class="said">
        <div class=${refusal ? 'bubble refused' : 'bubble'} dir="auto" tabindex="-1">${drawMessage(line.message, scene.speaker)}</div>
        <div class="meta">
          ${drawTime(line.at, scene)}${delivery ? drawDelivery(delivery, repeatsDelivery, scene) : nothing}
        </div>
      </div>
      ${refusal ? drawRemedies(line.key, refusal, scene) : nothing}
    </div>`
}

/** One's own messages stand at the end; at the desk also those of colleagues, because they too are said to the contact. */
function rowClasses(by: ParticipantId, { role, hue }: Person, { me, side }: Scene) {
  const isMine = by === me
  return `row hue-${hue}${isMine || (side === 'staff' && role !== 'contact') ? ' own' : ''}${isMine ? ' mine' : ''}`
}

function drawHead(by: ParticipantId, { name, hue }: Person, { me, side, speaker }: Scene) {
  return by === me && side === 'contact'
    ? html`<span class="visually-hidden">${speaker.say('you')}</span>`
    : html`${face(name, hue)}<span class="name" dir="auto">${name}</span>`
}

function drawDelivery(delivery: Delivery, isRepeated: boolean, { side, speaker }: Scene) {
  if (delivery === 'unread')
    return html`<span
      class="state unread"
      role="img"
      tabindex="0"
      aria-label=${speaker.say('unread')}
      aria-describedby="unread-words"
      data-tooltip=${speaker.say('contactHasNotRead')}
    ></span>`
  if (delivery === 'read' && side === 'staff') return nothing
  const glyph = { sending: glyphs.clock, sent: glyphs.check, read: glyphs.checks }[delivery]
  return html`<span class="state ${delivery}" role="img" aria-label=${speaker.say(delivery)}>
    ${isRepeated ? nothing : icon(glyph)}
  </span>`
}

function drawRemedies(key: string, refusal: NonNullable<PendingLine['refusal']>, { speaker }: Scene) {
  return html`<div class="refusal">
    <p>${icon(glyphs.warning)}<span>${speaker.say(refusalKey(refusal))}</span></p>
    <p>
      ${
        refusal.retry === 'never'
          ? nothing
          : html`<button class="button small" data-retry=${key}>${speaker.say('retry')}</button>`
      }
      <button class="button small" data-discard=${key}>${speaker.say('delete')}</button>
    </p>
  </div>`
}
