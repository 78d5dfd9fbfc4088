import type { Page } from 'playwright-core'
import type { Agent } from './agent.ts'
import type { Stage } from './stage.ts'

/** The button of an entry, as soon as it is described so. */
export const described = (agent: Agent, name: string, description: RegExp) =>
  agent.interactions.getByRole('button', { name, exact: true, description }).waitFor()

/** For how many seconds an entry says that its contact waits. */
export async function secondsWaited(agent: Agent, name: string): Promise<number> {
  const about = await agent.interactions.getByRole('button', { name, exact: true }).getAttribute('aria-describedby')
  const description = await agent.page.locator(`[id="${about}"]`).textContent()
  const [, minutes, seconds] = /Waiting (\d+):(\d\d)/.exec(description ?? '') ?? []
  return Number(minutes) * 60 + Number(seconds)
}

export const preview = (agent: Agent) => agent.page.locator('parley-entry-preview')
export const flash = (agent: Agent, name: string) => agent.interaction(name).locator('.flash')

/** Another window is in front of the page, or no longer: browsers under test never tell their pages. */
export const isBehind = (page: Page, isSo: boolean) =>
  page.evaluate((behind) => {
    document.hasFocus = () => !behind
    window.dispatchEvent(new Event(behind ? 'blur' : 'focus'))
  }, isSo)

export const titleIs = (page: Page, pattern: RegExp) =>
  page.waitForFunction(([source]) => new RegExp(source ?? '').test(document.title), [pattern.source])

/** Ada has nothing left to do with these. */
export async function isDoneWith(ada: Agent, ...names: readonly string[]) {
  for (const name of names) {
    await ada.turnsTo(name)
    await ada.page.getByRole('heading', { name, exact: true }).waitFor()
    await ada.endsChat()
    await ada.marksDone(name)
  }
}

/** The shop's contacts Mia and Tom are with Ada, who looks at Tom. Both have come before either writes: Mia's time runs from then on. */
export async function twoAtOnce(stage: Stage) {
  const ada = await stage.agent('ada')
  const [mia, tom] = [await stage.contact('Mia'), await stage.contact('Tom')]
  for (const contact of [mia, tom]) await contact.opensChat()
  await mia.says('Where is my parcel?')
  await ada.accepts('Mia')
  await tom.says('Hello')
  await ada.accepts('Tom')
  return { ada, mia, tom }
}
