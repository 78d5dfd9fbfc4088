/** How long somebody waits on two busy cores, in milliseconds. */
const patienceMs = 60_000

/** What a listener was told, and how to wait for it. */
export class Heard<Item> {
  readonly items: Item[] = []
  #waiting: (() => void)[] = []

  readonly hear = (...items: readonly Item[]): void => {
    this.items.push(...items)
    for (const wake of this.#waiting.splice(0)) wake()
  }

  /** Resolves when something was heard that fits. @throws Error what was heard instead, after a minute. */
  async until(fits: (item: Item) => boolean): Promise<void> {
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      this.hear()
    }, patienceMs)
    while (!this.items.some(fits) && !isLate) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    clearTimeout(timer)
    if (isLate) throw new Error(`It was not heard in time. Heard: ${JSON.stringify(this.items)}`)
  }
}
