import type { Locator, Page } from 'playwright-core'
import { Transcript } from './transcript.ts'

/** A contact in front of a page with the widget on it. Knows what people can hear or see, nothing of how it is made. */
export class Contact {
  readonly page: Page
  /** What the page says that they are called. */
  readonly name: string
  readonly transcript: Transcript

  constructor(page: Page, name: string) {
    this.page = page
    this.name = name
    this.transcript = new Transcript(page)
  }

  get chat(): Locator {
    return this.page.getByRole('region', { name: 'Chat', exact: true })
  }

  get launcher(): Locator {
    return this.page.getByRole('button', { name: /^Open chat/ })
  }

  get composer(): Locator {
    return this.chat.getByRole('textbox', { name: 'Message', exact: true })
  }

  button(name: string): Locator {
    return this.chat.getByRole('button', { name, exact: true })
  }

  async visits(url: string): Promise<void> {
    await this.page.goto(url)
  }

  async reloads(): Promise<void> {
    await this.page.reload()
  }

  async opensChat(): Promise<void> {
    await this.launcher.waitFor()
    // Before it opens: where a bot greets, opening begins a conversation, and under this name.
    await this.isIntroduced()
    await this.launcher.click()
    await this.isKnown()
  }

  /** The owner's page knows who is there, and says so. */
  async isIntroduced(): Promise<void> {
    await this.page.evaluate((name) => {
      const { parley } = window as unknown as { parley: (call: string, attributes: object) => Promise<void> }
      Object.assign(window, { introduced: parley('attributes', { name }) })
    }, this.name)
  }

  /** The widget is there and has heard who they are. */
  async isKnown(): Promise<void> {
    await this.composer.waitFor()
    await this.page.evaluate(() => (window as unknown as { introduced: Promise<void> }).introduced)
  }

  /** The chat is open as the last page left it, or is opened. */
  async opensIfClosed(): Promise<void> {
    await this.launcher.or(this.composer).first().waitFor()
    if (!(await this.composer.isVisible())) await this.opensChat()
  }

  async minimizes(): Promise<void> {
    await this.button('Minimize').click()
    await this.chat.waitFor({ state: 'hidden' })
  }

  /** Types without sending. */
  async types(text: string): Promise<void> {
    await this.composer.pressSequentially(text)
  }

  async writes(text: string): Promise<void> {
    await this.composer.fill(text)
    await this.button('Send').click()
  }

  /** Writes, and waits until the server has it. */
  async says(text: string): Promise<void> {
    await this.writes(text)
    await this.transcript.shows(text)
    await this.transcript.sending.first().waitFor({ state: 'hidden' })
  }

  /** The network of this browser is gone, for what is open as well. */
  async losesTheLine(): Promise<void> {
    await this.page.context().setOffline(true)
    await this.chat.getByText('No connection.').waitFor()
  }

  async getsTheLineBack(): Promise<void> {
    await this.page.context().setOffline(false)
    await this.chat.getByText('No connection.').waitFor({ state: 'hidden' })
  }

  async endsChat(): Promise<void> {
    await this.button('End chat').click()
    await this.button('End now').click()
  }
}
