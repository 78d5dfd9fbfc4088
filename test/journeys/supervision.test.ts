import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stage } from '../support/stage.ts'
import { laneOf, person, phone, saysPrivately, shows, watches } from '../support/teamwork.ts'

// What a supervisor does, on a phone.

const stage = new Stage()

test('[A226] [A060] [A061] [A035] [A036] a supervisor joins and leaves, and the agent is told each time', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria, supervised')
  await maria.opensChat()
  await maria.says('Hello')
  await ada.accepts(maria.name)
  const cleo = await stage.agent('cleo', phone)
  const page = await watches(cleo, maria.name)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await cleo.transcript.log.waitFor()
  await ada.transcript.shows('Cleo Marchetti joined')
  await cleo.endsChat()
  await ada.transcript.shows('Cleo Marchetti left')
  await cleo.marksDone(maria.name)
  assert.equal(await person(ada, 'Cleo Marchetti').count(), 0)
  await ada.endsChat()
  await ada.marksDone(maria.name)
})

test('[B039] [SUP2] [SUP3] [SUP11] [SUP12] [SUP20] a supervisor on a phone reads along, coaches unheard, and takes over', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria, taken over')
  await maria.opensChat()
  await maria.says('I want my money back')
  await ada.accepts(maria.name)
  const cleo = await stage.agent('cleo', phone)
  const page = await watches(cleo, maria.name)
  await page.getByText('I want my money back').waitFor()
  await ada.page.getByText('Reads along: Cleo Marchetti').waitFor()

  await page.getByRole('button', { name: 'Coach Ada Lindqvist', exact: true }).click()
  await laneOf(cleo).waitFor()
  await saysPrivately(cleo, 'Ada Lindqvist', 'Offer her a new one')
  await laneOf(ada).getByText('Offer her a new one').waitFor()
  await shows(cleo, maria.name)
  await cleo.transcript.shows('I want my money back')
  await cleo.page.getByText('You coach Ada Lindqvist. Maria, taken over cannot see you.').waitFor()
  await laneOf(ada).getByRole('button', { name: 'End Consultation', exact: true }).click()
  await laneOf(ada).getByRole('button', { name: 'Done', exact: true }).click()
  await cleo.button('Done').click()
  await cleo.interaction(maria.name).waitFor({ state: 'detached' })

  const again = await watches(cleo, maria.name)
  await again.getByRole('button', { name: 'Take over', exact: true }).click()
  await again.getByRole('button', { name: 'Take over from Ada Lindqvist', exact: true }).click()
  await ada.interaction(maria.name).waitFor({ state: 'hidden' })
  await cleo.says('I am the one who decides here.')
  await maria.transcript.shows('I am the one who decides here.')
  assert.equal(await maria.page.getByText('Offer her a new one').count(), 0)
  await cleo.endsChat()
  await cleo.marksDone(maria.name)
})
