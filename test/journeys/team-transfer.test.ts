import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible } from '../support/axe.ts'
import { Keyboard } from '../support/keyboard.ts'
import { Stage } from '../support/stage.ts'
import { communicatorOf, phone } from '../support/teamwork.ts'

const stage = new Stage()

test('[A182] [A183] [A184] [A186] [B038] of three agents one hands a chat over to another on a phone, found by typing, with a receipt', async () => {
  const ada = await stage.agent('ada')
  const mia = await stage.contact('Mia')
  await mia.opensChat()
  await mia.says('Can I send the lamp back?')
  await ada.accepts('Mia')
  await ada.says('Yes, for 30 days. I will send you a label.')
  await mia.transcript.shows('I will send you a label.')
  const ben = await stage.agent('ben', phone)
  const cleo = await stage.agent('cleo')

  await ada.button('Instant Chat Transfer').click()
  const dialog = communicatorOf(ada)
  const target = (name: string) =>
    dialog.getByRole('list', { name: 'Targets', exact: true }).getByRole('listitem', { name, exact: true })
  await target('Ben Okafor').waitFor()
  await target('Orders').getByText('1 free').waitFor()
  await cleo.chooses('Lunch')
  await target('Cleo Marchetti').getByText('Not ready: Lunch').waitFor()
  await target('Cleo Marchetti').getByRole('button', { name: 'Action', exact: true }).click()
  const denied = dialog.getByRole('menuitem', {
    name: 'Instant Chat Transfer',
    exact: true,
    description: 'Is not ready.',
  })
  assert.equal(await denied.isDisabled(), true)
  await ada.page.keyboard.press('Escape')
  await assertAccessible(ada.page, 'the Team Communicator')

  const keyboard = new Keyboard(ada.page)
  const search = dialog.getByRole('searchbox', { name: 'Search targets', exact: true })
  await keyboard.goesTo(search, 'Shift+Tab')
  await keyboard.types('okaf')
  await target('Cleo Marchetti').waitFor({ state: 'hidden' })
  await keyboard.presses('Enter')
  await dialog.waitFor({ state: 'hidden' })

  await ben.accepts('Mia')
  await ada.interaction('Mia').waitFor({ state: 'hidden' })
  await mia.transcript.shows(/Ben/)
  for (const line of ['Can I send the lamp back?', 'I will send you a label.'])
    await ben.page.getByRole('definition').filter({ hasText: line }).waitFor()
  await ben.says('I am Ben, and I go on from here.')
  await mia.transcript.shows('I am Ben, and I go on from here.')
  assert.equal(await mia.page.getByText('Promised').count(), 0)
  await ben.endsChat()
  await ben.marksDone('Mia')
})
