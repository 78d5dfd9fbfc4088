import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator } from 'playwright-core'
import { assertAccessible } from '../support/axe.ts'
import type { Agent } from '../support/agent.ts'
import { eventually } from '../support/eventually.ts'
import { Stage } from '../support/stage.ts'
import { acceptsConsultation, asks, laneOf, phone, saysPrivately, shows } from '../support/teamwork.ts'

const stage = new Stage()

/** Case data, contact and history of the conversation that an agent looks at can be read. */
async function readsTabs({ page }: Agent): Promise<void> {
  await page.getByRole('button', { name: 'Information', exact: true }).click()
  for (const name of ['Case Data', 'Contact']) {
    await page.getByRole('tab', { name, exact: true }).click()
    await page.getByText('You are consulted: you can read this, not change it.').first().waitFor()
  }
  await page.getByRole('tab', { name: 'History', exact: true }).click()
  await page
    .getByRole('list', { name: 'Interactions of the contact', exact: true })
    .getByRole('listitem')
    .first()
    .waitFor()
  await page.keyboard.press('Escape')
}

/** A standard response by its shortcut, and the spelling check, in the field of the lane. */
async function usesAids(agent: Agent): Promise<void> {
  const { page } = agent
  const field = laneOf(agent).getByRole('textbox', { name: 'Message', exact: true })
  await field.pressSequentially('/mom')
  await page
    .getByRole('option', { name: /moment/ })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await eventually(async () => /moment/i.test(await field.inputValue()), true, 'the response is in the field')
  await field.fill('She will recieve it')
  await laneOf(agent).getByRole('button', { name: 'Spelling', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Spelling', exact: true })
  await dialog.getByRole('button', { name: 'receive', exact: true }).click()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await eventually(() => field.inputValue(), 'She will receive it', 'the word is right')
  await field.fill('')
}

/** What an agent was engaged in. */
async function ownHistory({ page }: Agent): Promise<Locator> {
  await page.keyboard.press('Control+K')
  await page.getByRole('combobox', { name: 'Command bar', exact: true }).fill('My History')
  await page.getByRole('option', { name: 'My History' }).first().waitFor()
  await page.keyboard.press('Enter')
  return page.getByRole('dialog', { name: 'My History', exact: true })
}

test('[A200] [A203] [A205] [A206] [A207] [A208] [A209] [A211] [A214] [A215] [A216] [A217] [B032] [LAN1] [LAN8] [LAN15] Ada asks Ben on his phone in private about Maria, who never learns of it; it is in no history', async () => {
  const maria = await stage.contact('Maria')
  const told: string[] = []
  maria.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => told.push(String(payload))))
  await maria.reloads()
  const ada = await stage.agent('ada')
  await maria.opensChat()
  await maria.says('My lamp flickers')
  await ada.accepts('Maria')
  const ben = await stage.agent('ben', phone)
  await asks(ada, 'Start Consultation', 'Ben Okafor', 'Start Chat Consultation')
  await acceptsConsultation(ben, 'Maria')

  await saysPrivately(ada, 'Ben Okafor', 'Is this the batch of March?')
  await saysPrivately(ben, 'Ada Lindqvist', 'It is, send a new one')
  await laneOf(ada).getByText('It is, send a new one').waitFor()
  await shows(ben, 'Maria')
  await ben.transcript.shows('My lamp flickers')
  await maria.says('Are you still there?')
  await ben.transcript.shows('Are you still there?')
  await readsTabs(ben)
  await assertAccessible(ada.page, 'the desk with a consultation')
  await assertAccessible(ben.page, 'the desk of who is consulted')

  await usesAids(ada)
  // What was said in private is not pasted by accident.
  await laneOf(ada).getByText('It is, send a new one').selectText()
  await ada.page.keyboard.press('ControlOrMeta+c')
  const field = ada.page.getByRole('textbox', { name: 'Message', exact: true }).first()
  await field.focus()
  await ada.page.keyboard.press('ControlOrMeta+v')
  await ada.page.getByRole('alertdialog').getByRole('button', { name: 'Don’t insert', exact: true }).click()
  assert.equal(await field.inputValue(), '')
  await field.fill('We send you a new lamp')
  await ada.page.getByRole('button', { name: 'Send to Maria', exact: true }).click()
  await maria.transcript.shows('We send you a new lamp')

  await ben.button('End Consultation').click()
  await maria.says('Thank you')
  await laneOf(ada).getByRole('button', { name: 'Done', exact: true }).click()
  await laneOf(ada).waitFor({ state: 'hidden' })
  await ben.button('Done').click()
  await ben.interaction('Maria').waitFor({ state: 'hidden' })
  await ada.says('Good bye')
  await ada.endsChat()
  await ada.marksDone('Maria')

  const own = await ownHistory(ada)
  const chat = own.getByRole('listitem').filter({ hasText: 'Maria' })
  await chat.first().waitFor()
  assert.equal(await chat.count(), 1)
  await chat.first().getByRole('button').first().click()
  const log = ada.page.getByRole('log', { name: 'Earlier conversation', exact: true })
  await log.getByText('We send you a new lamp', { exact: true }).waitFor()
  assert.equal(await log.getByText(/batch of March|It is, send/).count(), 0)
  const others = await ownHistory(ben)
  await others.getByText('You have not been in any interaction yet.').waitFor()
  assert.equal(await others.getByRole('listitem').filter({ hasText: 'Maria' }).count(), 0)

  assert.ok(told.some((frame) => frame.includes('We send you a new lamp')))
  assert.deepEqual(
    told.filter((frame) => /March|It is, send|Ben|consult/.test(frame)),
    [],
  )
})
