import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stage } from '../support/stage.ts'

const stage = new Stage()

test('[B009] [WID16] what Maria wrote offline comes too late: it says so where it stands, and can be sent again or deleted', async () => {
  stage.lineMayBreak()
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria')
  await maria.opensChat()
  await maria.says('Wait a moment')
  await ada.accepts('Maria')
  await maria.losesTheLine()
  await maria.writes('Here it is')
  await maria.writes('Forget this one')
  await ada.endsChat()
  await ada.marksDone('Maria')

  await maria.getsTheLineBack()
  await maria.transcript.log.getByText('Not sent: the conversation has ended.').nth(1).waitFor()
  await maria.transcript.log.getByRole('button', { name: 'Delete', exact: true }).nth(1).click()
  await maria.transcript.log.getByRole('button', { name: 'Retry', exact: true }).click()

  await ada.accepts('Maria')
  await ada.transcript.shows('Here it is')
  assert.equal(await ada.page.getByText('Forget this one').count(), 0)
  assert.equal(await maria.page.getByText('Forget this one').count(), 0)
  await ada.endsChat()
  await ada.marksDone('Maria')
})
