import type { ParticipantId } from '@parley/protocol'
import type { Chunk, Line, PendingLine } from '@parley/protocol/client'
import { html, type TemplateResult } from 'lit'
import { drawHappening, drawLogged, drawPending } from './draw-line.ts'
import { pendingPlace, type Place, placeOf, standingAt } from './grouping.ts'
import type { Scene } from './scene.ts'

/** What is drawn directly above and below a chunk, as far as its first and last line care. */
export interface Neighbours {
  readonly above: Line | undefined
  readonly below: Line | PendingLine | undefined
}

/** Draws the lines of one chunk. Called again only when the chunk, its neighbours, the scene or its read marks changed. */
export function drawChunk(
  { lines }: Chunk,
  { above, below }: Neighbours,
  readUpTo: number,
  scene: Scene,
): TemplateResult {
  const place = (line: Line | PendingLine | undefined): Place | undefined =>
    line && (line.is === 'pending' ? pendingPlace(line, scene.me ?? '') : placeOf(line, readUpTo, scene))
  const places = [above, ...lines, below].map(place)
  return html`<div class="chunk">
    ${lines.map((line, index) => {
      const standing = standingAt(places, index + 1)
      return line.is === 'happening'
        ? drawHappening(line, standing, scene)
        : drawLogged(line, standing, places[index + 1]?.delivery, scene)
    })}
  </div>`
}

/** Draws what is not in the log yet, as a chunk below all others. */
export function drawPendingChunk(
  lines: readonly PendingLine[],
  above: Line | undefined,
  me: ParticipantId,
  scene: Scene,
): TemplateResult {
  const places = [above && placeOf(above, 0, scene), ...lines.map((line) => pendingPlace(line, me)), undefined]
  return html`<div class="chunk">
    ${lines.map((line, index) => drawPending(line, standingAt(places, index + 1), scene, me))}
  </div>`
}

/** Keeps the place of a chunk that is drawn in a moment. */
export const drawWaitingChunk = (): TemplateResult => html`<div class="chunk waiting"></div>`

/** The part of a read mark that this chunk can show: equal as long as nothing in the chunk looks different. */
export function markWithin({ lines }: Chunk, below: Line | PendingLine | undefined, readUpTo: number): number {
  const first = lines[0]?.seq ?? 0
  const last = (below?.is === 'message' ? below : lines.at(-1))?.seq ?? 0
  return Math.min(Math.max(readUpTo, first - 1), last)
}
