import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Agent } from '../support/agent.ts'
import { Canary } from '../support/canary.ts'
import type { Contact } from '../support/contact.ts'
import { eventually } from '../support/eventually.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage({ environment: { PARLEY_OPEN_PUSHED_LINKS: '1' } })
let canary: Canary
before(async () => (canary = await Canary.open()))
after(() => canary.close())

const area = ({ page }: Agent) => page.getByRole('region', { name: 'Push URL', exact: true })
const field = (ada: Agent) => area(ada).getByRole('combobox', { name: 'URL', exact: true })
const press = (ada: Agent, name: string) => area(ada).getByRole('button', { name, exact: true }).click()
const lines = ({ chat }: Contact) => chat.getByRole('paragraph').filter({ hasText: /^Please navigate to the link:/ })
const openByThemselves = ({ chat }: Contact) =>
  chat.getByRole('checkbox', { name: 'Open such links by themselves', exact: true })

async function talking(name: string) {
  const ada = await stage.agent('ada')
  const maria = await stage.contact(name)
  await maria.opensChat()
  await maria.says('Where can I see it?')
  await ada.accepts(name)
  await ada.page.getByRole('button', { name: 'Show the Push URL area', exact: true }).click()
  await field(ada).waitFor()
  return { ada, maria }
}

async function push(ada: Agent, url: string) {
  await field(ada).fill(url)
  await press(ada, 'Send URL')
  // The canary's host is a number: that is said, and asked about once more.
  await press(ada, 'Send URL')
}

/** The page that opens while something is done. */
async function opens(page: Page, act: () => Promise<unknown>): Promise<Page> {
  const [opened] = await Promise.all([page.context().waitForEvent('page'), act()])
  await opened.waitForLoadState()
  return opened
}

/** A page that was opened has no hold on ours, and was not told of it. */
async function knowsNothing(opened: Page, path: string) {
  await opened.waitForURL(canary.address(path))
  assert.deepEqual(await opened.evaluate('[window.opener, document.referrer]'), [null, ''])
  const { headers } = canary.visits.findLast((visit) => visit.path === path) ?? {}
  assert.deepEqual([headers !== undefined, headers?.referer], [true, undefined])
}

test('[A155] [A156] [A157] [A158] [A159] [A161] [A162] [A163] [ATK66] Ada looks at pages and pushes two of them; Maria reads where they lead and opens one', async () => {
  const { ada, maria } = await talking('Maria who is shown pages')
  const [norway, peru] = [canary.address('/norway'), canary.address('/peru')]
  await field(ada).fill(norway)
  const looked = await opens(ada.page, () => press(ada, 'Check URL'))
  await knowsNothing(looked, '/norway')
  await looked.close()

  await push(ada, norway)
  await push(ada, peru)
  await lines(maria).nth(1).waitFor()
  assert.deepEqual(await lines(maria).allInnerTexts(), [
    `Please navigate to the link: ${norway}`,
    `Please navigate to the link: ${peru}`,
  ])
  await ada.transcript.log.getByRole('link', { name: peru, exact: true }).waitFor()
  const link = maria.chat.getByRole('link', { name: norway, exact: true })
  assert.equal(await link.getAttribute('href'), norway)
  const button = maria.chat.getByRole('link', { name: 'Open link', exact: true }).first()
  await knowsNothing(await opens(maria.page, () => button.click()), '/norway')

  await field(ada).press('ArrowDown')
  const options = ada.page.getByRole('listbox').getByRole('option')
  assert.deepEqual(await options.allInnerTexts(), [peru, norway])
  await field(ada).fill('nor')
  await options.getByText('/peru').waitFor({ state: 'hidden' })
  assert.deepEqual(await options.allInnerTexts(), [norway])
  await field(ada).press('ArrowDown')
  await field(ada).press('Enter')
  assert.equal(await field(ada).inputValue(), norway)
})

test('[A164] [PSH9] [PSH10] [ATK66] a page opens by itself once Maria has agreed, and never again after a reload', async () => {
  const { ada, maria } = await talking('Maria who agrees')
  await push(ada, canary.address('/first'))
  await openByThemselves(maria).waitFor()
  assert.equal(canary.visits.filter(({ path }) => path === '/first').length, 0)
  await openByThemselves(maria).check()
  const opened = await opens(maria.page, () => push(ada, canary.address('/second')))
  await knowsNothing(opened, '/second')
  await maria.chat.getByText('Opened in a new tab.').first().waitFor()

  await maria.reloads()
  await maria.opensIfClosed()
  await lines(maria).nth(1).waitFor()
  assert.equal(await openByThemselves(maria).first().isChecked(), true)
  await openByThemselves(maria).first().uncheck()
  await push(ada, canary.address('/third'))
  await lines(maria).nth(2).waitFor()
  await maria.says('I have it')
  assert.deepEqual(
    canary.visits.map(({ path }) => path).filter((path) => /first|second|third/.test(path)),
    ['/second'],
  )
})

test('[A164] [PSH11] where the browser blocks it, the button stays and says so', async () => {
  const { ada, maria } = await talking('Maria with a blocker')
  await maria.page.evaluate(() => {
    window.open = () => null
  })
  await push(ada, canary.address('/agreed'))
  await openByThemselves(maria).check()
  await push(ada, canary.address('/blocked'))
  await maria.chat.getByText('Your browser has kept the link from opening by itself. Press the button.').waitFor()
  const button = maria.chat.getByRole('link', { name: 'Open link', exact: true }).last()
  await knowsNothing(await opens(maria.page, () => button.click()), '/blocked')
})

test('[A165] [B033] Ada sees what a look-alike opens before anybody else does, and puts an address into a message', async () => {
  const { ada, maria } = await talking('Maria who waits')
  await field(ada).fill('https://whistle.example@evil.example')
  await press(ada, 'Send URL')
  await area(ada).getByRole('alert').filter({ hasText: 'This is not a web address.' }).waitFor()

  await field(ada).fill('https://lоcalhost/oak') // Cyrillic o
  await area(ada).getByText('This looks like localhost, and is another site.').waitFor()
  await press(ada, 'Send URL')
  await area(ada).getByRole('alert').filter({ hasText: 'press Send URL once more' }).waitFor()

  await field(ada).fill('https://lamps.example/oak')
  await press(ada, 'Insert URL into the message')
  await eventually(() => ada.composer.inputValue(), 'https://lamps.example/oak', 'the address in the message')
  await ada.page.getByRole('button', { name: 'Send', exact: true }).click()
  await maria.chat.getByRole('link', { name: 'https://lamps.example/oak', exact: true }).waitFor()
  assert.equal(await lines(maria).count(), 0)
})
