import type { Clock } from '@parley/protocol'
import type { PostgresLine } from './postgres-line.ts'
import { createSignalReader, encodeSignals } from './signal-payload.ts'
import { longestSignalChars, type Signals } from './signals.ts'

/**
 * How long signals are gathered before they leave together, in milliseconds: a node makes the database notify 20 times a second at most,
 * however many people type. Each notification waits for a lock that commits of messages need, too.
 */
const gatherMs = 50

/** What leaves together at most, and what may wait: what comes when that is full is dropped. Characters. */
const mostTogether = 2 * longestSignalChars
const mostWaiting = 16 * longestSignalChars

/** Signals between the nodes of one PostgreSQL. */
export function createPostgresSignals(line: PostgresLine, { node, clock }: { node: string; clock: Clock }): Signals {
  const listeners = new Set<(json: string) => void>()
  const read = createSignalReader(node)
  let waiting: string[] = []
  let waitingChars = 0
  let callOff: (() => void) | undefined

  const stop = line.on({
    signalled(payload) {
      for (const json of read(payload)) for (const listener of listeners) listener(json)
    },
  })

  function plan(): void {
    callOff ??= clock.after(gatherMs, () => void leave().finally(next))
  }

  /** Sends what fits. While the line is broken it is lost: it would be old when the line is back. */
  async function leave(): Promise<void> {
    let chars = 0
    const count = waiting.findIndex((json) => (chars += json.length) > mostTogether)
    const leaving = waiting.splice(0, count === -1 ? waiting.length : count)
    waitingChars -= leaving.reduce((sum, { length }) => sum + length, 0)
    await line.signal(encodeSignals(node, leaving))
  }

  function next(): void {
    callOff = undefined
    if (waiting.length > 0) plan()
  }

  return {
    send(json) {
      if (json.length > longestSignalChars || waitingChars + json.length > mostWaiting) return
      waiting.push(json)
      waitingChars += json.length
      plan()
    },
    onSignal(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      stop()
      listeners.clear()
      callOff?.()
      // A last word, such as goodbye, leaves at once.
      if (waiting.length > 0) await leave()
      waiting = []
    },
  }
}
