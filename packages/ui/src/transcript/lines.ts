import type { Chunk, Line } from '@parley/protocol/client'

/** The lines after `seq`, newest first. Looks no further than it must. */
export function* newestLines(chunks: readonly Chunk[], afterSeq = 0): Generator<Line> {
  for (let chunk = chunks.length - 1; chunk >= 0; chunk -= 1) {
    const lines = chunks[chunk]?.lines ?? []
    for (let index = lines.length - 1; index >= 0; index -= 1) {
      const line = lines[index]
      if (!line) continue
      if (line.seq <= afterSeq) return
      yield line
    }
  }
}

/** The last line there is. */
export const lastLine = (chunks: readonly Chunk[]): Line | undefined => chunks.at(-1)?.lines.at(-1)

/** The first line there is. */
export const firstLine = (chunks: readonly Chunk[]): Line | undefined => chunks[0]?.lines[0]

/** The `seq` of the newest message of others, up to `upTo`; 0 when there is none. */
export function newestOfOthers(
  chunks: readonly Chunk[],
  me: string | undefined,
  upTo = Number.POSITIVE_INFINITY,
): number {
  for (const line of newestLines(chunks))
    if (line.is === 'message' && line.by !== me && line.seq <= upTo) return line.seq
  return 0
}
