import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Contact } from '../support/contact.ts'
import { Stage } from '../support/stage.ts'

const colours = (policy: object | string) => ({
  kind: 'quick-replies',
  text: 'Which colour?',
  replies: ['Red', 'Blue'].map((label) => ({ id: label.toLowerCase(), label })),
  policy,
})

const shades = {
  kind: 'list',
  select: 'one',
  title: 'Which shade?',
  sections: [{ rows: ['Linen', 'Paper'].map((title) => ({ id: title.toLowerCase(), title })) }],
  policy: 'revisable',
}

/** A bot that makes an offer of each policy when its name is said. */
const asked = {
  once: colours('once'),
  next: colours('until-next-message'),
  always: shades,
  passed: colours({ until: Date.parse('2026-01-01T00:00:00Z') }),
  coming: colours({ until: Date.parse('2999-01-01T00:00:00Z') }),
}
const script = {
  start: 'listen',
  steps: {
    listen: { words: Object.keys(asked).map((name) => ({ contains: [name], go: name })) },
    ...Object.fromEntries(Object.entries(asked).map(([name, message]) => [name, { say: [message], go: 'listen' }])),
  },
}
const stage = new Stage({
  config: { bots: { polly: { name: 'Polly', script } }, sites: { shop: { name: 'Rushmere Lamps', bot: 'polly' } } },
})

/** A contact with the chat open in two tabs of one browser, after the bot has made an offer. */
async function inTwoTabs(words: keyof typeof asked): Promise<[Contact, Contact]> {
  const here = await stage.contact('Maria')
  await here.opensChat()
  await here.says(words)
  const there = new Contact(await here.page.context().newPage(), here.name)
  await there.visits(here.page.url())
  await there.opensIfClosed()
  return [here, there]
}

const press = (contact: Contact, name: string) => contact.chat.getByRole('button', { name, exact: true })

test('[B054] once: a double click is one choice, the other tab sees it, and a reload brings nothing back', async () => {
  const [here, there] = await inTwoTabs('once')
  await press(there, 'Red').waitFor()
  await press(here, 'Red').dblclick()
  await press(there, 'Blue').waitFor({ state: 'hidden' })
  await there.transcript.shows('Red')
  await here.reloads()
  await here.transcript.shows('Which colour?')
  assert.equal(await here.transcript.times('Red'), 1)
  assert.equal(await press(here, 'Blue').count(), 0)
})

test('[B054] until the next message: what is said in one tab ends the offer in both, also after a reload', async () => {
  const [here, there] = await inTwoTabs('next')
  await press(here, 'Red').waitFor()
  await there.says('Neither, thank you')
  await press(here, 'Red').waitFor({ state: 'hidden' })
  await here.reloads()
  await here.transcript.shows('Neither, thank you')
  assert.equal(await press(here, 'Red').count(), 0)
})

test('[B054] [RIC11] revisable: what the other tab has chosen can be changed, and the latest choice stands after a reload', async () => {
  const [here, there] = await inTwoTabs('always')
  const choose = async (contact: Contact, name: string) => {
    await contact.chat.getByRole('radio', { name, exact: true }).check()
    await contact.button('Choose').click()
  }
  const chosen = ({ chat }: Contact, name: string) =>
    chat.getByRole('listitem').filter({ hasText: new RegExp(`chosen:\\s*${name}`, 'i') })
  await choose(here, 'Linen')
  await chosen(there, 'Linen').waitFor()
  await there.button('Edit').click()
  await choose(there, 'Paper')
  await chosen(here, 'Paper').waitFor()
  await here.reloads()
  await chosen(here, 'Paper').waitFor()
  assert.equal(await chosen(here, 'Linen').count(), 0)
  assert.equal(await here.button('Edit').isEnabled(), true)
})

test('[B054] until a moment: before it the offer can be taken and changed, in both tabs and after a reload', async () => {
  const [here, there] = await inTwoTabs('coming')
  await press(here, 'Red').click()
  await there.transcript.shows('Red')
  await there.reloads()
  await press(there, 'Blue').click()
  await here.transcript.shows('Blue')
})

test('[B054] until a moment: when it has passed there is nothing to press', async () => {
  const [here, there] = await inTwoTabs('passed')
  await here.transcript.shows('Which colour?')
  await there.transcript.shows('Which colour?')
  assert.equal((await press(here, 'Red').count()) + (await press(there, 'Red').count()), 0)
})
