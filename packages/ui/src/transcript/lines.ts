import type { Chunk, Line } from '@parley/protocol/client'

/** The lines after `seq`, newest first. Looks no further than it must. */
export function* newestLines(chunks: readonly Chunk[], afterSeq = 0): Generator<Line> {
  for (let chunk = chunks.length - 1; chunk >= 0; chunk -= 1)
    for (const line of [...(chunks[chunk]?.lines ?? [])].reverse()) {
      if (line.seq <= afterSeq) return
      yield line
    }
}

/** The `seq` of the last line there is; 0 without any. */
export const lastSeq = (chunks: readonly Chunk[]): number => chunks.at(-1)?.lines.at(-1)?.seq ?? 0

/** The `seq` of the newest message of others, up to `upTo`; 0 when there is none. */
export function newestOfOthers(chunks: readonly Chunk[], me: string, upTo: number): number {
  for (const { is, by, seq } of newestLines(chunks)) if (is === 'message' && by !== me && seq <= upTo) return seq
  return 0
}
