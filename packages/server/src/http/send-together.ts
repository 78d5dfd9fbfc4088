import type { Duplex } from 'node:stream'

/** Holds back what is written to a stream until the current turn's work is done. */
export type SendTogether = (stream: Duplex) => void

/**
 * Frames for one socket that arise together, such as an answer and the event it caused, leave with one system call.
 * System calls are what a message costs most, after its place in the database.
 */
export function createSendTogether(): SendTogether {
  let held: Duplex[] = []
  const release = () => {
    const streams = held
    held = []
    for (const stream of streams) stream.uncork()
  }
  return (stream) => {
    if (stream.writableCorked > 0) return
    stream.cork()
    if (held.push(stream) === 1) process.nextTick(release)
  }
}
