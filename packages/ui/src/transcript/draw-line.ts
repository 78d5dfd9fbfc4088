import { html, nothing } from 'lit'
import type { Line, PendingLine } from '@parley/protocol/client'
import type { Message, ParticipantId } from '@parley/protocol'
import { drawMessage } from '../message-kinds/index.ts'
import { face, type Hue } from '../parts/faces.ts'
import * as glyphs from '../parts/glyphs.ts'
import { icon } from '../parts/icon.ts'
import type { Delivery } from './delivery.ts'
import { happeningText, subjectOf } from './happenings.ts'
import { refusalKey } from './refusals.ts'
import type { Scene } from './scene.ts'

/** Where a line stands among its neighbours. */
export interface Standing {
  readonly startsGroup: boolean
  readonly endsGroup: boolean
  readonly startsDay: boolean
}

/** Whether the message stands at the end of the line: one's own, and at the desk also what colleagues wrote to the contact. */
const isOwnSide = (by: ParticipantId, { me, side, person }: Scene) =>
  side === 'staff' ? person(by).role !== 'contact' : by === me

/** The line between two days. */
const dayDivider = (at: number, { speaker }: Scene) =>
  html`<div class="day"><span>${speaker.day(at, Date.now())}</span></div>`

/** Somebody joined, left, came back; the chat waits, warns or ends. */
export function drawHappening(line: Extract<Line, { is: 'happening' }>, standing: Standing, scene: Scene) {
  return html`${standing.startsDay ? dayDivider(line.at, scene) : nothing}
    <div class="happening hue-${scene.person(subjectOf(line)).hue}" data-seq=${line.seq}>
      <span dir="auto">${happeningText(line, scene)}</span> ${drawTime(line.at, scene)}
    </div>`
}

/** A message of the log. */
export function drawLogged(
  line: Extract<Line, { is: 'message' }>,
  standing: Standing,
  delivery: Delivery | undefined,
  scene: Scene,
) {
  return drawRow({ ...line, delivery }, standing, scene, nothing)
}

/** A message on its way, or one that was refused, with what can be done about it. */
export function drawPending(line: PendingLine, standing: Standing, scene: Scene, by: ParticipantId) {
  const { key, refusal } = line
  if (!refusal) return drawRow({ ...line, by, delivery: 'sending' }, standing, scene, nothing)
  const { speaker } = scene
  const remedies = html`<div class="refusal">
    <p>${icon(glyphs.warning)}<span>${speaker.say(refusalKey(refusal))}</span></p>
    <p>
      ${refusal.retry === 'never' ? nothing : html`<button class="button small" data-retry=${key}>${speaker.say('retry')}</button>`}
      <button class="button small" data-discard=${key}>${speaker.say('delete')}</button>
    </p>
  </div>`
  return drawRow({ ...line, by, delivery: undefined }, standing, scene, remedies)
}

interface Row {
  readonly seq?: number
  readonly at: number
  readonly by: ParticipantId
  readonly message: Message
  readonly delivery: Delivery | undefined
}

function drawRow(row: Row, { startsGroup, endsGroup, startsDay }: Standing, scene: Scene, remedies: unknown) {
  const { at, by, message, delivery } = row
  const { name, hue } = scene.person(by)
  const isMine = by === scene.me
  const isOwn = isOwnSide(by, scene)
  const classes = `row hue-${hue}${isOwn ? ' own' : ''}${isMine ? ' mine' : ''}${startsGroup ? ' first' : ''}${endsGroup ? ' last' : ''}${remedies === nothing ? '' : ' refused'}`
  return html`${startsDay ? dayDivider(at, scene) : nothing}
    <div class=${classes} data-seq=${row.seq ?? nothing}>
      ${startsGroup ? drawHead(name, isMine && scene.side === 'contact', hue, scene) : nothing}
      <div class="bubble" dir="auto" tabindex="-1">${drawMessage(message, scene.speaker)}</div>
      <div class="meta">${drawTime(at, scene)}${delivery ? drawDelivery(delivery, scene) : nothing}</div>
      ${remedies}
    </div>`
}

function drawHead(name: string, isYou: boolean, hue: Hue, scene: Scene) {
  return isYou
    ? html`<span class="visually-hidden">${scene.speaker.say('you')}</span>`
    : html`${face(name, hue)}<span class="name" dir="auto">${name}</span>`
}

const drawTime = (at: number, { speaker }: Scene) =>
  html`<time datetime=${new Date(at).toISOString()}>${speaker.time(at)}</time>`

function drawDelivery(delivery: Delivery, { side, speaker }: Scene) {
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
  return html`<span class="state ${delivery}" role="img" aria-label=${speaker.say(delivery)}>${icon(glyph)}</span>`
}
