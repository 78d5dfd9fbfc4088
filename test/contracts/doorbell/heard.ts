/** What a listener was told, and how to wait for it. */
export class Heard<Item> {
  readonly items: Item[] = []
  #waiting: (() => void)[] = []

  readonly hear = (...items: readonly Item[]): void => {
    this.items.push(...items)
    for (const wake of this.#waiting.splice(0)) wake()
  }

  /** Resolves when something was heard that fits. */
  async until(fits: (item: Item) => boolean): Promise<void> {
    while (!this.items.some(fits)) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }
}
