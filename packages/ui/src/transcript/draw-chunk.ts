import type { Line, PendingLine } from '@parley/protocol/client'
import { html, type TemplateResult } from 'lit'
import type { Lines } from './chunk-boxes.ts'
import type { Offer } from '../message-kinds/offer.ts'
import { drawHappening, drawMessageRow } from './draw-line.ts'
import { placeOf, standingAt } from './grouping.ts'
import type { Scene } from './scene.ts'

type AnyLine = Line | PendingLine

/** What is drawn directly above and below a chunk: its first and last line look different for it. */
export interface Neighbours {
  readonly above: AnyLine | undefined
  readonly below: AnyLine | undefined
}

/** Draws the lines of one chunk, when the other side has read up to `readUpTo`. */
export function drawChunk(
  { lines }: Lines,
  { above, below }: Neighbours,
  readUpTo: number,
  scene: Scene,
  offer: (line: Extract<Line, { is: 'message' }>) => Offer | undefined,
): TemplateResult {
  const places = [above, ...lines, below].map((line) => line && placeOf(line, readUpTo, scene))
  return html`${lines.map((line, index) => {
    const standing = standingAt(places, index + 1)
    return line.is === 'happening'
      ? drawHappening(line, standing, scene)
      : drawMessageRow(
          line,
          places[index + 1]?.delivery,
          standing,
          scene,
          line.is === 'message' ? offer(line) : undefined,
        )
  })}`
}

const seqOf = (line: AnyLine | undefined) => (line?.is === 'message' || line?.is === 'happening' ? line.seq : 0)

/** The part of a read mark that this chunk can show: equal as long as nothing in the chunk looks different. */
export const markWithin = ({ lines }: Lines, below: AnyLine | undefined, readUpTo: number): number =>
  Math.min(Math.max(readUpTo, seqOf(lines[0]) - 1), seqOf(below) || seqOf(lines.at(-1)))
