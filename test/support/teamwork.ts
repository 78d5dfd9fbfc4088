import type { BrowserContextOptions, Locator } from 'playwright-core'
import type { Agent } from './agent.ts'

/** The desk of an agent on a phone: as wide as one, and without a mouse. */
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

/** The Team Communicator of an agent. */
export const communicatorOf = ({ page }: Agent): Locator =>
  page.getByRole('dialog', { name: 'Team Communicator', exact: true })

/** Opens the Team Communicator with a button of the toolbar, finds somebody by typing, and does this from their Action menu. */
export async function asks(agent: Agent, button: string, target: string, action: string = button): Promise<void> {
  await agent.button(button).click()
  const dialog = communicatorOf(agent)
  await dialog.getByRole('searchbox', { name: 'Search targets', exact: true }).fill(target)
  const found = dialog.getByRole('listitem', { name: target, exact: true }).first()
  await found.getByRole('button', { name: 'Action', exact: true }).click()
  await dialog.getByRole('menuitem', { name: action, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** The private lane of an agent. */
export const laneOf = ({ page }: Agent): Locator => page.getByRole('region', { name: /^Private consultation with/ })

/** Takes an invitation to be consulted; they are in the lane then. */
export async function acceptsConsultation(agent: Agent, contact: string): Promise<void> {
  await agent.invitation(contact).getByRole('button', { name: 'Accept', exact: true }).click()
  await laneOf(agent).waitFor()
}

/** Turns to the conversation with the contact, or to the lane with a colleague, where there is room for one of them only. */
export const shows = ({ page }: Agent, name: string): Promise<void> =>
  page
    .getByRole('group', { name: 'Shown conversation', exact: true })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()

export async function saysPrivately(agent: Agent, to: string, text: string): Promise<void> {
  const lane = laneOf(agent)
  await lane.getByRole('textbox', { name: 'Message', exact: true }).fill(text)
  await lane.getByRole('button', { name: `Send to ${to}`, exact: true }).click()
  await lane.getByRole('log', { name: 'Consultation', exact: true }).getByText(text, { exact: true }).waitFor()
}

/** Somebody of staff who is in the conversation that an agent looks at. */
export const person = ({ page }: Agent, name: string): Locator =>
  page
    .getByRole('list', { name: 'Staff in this conversation', exact: true })
    .getByRole('listitem', { name, exact: true })

/** Opens the page Supervision, and reads the conversation with this contact along. */
export async function watches({ page }: Agent, contact: string): Promise<Locator> {
  await page.keyboard.press('Control+K')
  await page.getByRole('combobox', { name: 'Command bar', exact: true }).fill('Supervision')
  await page.getByRole('option', { name: 'Supervision' }).first().waitFor()
  await page.keyboard.press('Enter')
  const supervision = page.getByRole('dialog', { name: 'Supervision', exact: true })
  await supervision.getByRole('listitem', { name: contact, exact: true }).getByRole('button').click()
  await supervision.getByRole('log').waitFor()
  return supervision
}
