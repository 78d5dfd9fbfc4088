import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventually } from '../support/eventually.ts'
import { Stage } from '../support/stage.ts'
import { notRead } from '../support/transcript.ts'

const stage = new Stage()

test('[A001] [A002] [A003] [A004] [A018] [A019] [A029] [A142] Maria writes from the shop, Ada accepts, and they talk', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria')

  await maria.opensChat()
  await maria.says('Is the lamp Fen dimmable?')
  await ada.accepts('Maria')
  await ada.transcript.shows('Is the lamp Fen dimmable?')

  await ada.says('Yes, with any dimmer for LED.')
  await maria.transcript.shows('Yes, with any dimmer for LED.')
  await maria.says('Wonderful')
  await ada.transcript.shows('Wonderful')

  const said = ['Is the lamp Fen dimmable?', 'Yes, with any dimmer for LED.', 'Wonderful']
  assert.deepEqual(await maria.transcript.order(said), said)
  assert.deepEqual(await ada.transcript.order(said), said)
})

test('[A005] [A006] [A007] the circle beside what Ada wrote says that it is unread, until Maria has read it', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria, who reads late')
  await maria.opensChat()
  await maria.says('Hello?')
  await ada.accepts(maria.name)
  await maria.minimizes()

  await ada.says('Good morning!')
  await ada.transcript.unreadCircles.first().hover()
  await ada.page.getByRole('tooltip').getByText(notRead, { exact: true }).waitFor()
  assert.equal(await ada.transcript.unreadCircles.count(), 1)

  await maria.opensChat()
  await maria.transcript.shows('Good morning!')
  await ada.transcript.unreadCircles.first().waitFor({ state: 'hidden' })
})

test('[A011] [B009] each sees the other typing, and the contact sees that a message was read', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria, who types')
  await maria.opensChat()
  await maria.says('One moment')
  await ada.accepts(maria.name)
  await maria.transcript.read.first().waitFor()

  await maria.types('I am lo')
  await ada.transcript.log.getByText('is typing').waitFor()
  await maria.button('Send').click()
  await ada.transcript.shows('I am lo')
  await ada.transcript.log.getByText('is typing').waitFor({ state: 'hidden' })

  await ada.types('Take your ti')
  await maria.chat.getByText('is typing').waitFor()
})

test('[A020] [A021] [A022] [A023] [A028] [A060] [A062] [A063] [A166] [A167] [A168] names, times, colours, the end and Done', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria, who leaves')
  await maria.opensChat()
  await maria.says('Only a question')
  await ada.accepts(maria.name)

  await ada
    .interaction(maria.name)
    .getByText(/^\d+:\d\d$/)
    .waitFor()
  await ada.page.getByText('Connected', { exact: true }).waitFor()
  await ada.page.getByRole('button', { name: 'Party Actions', exact: true }).waitFor()
  for (const { transcript } of [ada, maria]) {
    await transcript.shows('Ada Lindqvist joined')
    await transcript.log.getByRole('time').first().waitFor()
  }
  await ada.says('Here is the answer')
  const hers = await ada.transcript.colourBehind('Only a question')
  const adas = await ada.transcript.colourBehind('Here is the answer')
  assert.notEqual(hers, adas, 'the colour tells whose words they are')

  assert.equal(await ada.button('Mark Done').count(), 0)
  await ada.endsChat()
  await maria.transcript.shows('Ada Lindqvist ended the conversation')
  assert.equal(await ada.button('End Chat').count(), 0)
  await ada.marksDone(maria.name)
})

test('[A061] [A173] the contact leaves, and the agent sees it', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria, who ends it')
  await maria.opensChat()
  await maria.says('Never mind')
  await ada.accepts(maria.name)

  await maria.endsChat()
  await ada.transcript.shows('Maria, who ends it left')
  await ada.marksDone(maria.name)
  await eventually(() => ada.interaction(maria.name).count(), 0, 'nothing is left of it in the bar')
})
