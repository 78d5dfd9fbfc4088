import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stage } from '../support/stage.ts'

const stage = new Stage({ config: { timers: { agentAwayMs: 1_000, agentLostMs: 8_000 } } })

test('[B040] [FLT20] Ada’s browser is gone: Maria is told, and Ada comes back to everything, draft included', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria')
  await maria.opensChat()
  await maria.says('My question')
  await ada.accepts('Maria')
  await ada.says('The first half of my answer')
  await ada.types('The second half')

  await ada.page.close()
  await maria.transcript.shows('Ada Lindqvist lost the connection and may come back')
  await maria.says('Are you there?')

  const back = await ada.comesBack()
  await maria.transcript.shows('Ada Lindqvist is back')
  await back.transcript.shows('The first half of my answer')
  await back.transcript.shows('Are you there?')
  assert.equal(await back.composer.inputValue(), 'The second half')
  await back.page.getByRole('button', { name: 'Send', exact: true }).click()
  await maria.transcript.shows('The second half')
  await back.endsChat()
  await back.marksDone('Maria')
})

test('[A009] [A061] [B040] [FLT21] Ada does not come back: Ben takes over and reads what was said before', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria, left alone')
  await maria.opensChat()
  await maria.says('Only Ada knows this')
  await ada.accepts(maria.name)
  await ada.says('I will look it up')
  const ben = await stage.agent('ben')
  await ada.page.close()

  await ben.accepts(maria.name)
  await ben.transcript.shows('Only Ada knows this')
  await ben.transcript.shows('I will look it up')
  await ben.says('I have it in front of me')
  await maria.transcript.shows('I have it in front of me')
  await maria.transcript.shows('Ada Lindqvist left')
  await ben.endsChat()
  await ben.marksDone(maria.name)
})
