import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Contact } from '../support/contact.ts'
import { Stage } from '../support/stage.ts'
import { WebhookBot } from '../support/webhook-bot.ts'

const bot = await WebhookBot.open()
const stage = new Stage({
  config: {
    sites: { shop: { name: 'Rushmere Lamps', bot: 'lux' } },
    bots: {
      lux: {
        name: 'Lux',
        webhook: { url: bot.url, secret: 'a secret that the bot and the server share', privateNetwork: true },
      },
    },
  },
})

/** A contact whom the bot has greeted. */
async function greeted(name: string): Promise<Contact> {
  const contact = await stage.contact(name)
  await contact.opensChat()
  const asked = await bot.isAsked()
  asked.says('Hello, I am Lux')
  await contact.transcript.shows('Hello, I am Lux')
  return contact
}

test('[B053] an answer is read while it grows, and ends as one message that a reload brings back', async () => {
  const maria = await greeted('Maria')
  await maria.says('Which lamp is the warmest?')
  const asked = await bot.isAsked()
  assert.equal(asked.words, 'Which lamp is the warmest?')
  asked.grows('The oak')
  await maria.transcript.shows('The oak')
  asked.grows('The oak lamp is')
  await maria.transcript.shows('The oak lamp is')
  asked.concludes('The oak lamp is the warmest.')
  await maria.transcript.shows('The oak lamp is the warmest.')
  await maria.reloads()
  await maria.transcript.shows('The oak lamp is the warmest.')
  assert.deepEqual(await maria.transcript.order(['The oak', 'The oak lamp is', 'The oak lamp is the warmest.']), [
    'The oak lamp is the warmest.',
  ])
})

test('[B053] [B004] Maria reloads while an answer grows: it grows on in front of her, and stands there once', async () => {
  const maria = await greeted('Maria')
  await maria.says('How tall is it?')
  const asked = await bot.isAsked()
  asked.grows('Thirty')
  await maria.transcript.shows('Thirty')
  await maria.reloads()
  await maria.transcript.shows('How tall is it?')
  asked.grows('Thirty-eight')
  await maria.transcript.shows('Thirty-eight')
  asked.concludes('Thirty-eight centimetres.')
  await maria.transcript.shows('Thirty-eight centimetres.')
  const written = ['Thirty', 'Thirty-eight', 'Thirty-eight centimetres.']
  assert.deepEqual(await maria.transcript.order(written), ['Thirty-eight centimetres.'])
})

test('[B053] a bot that is killed in the middle of its answer is asked again, and what it had begun goes', async () => {
  const maria = await greeted('Maria')
  await maria.says('Is it in stock?')
  const first = await bot.isAsked()
  first.grows('No, it')
  await maria.transcript.shows('No, it')
  first.dies()
  const second = await bot.isAsked()
  assert.equal(second.question.delivery, first.question.delivery)
  assert.equal(await maria.transcript.times('No, it'), 0)
  second.says('Yes, four of them.')
  await maria.transcript.shows('Yes, four of them.')
})

test('[B053] [A085] a bot that only fails leaves, says so, and a person has the whole conversation', async () => {
  stage.serverMayLog(/"why":"status-500","event":"bot-failed"/)
  const ada = await stage.agent('ada')
  const maria = await greeted('Maria with a broken bot')
  await maria.says('Hello?')
  for (const status of [500, 503, 500]) (await bot.isAsked()).fails(status)
  await maria.transcript.shows('Lux left')
  await ada.accepts(maria.name)
  await ada.transcript.shows('Hello, I am Lux')
  await ada.transcript.shows('Hello?')
  await ada.says('Here I am')
  await maria.transcript.shows('Here I am')
})

test('[A086] Ada lets the bot answer in her conversation, and silences it again', async () => {
  const ada = await stage.agent('ada')
  const maria = await greeted('Maria with two')
  await maria.button('Talk to a person').click()
  await ada.accepts(maria.name)
  await ada.acts('Let the bot answer')
  await maria.says('How bright is it?')
  const asked = await bot.isAsked()
  assert.equal(asked.question.speaks, true)
  asked.says('800 lumens')
  await ada.transcript.shows('800 lumens')
  await maria.transcript.shows('800 lumens')
  await ada.acts('Silence the bot')
  await maria.transcript.shows('Lux reads along and does not answer')
  await maria.says('And in watts?')
  // Whoever is overtaken by what the contact writes is asked before it goes.
  await ada.transcript.shows('And in watts?')
  await ada.says('Nine')
  assert.deepEqual(await maria.transcript.order(['800 lumens', 'And in watts?', 'Nine']), [
    '800 lumens',
    'And in watts?',
    'Nine',
  ])
})
