/** The longest signal, in characters: what a bot or a contact is writing, with room. Longer ones are not sent. */
export const longestSignalChars = 65_536

/**
 * What passes between nodes and is kept nowhere: who is typing, who is there. One end for each node. Nothing is promised but the order
 * of one sender: signals are lost while a line is broken, and dropped when more come than are let through.
 */
export interface Signals {
  /** Tells all other nodes; it does not come back to this one. `json` is of the sender's own making, one JSON text. Never throws. */
  send(json: string): void
  /** Calls `listener` for what other nodes send. Returns how to stop. */
  onSignal(listener: (json: string) => void): () => void
  close(): Promise<void>
}

/** The line between nodes of one process: each `join` is another end. A single node talks to nobody. */
export function createLocalSignals(): { join(): Signals } {
  const ends = new Set<Set<(json: string) => void>>()
  return {
    join() {
      const listeners = new Set<(json: string) => void>()
      ends.add(listeners)
      return {
        send(json) {
          if (!ends.has(listeners) || json.length > longestSignalChars) return
          for (const others of ends) if (others !== listeners) for (const listener of others) listener(json)
        },
        onSignal(listener) {
          listeners.add(listener)
          return () => void listeners.delete(listener)
        },
        async close() {
          ends.delete(listeners)
        },
      }
    },
  }
}
