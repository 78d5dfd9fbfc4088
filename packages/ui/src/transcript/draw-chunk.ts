import type { ParticipantId } from '@parley/protocol'
import type { Chunk, Line, PendingLine } from '@parley/protocol/client'
import { html, type TemplateResult } from 'lit'
import { deliveryOf } from './delivery.ts'
import { drawHappening, drawLogged, drawPending, type Standing } from './draw-line.ts'
import { isOneGroup, isSameDay, pendingPlace, type Place, placeOf } from './grouping.ts'
import type { Scene } from './scene.ts'

/** What is drawn above and below a chunk, as far as its first and last line care. */
export interface Neighbours {
  readonly before: Place | undefined
  readonly after: Place | undefined
}

/** Draws the lines of one chunk. Called again only when the chunk, its neighbours, the scene or its read marks changed. */
export function drawChunk(
  { lines }: Chunk,
  { before, after }: Neighbours,
  readUpTo: number,
  scene: Scene,
): TemplateResult {
  const places = [before, ...lines.map(placeOf), after]
  return html`<div class="chunk">
    ${lines.map((line, index) => drawLine(line, standingAt(places, index + 1), readUpTo, scene))}
  </div>`
}

/** Draws what is not in the log yet, as a chunk below all others. */
export function drawPendingChunk(
  lines: readonly PendingLine[],
  before: Place | undefined,
  me: ParticipantId,
  scene: Scene,
): TemplateResult {
  const places = [before, ...lines.map((line) => pendingPlace(line, me)), undefined]
  return html`<div class="chunk newest">
    ${lines.map((line, index) => drawPending(line, standingAt(places, index + 1), scene, me))}
  </div>`
}

function drawLine(line: Line, standing: Standing, readUpTo: number, scene: Scene) {
  if (line.is === 'happening') return drawHappening(line, standing, scene)
  const { me, side, person } = scene
  const isTracked = side === 'contact' ? line.by === me : person(line.by).role !== 'contact'
  const delivery = isTracked ? deliveryOf(line.seq, readUpTo, side) : undefined
  return drawLogged(line, standing, delivery, scene)
}

function standingAt(places: readonly (Place | undefined)[], index: number): Standing {
  const [before, here, after] = [places[index - 1], places[index], places[index + 1]]
  return {
    startsGroup: !isOneGroup(before, here),
    endsGroup: !isOneGroup(here, after),
    startsDay: !before || (here !== undefined && !isSameDay(before.at, here.at)),
  }
}

/** The part of a read mark that this chunk can show: equal as long as nothing in the chunk looks different. */
export function markWithin({ lines }: Chunk, readUpTo: number): number {
  const first = lines[0]?.seq ?? 0
  const last = lines.at(-1)?.seq ?? 0
  return Math.min(Math.max(readUpTo, first - 1), last)
}
