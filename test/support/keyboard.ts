import type { Locator, Page } from 'playwright-core'

/** More stops than any page of ours has. */
const mostStops = 60

/** Somebody who uses the keyboard only. */
export class Keyboard {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Goes on with Tab (or back, with Shift and Tab) until `target` has the focus. */
  async goesTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let stops = 0; stops < mostStops; stops++) {
      if (await this.isOn(target)) return
      await this.#page.keyboard.press(key)
    }
    throw new Error(`${key} never reaches ${target.toString()}.`)
  }

  /** Waits until `target` has the focus by itself. */
  async isTakenTo(target: Locator): Promise<void> {
    await target.and(this.#page.locator(':focus')).waitFor()
  }

  /** Whether `target` has the focus now. */
  async isOn(target: Locator): Promise<boolean> {
    return (await target.and(this.#page.locator(':focus')).count()) > 0
  }

  async presses(key: string): Promise<void> {
    await this.#page.keyboard.press(key)
  }

  async types(text: string): Promise<void> {
    await this.#page.keyboard.type(text)
  }
}
