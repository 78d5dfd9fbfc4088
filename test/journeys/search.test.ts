import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import type { Agent } from '../support/agent.ts'
import { assertAccessible } from '../support/axe.ts'
import type { Contact } from '../support/contact.ts'
import { attached, chooses, textFile } from '../support/files.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage()

/** The search of a desk, as somebody uses it. */
class Search {
  readonly page: Page
  readonly dialog: Locator
  readonly field: Locator
  readonly results: Locator

  constructor({ page }: Agent) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: 'Search', exact: true })
    this.field = this.dialog.getByRole('searchbox', { name: 'Search', exact: true })
    this.results = this.dialog.getByRole('list', { name: 'Results', exact: true }).getByRole('listitem')
  }

  async opens(): Promise<void> {
    await this.page.getByRole('button', { name: 'Search', exact: true }).click()
    await this.field.waitFor()
  }

  /** Looks for words, until there is exactly one hit, with this in it. */
  async finds(words: string, text: string): Promise<Locator> {
    await this.field.fill(words)
    await this.dialog
      .getByRole('status')
      .filter({ hasText: /^1 result$/ })
      .waitFor({ state: 'attached' })
    const hit = this.results.filter({ hasText: text })
    await hit.waitFor()
    return hit
  }

  async findsNothing(words: string): Promise<void> {
    await this.field.fill(words)
    await this.dialog.getByText('Nothing was found.').waitFor()
  }
}

/** The line that was jumped to. */
const marked = (page: Page) => page.locator('[data-found]')

async function talking(name: string): Promise<{ maria: Contact; ada: Agent; search: Search }> {
  const ada = await stage.agent('ada')
  const maria = await stage.contact(name)
  await maria.opensChat()
  await maria.says('I saw a lamp in the Café Müller')
  await ada.accepts(name)
  return { maria, ada, search: new Search(ada) }
}

async function isDone({ ada, name }: { ada: Agent; name: string }): Promise<void> {
  await ada.endsChat()
  await ada.marksDone(name)
}

test('[B036] [SRH1] [SRH10] [SRH11] Ada finds what Maria said an hour of talk ago, without its accents and by keyboard alone', async () => {
  const name = 'Maria Accent'
  const { maria, ada, search } = await talking(name)
  for (let line = 1; line <= 70; line += 1) await ada.says(`An hour passes, minute ${line}`)
  await ada.reloads()
  await ada.transcript.shows('An hour passes, minute 70')
  assert.equal(await ada.transcript.times('I saw a lamp in the Café Müller'), 0, 'it is not loaded')

  await ada.page.keyboard.press('Alt+f')
  await search.field.waitFor()
  const hit = await search.finds('cafe muller', 'Café Müller')
  assert.deepEqual(await hit.locator('mark').allTextContents(), ['Café', 'Müller'])
  await ada.page.keyboard.press('Enter')
  await marked(ada.page).getByText('I saw a lamp in the Café Müller').waitFor()
  const focused = ada.page.locator('*:focus').filter({ hasText: 'I saw a lamp in the Café Müller' })
  await focused.first().waitFor()
  await search.dialog.waitFor({ state: 'hidden' })
  await maria.says('Still there?')
  assert.equal(await marked(ada.page).count(), 1)
  await isDone({ ada, name })
})

test('[B036] [SRH3] [SRH10] a file is found by its name, and among files alone', async () => {
  const name = 'Maria File'
  const { maria, ada, search } = await talking(name)
  await chooses(maria.page, [textFile('garden-chandelier.txt', 'as seen in the shop')])
  await attached(maria.page, 'garden-chandelier.txt').waitFor()
  await maria.says('Here is the list')
  await ada.transcript.shows('Here is the list')
  await search.opens()
  await search.finds('chandelier', 'garden-chandelier.txt')
  await search.dialog.getByRole('button', { name: 'Messages', exact: true }).click()
  await search.dialog.getByText('Nothing was found.').waitFor()
  await search.dialog.getByRole('button', { name: 'Files', exact: true }).click()
  await search.results.getByText('garden-chandelier.txt').click()
  await marked(ada.page).getByText('garden-chandelier.txt').first().waitFor()
  await isDone({ ada, name })
})

test('[B036] [SRH3] [SRH11] an internal note is found, and shown where it stands', async () => {
  const name = 'Maria Note'
  const { maria, ada, search } = await talking(name)
  await ada.page.getByRole('button', { name: 'Add internal note', exact: true }).click()
  await ada.page.getByRole('textbox', { name: 'Internal note', exact: true }).fill('She is a wholesaler')
  await ada.page.keyboard.press('Enter')
  await ada.transcript.shows('She is a wholesaler')
  await maria.says('Hello again')
  await search.opens()
  await (await search.finds('wholes', 'She is a wholesaler')).click()
  await marked(ada.page).getByText('She is a wholesaler').waitFor()
  await isDone({ ada, name })
})

test('[B036] [ATK24] [SRH2] [SRH4] markup in what is looked for and in what is found is text', async () => {
  const name = 'Maria <i>Markup</i>'
  const { maria, ada, search } = await talking(name)
  const hostile = '<img src=x onerror=document.title="pwned"> <b>bulbs</b>'
  await maria.says(hostile)
  await ada.transcript.shows('bulbs')
  await search.opens()
  const hit = await search.finds('<b>bulbs</b>', hostile)
  assert.deepEqual(await hit.locator('mark').allTextContents(), ['b>bulbs</b'])
  assert.equal(await hit.locator('b, img, i').count(), 0)
  await search.findsNothing('" OR bulbs NOT lamp)*')
  assert.notEqual(await ada.page.title(), 'pwned')
  await ada.page.keyboard.press('Escape')
  await isDone({ ada, name })
})

test('[B036] [SRH5] another agent does not find it; a supervisor does', async () => {
  const name = 'Maria Private'
  const { maria, ada, search } = await talking(name)
  await maria.says('My secret is periwinkle')
  await ada.transcript.shows('periwinkle')
  const [ben, cleo] = [await stage.agent('ben'), await stage.agent('cleo')]
  const [bens, cleos] = [new Search(ben), new Search(cleo)]
  await search.opens()
  await search.finds('periwinkle', 'My secret is periwinkle')
  await ada.page.keyboard.press('Escape')
  await bens.opens()
  await bens.findsNothing('periwinkle')
  await cleos.opens()
  await (await cleos.finds('periwinkle', 'My secret is periwinkle')).click()
  await marked(cleo.page).getByText('My secret is periwinkle').waitFor()
  await isDone({ ada, name })
})

test('[B036] [B014] [SRH6] [SRH12] what is done is found and opened to be read, and Escape goes back', async () => {
  const name = 'Maria Done'
  const { maria, ada, search } = await talking(name)
  await maria.says('It was about the marigold shade')
  await ada.transcript.shows('marigold')
  await isDone({ ada, name })
  await ada.page.keyboard.press('Alt+f')
  await search.field.waitFor()
  await search.finds('marigold', 'It was about the marigold shade')
  await assertAccessible(ada.page, 'results of a search')
  await ada.page.keyboard.press('ArrowDown')
  await ada.page.keyboard.press('Enter')
  await marked(ada.page).getByText('It was about the marigold shade').waitFor()
  await search.dialog.getByText('Not on your desk: to read only.').waitFor()
  assert.equal(await search.dialog.getByRole('textbox').count(), 0, 'nothing can be written')
  await assertAccessible(ada.page, 'a chat that was found')
  await ada.page.keyboard.press('Escape')
  await search.results.first().waitFor()
  await ada.page.keyboard.press('Escape')
  await search.dialog.waitFor({ state: 'hidden' })
})
