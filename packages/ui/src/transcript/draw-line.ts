import type { Message, ParticipantId } from '@parley/protocol'
import type { Line, PendingLine } from '@parley/protocol/client'
import { html, nothing, type TemplateResult } from 'lit'
import { botHappening, drawingOf, drawnAs } from '../message-kinds/index.ts'
import type { Offer } from '../message-kinds/offer.ts'
import { face } from '../parts/faces.ts'
import * as glyphs from '../parts/glyphs.ts'
import { icon } from '../parts/icon.ts'
import type { Delivery } from './delivery.ts'
import type { Standing } from './grouping.ts'
import { type Happening, happeningText, subjectOf } from './happenings.ts'
import { refusalKey } from './refusals.ts'
import type { Person, Scene } from './scene.ts'

// A transcript has thousands of these: no spaces between tags and no binding more than needed, because each is a node.

/** Puts the line between two days before a line that begins one. */
const withDay = (line: TemplateResult, at: number, { startsDay }: Standing, { speaker }: Scene) =>
  startsDay ? html`<div class="day"><span>${speaker.day(at, Date.now())}</span></div>${line}` : line

/** Somebody joined, left, came back; the chat waits, warns or ends. */
export function drawHappening(line: Happening, standing: Standing, scene: Scene) {
  const { at } = line
  const drawn = html`<div class="line happening ${line.event.name} hue-${scene.person(subjectOf(line)).hue}"><span dir="auto">${happeningText(line, scene) ?? drawBotHappening(line, scene)}</span> <time datetime=${new Date(at).toISOString()}>${scene.speaker.time(at)}</time></div>`
  return withDay(drawn, at, standing, scene)
}

function drawBotHappening({ event, by }: Happening, { me, side, person, missesKind }: Scene) {
  missesKind(botHappening)
  return html`<parley-bot-happening .event=${event} .side=${side} .name=${person(by).name} .isMine=${by === me}></parley-bot-happening>`
}

/** A message of the log; or one on its way or refused, with what can be done about it. */
export function drawMessageRow(
  line: Exclude<Line | PendingLine, { is: 'happening' }>,
  delivery: Delivery | undefined,
  standing: Standing,
  scene: Scene,
  offer: Offer | undefined,
) {
  const { at } = line
  const isPending = line.is === 'pending'
  const by = isPending ? scene.me : line.by
  const refusal = isPending ? line.refusal : null
  const person = scene.person(by)
  // What the reader wrote is no news to them: the log keeps silent about it.
  const drawn = html`<div class=${`line row ${rowClasses(by, person, standing, scene)}${refusal ? ' refused' : ''}${isRich(line) ? ' wide' : ''}`} aria-live=${by === scene.me ? 'off' : nothing}>${
    standing.startsGroup ? drawHead(by, person, scene) : nothing
  }<div class="said">${drawSaid(line, scene, offer, isOwnSide(by, person.role, scene))}<div class="meta"><time datetime=${new Date(at).toISOString()}>${scene.speaker.time(at)}</time>${
    refusal
      ? drawRemedies(line.key, refusal, scene)
      : delivery
        ? drawDelivery(delivery, standing.repeatsDelivery, scene)
        : nothing
  }</div></div></div>`
  return withDay(drawn, at, standing, scene)
}

/** Whether it is drawn as more than words: then it needs the width. */
const isRich = ({ message: { kind } }: { readonly message: Message }) =>
  kind !== 'text' && drawingOf(kind) !== undefined

/** What was said: in a bubble; or, where it is more than words, as its kind wants it. Its words stand in until the kind is here. */
function drawSaid(
  line: Exclude<Line | PendingLine, { is: 'happening' }>,
  { media, side, missesKind }: Scene,
  offer: Offer | undefined,
  isOwn: boolean,
) {
  const { message } = line
  const kind = drawnAs(message)
  const draw = drawingOf(kind)
  if (!draw) missesKind(kind)
  const said = draw
    ? draw(message as never, { offer, media, side, isOwn })
    : 'text' in line
      ? line.text
      : (message as { text?: string }).text
  return isRich(line)
    ? html`<div class="rich" tabindex="-1">${said}</div>`
    : html`<div class="bubble" dir="auto" tabindex="-1">${said}</div>`
}

/** One's own messages stand at the end; at the desk also those of colleagues, because they too are said to the contact. */
const isOwnSide = (by: ParticipantId, role: Person['role'], { me, side }: Pick<Scene, 'me' | 'side'>) =>
  by === me || (side === 'staff' && role !== 'contact')

function rowClasses(by: ParticipantId, { role, hue }: Person, { startsGroup, endsGroup }: Standing, scene: Scene) {
  const own = isOwnSide(by, role, scene) ? ' own' : ''
  return `hue-${hue}${own}${by === scene.me ? ' mine' : ''}${startsGroup ? '' : ' continues'}${endsGroup ? '' : ' goes-on'}`
}

function drawHead(by: ParticipantId, { name, hue, role }: Person, { me, side, speaker }: Scene) {
  if (by === me && side === 'contact') return html`<span class="visually-hidden">${speaker.say('you')}</span>`
  const written = html`<span class="name" dir="auto">${name}</span>`
  return isOwnSide(by, role, { me, side }) ? written : html`${face(name, hue)}${written}`
}

function drawDelivery(delivery: Delivery, isRepeated: boolean, { side, desk, speaker }: Scene) {
  if (delivery === 'unread') {
    const words = desk?.say('contactHasNotRead')
    return html`<span class="state unread" role="img" tabindex="0" aria-label=${words} data-tooltip=${words}></span>`
  }
  if (delivery === 'read' && side === 'staff') return nothing
  const words = speaker.say(delivery)
  const glyph = { sending: glyphs.clock, sent: glyphs.check, read: glyphs.checks }[delivery]
  return isRepeated
    ? html`<span class="state" role="img" aria-label=${words}></span>`
    : html`<svg class="icon state ${delivery}" viewBox="0 0 20 20" role="img" aria-label=${words}><path d=${glyph}></path></svg>`
}

function drawRemedies(key: string, refusal: NonNullable<PendingLine['refusal']>, { speaker }: Scene) {
  return html`<p class="refusal">${icon(glyphs.warning)}<span>${speaker.say(refusalKey(refusal))}</span></p>
    ${
      refusal.retry === 'never'
        ? nothing
        : html`<button class="button small" data-retry=${key}>${speaker.say('retry')}</button>`
    }
    <button class="button small" data-discard=${key}>${speaker.say('delete')}</button>`
}
