import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Contact } from '../support/contact.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage()

const greeting = 'Hello, I am Mira'
const offered = ['Order tea', 'Plan a journey', 'See offers', 'Our story', 'Talk to a person']

/** A contact at the travel agency, whose bot has spoken. */
async function greeted(name: string): Promise<Contact> {
  const contact = await stage.contact(name, { at: '/travel' })
  await contact.opensChat()
  await contact.transcript.shows(greeting)
  await replies(contact).getByRole('button', { name: 'Order tea', exact: true }).waitFor()
  return contact
}

/** The ready answers that can be pressed now. */
const replies = ({ chat }: Contact) => chat.getByRole('group', { name: 'Quick replies', exact: true })

const presses = (contact: Contact, name: string) =>
  replies(contact).last().getByRole('button', { name, exact: true }).click()

test('[A084] [A087] the bot speaks first, and offers what it can do', async () => {
  const maria = await greeted('Maria')
  assert.deepEqual(await replies(maria).getByRole('button').allInnerTexts(), offered)
})

test('[A093] [A094] what Maria presses is said by her, the buttons go, and the bot goes on', async () => {
  const maria = await greeted('Maria')
  await presses(maria, 'Order tea')
  await maria.transcript.shows('Order tea')
  await presses(maria, 'Mint')
  await maria.transcript.shows('A mint tea')
  assert.equal(await replies(maria).getByRole('button', { name: 'Mint', exact: true }).count(), 0)
  await replies(maria).getByRole('button', { name: 'Order tea', exact: true }).waitFor()
  assert.deepEqual((await maria.transcript.order(['Order tea', 'Mint'])).slice(0, 2), ['Order tea', 'Mint'])
})

test('[A097] what Maria types counts as what she could have pressed', async () => {
  const maria = await greeted('Maria')
  await maria.says('order tea')
  await presses(maria, 'Green')
  await maria.transcript.shows('A green tea')
})

test('[A100] [A106] [A107] one of three journeys is chosen with radio buttons, and the choice stands in the list', async () => {
  const maria = await greeted('Maria')
  await presses(maria, 'Plan a journey')
  const group = maria.chat.getByRole('radiogroup', { name: 'Where would you like to go?', exact: true })
  await group.waitFor()
  assert.deepEqual(await group.getByRole('radio').evaluateAll((radios) => radios.map((radio) => radio.ariaLabel)), [
    'Thailand',
    'Norway',
    'Peru',
  ])
  await group.getByRole('radio', { name: 'Thailand', exact: true }).check()
  await maria.button('Choose').click()
  await maria.transcript.shows('You chose Thailand')
  await group.waitFor({ state: 'hidden' })
})

test('[A088] [A101] [A102] [A103] [A096] the carousel is paged, and a booking is recorded in these words', async () => {
  const maria = await greeted('Maria')
  await presses(maria, 'See offers')
  const carousel = maria.chat.locator('[aria-roledescription="carousel"]')
  await carousel.waitFor()
  const card = (name: string) => carousel.getByRole('group', { name, exact: true })
  await carousel.getByRole('button', { name: 'Next card', exact: true }).click()
  await carousel.getByRole('button', { name: 'Next card', exact: true }).click()
  await card('Peru').getByRole('button', { name: 'Book now', exact: true }).click()
  await maria.transcript.shows('You clicked Book now')
  await maria.transcript.shows('I have noted Peru')
  await card('Norway').locator('video').waitFor()
})

test('[A089] [A108] [ATK51] the story has pictures, headings, lists and links', async () => {
  const maria = await greeted('Maria')
  await presses(maria, 'Our story')
  await maria.transcript.log.getByRole('heading').first().waitFor()
  await maria.transcript.log.getByRole('listitem').first().waitFor()
  const pictures = maria.transcript.log.getByRole('img').and(maria.page.locator('img'))
  await pictures.nth(1).waitFor()
  assert.equal(await pictures.count(), 2)
})

test('[A085] [A086] [A090] [A091] [A092] [A098] [A099] [A104] [B053] Maria asks for a person, and Ada sees all that was', async () => {
  const ada = await stage.agent('ada')
  const maria = await greeted('Maria of the mountains')
  await presses(maria, 'Order tea')
  await presses(maria, 'Black')
  await presses(maria, 'See offers')
  await maria.chat
    .getByRole('group', { name: 'Thailand', exact: true })
    .getByRole('button', { name: 'Details' })
    .click()
  await maria.transcript.shows('You clicked Details')
  await replies(maria).last().getByRole('button', { name: 'Talk to a person', exact: true }).click()
  await maria.transcript.shows(/Asked for a person at \d\d:\d\d, place 1/)

  await ada.accepts(maria.name)
  await ada.transcript.shows(greeting)
  await ada.transcript.shows('Which tea may I bring you?')
  await ada.transcript.log.getByRole('listitem').filter({ hasText: 'Black, chosen' }).waitFor()
  await ada.transcript.shows('The contact clicked Details')
  const log = ada.transcript.log
  assert.equal(await log.getByRole('group', { name: 'Thailand', exact: true }).getByRole('button').count(), 0)
  await log.getByRole('button', { name: 'Next card', exact: true }).click()

  await maria.says('Is the night train quiet?')
  await ada.says('As a library.')
  await maria.transcript.shows('As a library.')
  assert.equal(await maria.transcript.times('I did not understand that, but a person would. This is what I can do:'), 0)
})

test('[B054] [B004] after a reload the offer is alive, and in two tabs there is one choice', async () => {
  const maria = await greeted('Maria')
  await presses(maria, 'Order tea')
  await replies(maria).getByRole('button', { name: 'Mint', exact: true }).waitFor()
  await maria.reloads()
  await maria.opensIfClosed()
  const other = new Contact(await maria.page.context().newPage(), maria.name)
  await other.visits(maria.page.url())
  await other.opensIfClosed()
  const mint = other.chat.getByRole('button', { name: 'Mint', exact: true })
  await mint.waitFor()
  await presses(maria, 'Mint')
  await maria.transcript.shows('A mint tea')
  await mint.waitFor({ state: 'hidden' })
  assert.equal(await maria.transcript.times('Mint'), 1)
})
