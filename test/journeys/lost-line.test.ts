import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventually } from '../support/eventually.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage()

test('[FLT1] offline in the middle of it: what is written waits in sight, and goes out once', async () => {
  stage.lineMayBreak()
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria')
  await maria.opensChat()
  await maria.says('Before')
  await ada.accepts('Maria')

  await maria.losesTheLine()
  await maria.writes('Meanwhile')
  await maria.writes('And again')
  await maria.transcript.sending.nth(1).waitFor()
  await maria.getsTheLineBack()

  await eventually(() => maria.transcript.sending.count(), 0, 'nothing is left on its way')
  const said = ['Before', 'Meanwhile', 'And again']
  for (const { transcript } of [maria, ada]) await eventually(() => transcript.order(said), said, 'each once, in order')
  await ada.endsChat()
  await ada.marksDone('Maria')
})

test('[FLT10] the server is killed in the middle of it and comes back: nobody lost a word', async () => {
  stage.lineMayBreak()
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria, who stays')
  await maria.opensChat()
  await maria.says('One')
  await ada.accepts(maria.name)
  await ada.says('Two')

  await stage.server.kill()
  await maria.writes('Three')
  await ada.writes('Four')
  await stage.server.start()
  await ada.isOnline()
  for (const { transcript } of [maria, ada]) {
    await eventually(() => transcript.sending.count(), 0, 'nothing is left on its way')
    const order = await transcript.order(['One', 'Two', 'Three', 'Four'])
    assert.deepEqual(order.toSorted(), ['Four', 'One', 'Three', 'Two'], 'each of them once')
    assert.deepEqual(order.slice(0, 2), ['One', 'Two'])
  }
  assert.deepEqual(
    await maria.transcript.order(['One', 'Two', 'Three', 'Four']),
    await ada.transcript.order(['One', 'Two', 'Three', 'Four']),
    'in one order for both',
  )
  await ada.is(/^Ready/)
  await ada.endsChat()
  await ada.marksDone(maria.name)
})

test('[DSK71] what Ada opens for the first time cannot be fetched: she is told, and later it opens', async () => {
  stage.expects(/ERR_FAILED/)
  const ada = await stage.agent('ada')
  await ada.page.route(/define-settings/, (route) => route.abort())
  const opensSettings = async () => {
    await ada.page.getByRole('button', { name: 'Menu', exact: true }).click()
    await ada.page.getByRole('button', { name: 'Settings', exact: true }).click()
  }
  await opensSettings()
  await ada.page.getByText('This part of the desk could not be loaded.').waitFor()
  await ada.page.unroute(/define-settings/)
  await opensSettings()
  await ada.page.getByRole('dialog', { name: 'Settings', exact: true }).waitFor()
})

test('[A022] Maria’s browser is gone: Ada sees that she is disconnected, until she is back', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria, who comes and goes')
  await maria.opensChat()
  await maria.says('Hello')
  await ada.accepts(maria.name)
  await ada.page.getByText('Connected', { exact: true }).waitFor()

  await maria.page.goto('about:blank')
  await ada.page.getByText('Disconnected', { exact: true }).waitFor()
  await maria.visits(stage.server.url)
  await ada.page.getByText('Connected', { exact: true }).waitFor()
  await ada.endsChat()
  await ada.marksDone(maria.name)
})
