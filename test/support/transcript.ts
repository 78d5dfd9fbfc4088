import type { Locator, Page } from 'playwright-core'

/** The exact words of the circle beside a message that the contact has not read ([A006]). */
export const notRead = 'The contact has not read this message yet.'

/** A transcript as somebody reads it: by its role, its name, and what stands in it. */
export class Transcript {
  readonly log: Locator

  constructor(page: Page, name = 'Conversation') {
    this.log = page.getByRole('log', { name, exact: true })
  }

  /** Waits until this text stands in it, alone or as a part of a line. */
  async shows(text: string | RegExp): Promise<void> {
    await this.log.getByText(text).first().waitFor()
  }

  /** The colour that is painted behind this text, by whatever element. */
  colourBehind(text: string): Promise<string> {
    return this.log.getByText(text, { exact: true }).evaluate((element) => {
      for (let node: Element | null = element; node; node = node.parentElement) {
        const { backgroundColor } = getComputedStyle(node)
        if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor
      }
      return ''
    })
  }

  /** How often this text stands in it, as the whole of a line. */
  times(text: string): Promise<number> {
    return this.log.getByText(text, { exact: true }).count()
  }

  /** Turns the wheel until this line is there, as often as more lines come. */
  async scrollsUpTo(text: string): Promise<void> {
    const line = this.log.getByText(text, { exact: true })
    for (let turns = 0; turns < 200 && (await line.count()) === 0; turns++) {
      await this.log.page().mouse.wheel(0, -5_000)
      await this.log.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    }
    await line.waitFor()
  }

  /** Which of these texts stand in it, in the order in which they stand there. Repeats are kept. */
  async order(texts: readonly string[]): Promise<string[]> {
    const lines = await this.log.getByText(new RegExp(`^\\s*(${texts.map(escaped).join('|')})\\s*$`)).allTextContents()
    return lines.map((line) => line.trim())
  }

  /** The circles of messages that the contact has not read. */
  get unreadCircles(): Locator {
    return this.log.getByRole('img', { name: notRead, exact: true })
  }

  /** What is on its way and has not arrived. */
  get sending(): Locator {
    return this.log.getByRole('img', { name: 'Sending', exact: true })
  }

  /** The contact's own messages that staff has read. */
  get read(): Locator {
    return this.log.getByRole('img', { name: 'Read', exact: true })
  }
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
