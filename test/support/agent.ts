import type { Locator, Page } from 'playwright-core'
import { Transcript } from './transcript.ts'

/** An agent at the demo desk. Knows what people can hear or see, nothing of how it is made. */
export class Agent {
  readonly page: Page
  readonly who: 'ada' | 'ben' | 'cleo'
  readonly transcript: Transcript
  #url = ''

  constructor(page: Page, who: 'ada' | 'ben' | 'cleo') {
    this.page = page
    this.who = who
    this.transcript = new Transcript(page)
  }

  get presence(): Locator {
    return this.page.getByRole('button', { name: 'Presence', exact: true })
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: 'Message', exact: true })
  }

  get toolbar(): Locator {
    return this.page.getByRole('toolbar', { name: 'Interaction', exact: true })
  }

  get interactions(): Locator {
    return this.page.getByRole('list', { name: 'Interactions', exact: true })
  }

  /** The entry of a contact in the interaction bar. */
  interaction(name: string): Locator {
    return this.interactions.getByRole('listitem', { name, exact: true })
  }

  /** The invitation of this contact. */
  invitation(name: string): Locator {
    const regions = this.page.getByRole('region', { name: 'Invitation', exact: true })
    return regions
      .or(this.page.getByRole('dialog', { name: 'Invitation', exact: true }))
      .filter({ has: this.page.getByText(name, { exact: true }) })
  }

  /** A button of the toolbar. */
  button(name: string): Locator {
    return this.toolbar.getByRole('button', { name, exact: true })
  }

  async signsIn(url: string): Promise<void> {
    this.#url = url
    await this.page.goto(`${url}/agent?as=${this.who}`)
    await this.is(/^Ready/)
  }

  async reloads(): Promise<void> {
    await this.page.reload()
    await this.isOnline()
  }

  /** A new page in the same browser, after the old one was closed or has crashed. */
  async comesBack(): Promise<Agent> {
    const agent = new Agent(await this.page.context().newPage(), this.who)
    await agent.signsIn(this.#url)
    return agent
  }

  async isOnline(): Promise<void> {
    await this.page.getByRole('status', { name: 'Connection', exact: true }).filter({ hasText: 'Online' }).waitFor()
  }

  /** Waits until the presence is described so. */
  async is(presence: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Presence', exact: true, description: presence }).waitFor()
  }

  async chooses(presence: string): Promise<void> {
    await this.presence.click()
    await this.page.getByRole('menuitem', { name: presence, exact: true }).click()
  }

  async accepts(name: string): Promise<void> {
    await this.invitation(name).getByRole('button', { name: 'Accept', exact: true }).click()
    await this.invitation(name).waitFor({ state: 'hidden' })
    await this.transcript.log.waitFor()
  }

  async rejects(name: string): Promise<void> {
    await this.invitation(name).getByRole('button', { name: 'Reject', exact: true }).click()
    await this.invitation(name).waitFor({ state: 'hidden' })
  }

  /** Shows the conversation with this contact. */
  async turnsTo(name: string): Promise<void> {
    await this.interaction(name).getByRole('button', { name, exact: true }).click()
  }

  async types(text: string): Promise<void> {
    await this.composer.pressSequentially(text)
  }

  async writes(text: string): Promise<void> {
    await this.composer.fill(text)
    await this.page.getByRole('button', { name: 'Send', exact: true }).click()
  }

  /** Writes, and waits until the server has it. */
  async says(text: string): Promise<void> {
    await this.writes(text)
    await this.transcript.shows(text)
    await this.transcript.sending.first().waitFor({ state: 'hidden' })
  }

  /** Does something from the menu about the contact. */
  async acts(action: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Party Actions', exact: true }).click()
    await this.page.getByRole('menuitem', { name: action, exact: true }).click()
  }

  async endsChat(): Promise<void> {
    await this.button('End Chat').click()
    await this.button('Mark Done').waitFor()
  }

  async marksDone(name: string): Promise<void> {
    await this.button('Mark Done').click()
    await this.interaction(name).waitFor({ state: 'hidden' })
  }
}
