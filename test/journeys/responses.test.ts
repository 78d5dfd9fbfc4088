import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Agent } from '../support/agent.ts'
import { eventually } from '../support/eventually.ts'
import { HostSite, plainPage } from '../support/host-site.ts'
import { Stage } from '../support/stage.ts'

const host = await HostSite.open()
const stage = new Stage({ config: { sites: { shop: { name: 'Rushmere Lamps', origins: [host.origin] } } } })
stage.afterwards(() => host.close())
const wide = { viewport: { width: 1280, height: 800 } }

/** What an agent does with standard responses. */
const responsesOf = ({ page }: Agent) => ({
  tree: page.getByRole('tree', { name: 'Responses', exact: true }),
  row: (title: string) => page.getByRole('treeitem', { name: new RegExp(`^${title}`) }),
  preview: page.getByRole('region', { name: 'Preview of the response', exact: true }),
  insert: page.getByRole('button', { name: 'Insert Standard Response Text', exact: true }),
  list: page.getByRole('listbox', { name: 'Responses by shortcut', exact: true }),
  attachments: page.getByRole('list', { name: 'Attachments', exact: true }).getByRole('listitem'),
})

/** Ada at her desk, in a conversation with somebody of this name. */
async function adaWith(name: string, { at = '/', words = 'Hello?' } = {}) {
  const ada = await stage.agent('ada', wide)
  const contact = await stage.contact(name, { at })
  await contact.opensChat()
  await contact.says(words)
  await ada.accepts(name)
  await ada.page.getByRole('tab', { name: 'Responses', exact: true }).click()
  await responsesOf(ada).tree.waitFor()
  return { ada, contact, ...responsesOf(ada) }
}

/** What stands in the field, as soon as it does. */
const writes = ({ composer }: Agent, text: RegExp) =>
  eventually(async () => text.test(await composer.inputValue()), true, `the field says ${text.source}`)

const selectedIn = ({ composer }: Agent) =>
  composer.evaluate((input: HTMLTextAreaElement) => input.value.slice(input.selectionStart, input.selectionEnd))

test('[A145] [RSP1] [RSP6] [RSP10] an agent finds a response in the library and inserts it, filled, where the caret is', async () => {
  const { ada, contact, row, preview, insert } = await adaWith('Maria Rossi')
  await row('Goodbye').click()
  await preview.getByText('Thank you for writing to Rushmere Lamps.').waitFor()
  await row('Hello').dblclick()
  const greeting = /^Good (morning|afternoon|evening) Maria Rossi, this is Ada Lindqvist from Rushmere Lamps\./
  await writes(ada, greeting)
  await ada.page.keyboard.type(' ')
  await row('Delivery times').click()
  await insert.click()
  await writes(ada, /How may I help you\? Every lamp is in stock\./)
  await ada.page.keyboard.press('Enter')
  await contact.transcript.shows(/Maria Rossi, this is Ada Lindqvist/)
})

test('[A146] [RSP13] [RSP14] [RSP15] a typed shortcut inserts by itself, and a slash shows which there are', async () => {
  const { ada, list, contact } = await adaWith('Maria with a question')
  await ada.composer.pressSequentially('See https://example.com/hi and/or ')
  assert.equal(await list.isVisible(), false)
  await ada.composer.pressSequentially('/mo')
  await list.getByRole('option', { name: /One moment, please/ }).waitFor()
  await ada.page.keyboard.press('Tab')
  await list.waitFor({ state: 'hidden' })
  await writes(
    ada,
    /^See https:\/\/example\.com\/hi and\/or Thank you\. Give me a moment to look that up; I am right back with you\.$/,
  )
  await ada.page.keyboard.press('Enter')
  await contact.transcript.shows(/Give me a moment/)
})

test('[RSP11] [RSP12] a variable that nobody knows keeps the message back until it is written over', async () => {
  const { ada, row, preview, contact } = await adaWith('Maria who ordered')
  await row('Where is my order').click()
  assert.equal(await preview.locator('mark').innerText(), '{case.order}')
  await ada.composer.pressSequentially('/order')
  await ada.page.keyboard.press('Tab')
  await eventually(() => selectedIn(ada), '{case.order}', 'the variable is selected')
  await ada.page.keyboard.press('End')
  await ada.page.getByRole('button', { name: 'Send', exact: true }).click()
  await ada.page.getByText('Fill in {case.order} before you send. It is selected in the message.').waitFor()
  await eventually(() => selectedIn(ada), '{case.order}', 'the variable is selected')
  await ada.page.keyboard.type('A-17')
  await ada.page.keyboard.press('Enter')
  await contact.transcript.shows(/I have found your order A-17\./)
})

test('[RSP3] a contact who reads German is answered in German', async () => {
  const ada = await stage.agent('ada', wide)
  const page = await stage.page()
  const speaks = `<script>window.parley = window.parley || function () { (parley.q = parley.q || []).push(arguments) }
    parley('attributes', { name: 'Jonas Weber' }); parley('open'); parley('send', 'Guten Tag')</script>`
  const tag = `<script async src="${stage.server.url}/parley.js" data-site="shop"></script>`
  await page.goto(host.page('/german', { html: plainPage(speaks + tag).replace('lang="en"', 'lang="de"') }))
  await ada.accepts('Jonas Weber')
  await ada.turnsTo('Jonas Weber')
  await responsesOf(ada).row('Begrüßung').waitFor()
  assert.equal(await responsesOf(ada).row('Hello').count(), 0)
  await ada.composer.pressSequentially('/hi')
  await ada.page.keyboard.press('Tab')
  await writes(ada, /^Guten (Morgen|Tag|Abend) Jonas Weber, hier ist Ada Lindqvist/)
})

test('[A129] [A130] [RSP16] the files of a response are attached, by double click and by the button, and reach the contact', async () => {
  const { ada, contact, row, insert, attachments, preview } = await adaWith('Maria in the dark')
  await row('Changing the bulb').dblclick()
  await attachments.filter({ hasText: 'changing-the-bulb.pdf' }).waitFor()
  await attachments.getByRole('button', { name: /^Delete/ }).click()
  await attachments.first().waitFor({ state: 'hidden' })
  await preview.getByText('changing-the-bulb.pdf').waitFor()
  await insert.click()
  await attachments.filter({ hasText: 'changing-the-bulb.pdf' }).waitFor()
  await ada.page.getByRole('button', { name: 'Send', exact: true }).click()
  await contact.page
    .getByRole('button', { name: /changing-the-bulb\.pdf/ })
    .first()
    .waitFor()
})

test('[A109] [A110] [A104] [RSP5] rich responses are to be looked at: paged, and neither pressed nor taken into the text field', async () => {
  const { ada, row, preview } = await adaWith('Maria who travels', { at: '/travel', words: 'A person, please' })
  await row('Offers of the month').click()
  const carousel = preview.locator('[aria-roledescription="carousel"]')
  await carousel.getByText('1 / 3').waitFor()
  assert.deepEqual(await carousel.getByRole('button').evaluateAll((all) => all.map((button) => button.ariaLabel)), [
    'Previous card',
    'Next card',
  ])
  await carousel.getByRole('button', { name: 'Next card', exact: true }).click()
  await carousel.getByText('2 / 3').waitFor()
  await carousel.getByText('Book now', { exact: true }).nth(1).dblclick()
  await row('Offers of the month').dblclick()
  await preview.getByText('It cannot go into the message.').waitFor()
  assert.equal(await responsesOf(ada).insert.count(), 0)
  assert.equal(await ada.composer.inputValue(), '')
  assert.equal(await preview.locator('[draggable=true]').count(), 0)
  await row('Our story').click()
  await preview.getByRole('heading', { name: 'Our story' }).first().waitFor()
  await row('Thailand, day by day').click()
  await preview.getByText('Day 3: Ayutthaya').waitFor()
})

test('[RSP18] [RSP19] [RSP7] an agent’s own response and favourites are there in every browser of theirs, and in nobody else’s', async () => {
  const { ada, row } = await adaWith('Maria again')
  const { page } = ada
  await page.getByRole('button', { name: 'New response', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'New response', exact: true })
  const fill = (name: string, value: string) => dialog.getByRole('textbox', { name, exact: true }).fill(value)
  await fill('Title', 'Workshop hours')
  await dialog.getByRole('combobox', { name: 'Folder', exact: true }).fill('Lamps / Visits')
  await fill('Shortcut', 'hi')
  await dialog.getByText('/hi already inserts “Hello”. Choose another shortcut.').waitFor()
  await fill('Shortcut', 'hours')
  await fill('Text', 'Our workshop is open until six, {contact.name}.')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await row('Workshop hours').waitFor()
  await page.getByRole('button', { name: 'Favourite', exact: true }).click()
  await row('Favourites').waitFor()

  const elsewhere = await stage.agent('ada', wide)
  await elsewhere.turnsTo('Maria again')
  await responsesOf(elsewhere).row('Favourites').waitFor()
  await responsesOf(elsewhere).row('Workshop hours').first().dblclick()
  await writes(elsewhere, /^Our workshop is open until six, Maria again\.$/)

  await ada.endsChat()
  await ada.marksDone('Maria again')
  await ada.chooses('Not ready')
  const ben = await stage.agent('ben', wide)
  const tom = await stage.contact('Tom')
  await tom.opensChat()
  await tom.says('Hello?')
  await ben.accepts('Tom')
  await responsesOf(ben).row('Hello').waitFor()
  assert.equal(await responsesOf(ben).row('Workshop hours').count(), 0)
  await ben.chooses('Not ready')
  await ada.chooses('Ready')
})

test('[RSP25] [RSP22] what an administrator changes over HTTP is on every open desk at once', async () => {
  const { ada, row, preview } = await adaWith('Maria who waits')
  await row('Delivery times').click()
  const token = await (await fetch(`${stage.server.url}/demo/agent-token?as=cleo`)).text()
  const change = (method: string, body?: object) =>
    fetch(`${stage.server.url}/v1/responses/delivery`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
  const put = await change('PUT', { title: 'Delivery this week', path: ['Lamps', 'Orders'], text: 'It takes a week.' })
  assert.equal(put.status, 200)
  await row('Delivery this week').waitFor()
  await preview.getByText('It takes a week.').waitFor()
  assert.equal((await change('DELETE')).status, 204)
  await row('Delivery this week').waitFor({ state: 'hidden' })
  assert.equal(await ada.composer.inputValue(), '')
})
