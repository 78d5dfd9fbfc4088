/** Lets so many things happen at once; the others wait in line. */
export class Turns {
  #free: number
  readonly #line: (() => void)[] = []

  constructor(atOnce: number) {
    this.#free = atOnce
  }

  /**
   * Does `task` when it is its turn.
   *
   * @throws the signal's reason when it is no longer wanted before that, and whatever `task` throws.
   */
  async take<Result>(signal: AbortSignal, task: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1
    else await this.#wait(signal)
    try {
      return await task()
    } finally {
      // Whoever is next in line gets this very place.
      const next = this.#line.shift()
      if (next) next()
      else this.#free += 1
    }
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        const place = this.#line.indexOf(go)
        if (place >= 0) this.#line.splice(place, 1)
        reject(signal.reason as Error)
      }
      if (signal.aborted) return leave()
      signal.addEventListener('abort', leave, { once: true })
      this.#line.push(go)
    })
  }
}
