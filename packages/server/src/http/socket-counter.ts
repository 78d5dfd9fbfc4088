/** How many sockets each address has, and how many there are. */
export interface SocketCounter {
  /** Counts one more, or says that `key` has enough. */
  add(key: string): boolean
  remove(key: string): void
  readonly total: number
}

export function createSocketCounter(mostPerKey: number): SocketCounter {
  const counts = new Map<string, number>()
  let total = 0
  return {
    add(key) {
      const count = counts.get(key) ?? 0
      if (count >= mostPerKey) return false
      counts.set(key, count + 1)
      total += 1
      return true
    },
    remove(key) {
      const count = counts.get(key) ?? 0
      if (count <= 1) counts.delete(key)
      else counts.set(key, count - 1)
      total -= 1
    },
    get total() {
      return total
    },
  }
}
