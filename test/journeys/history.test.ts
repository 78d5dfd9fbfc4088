import { test } from 'node:test'
import { newId } from '@parley/protocol'
import { eventually } from '../support/eventually.ts'
import { contactAt } from '../support/people.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage()
const wide = { viewport: { width: 1280, height: 800 } }

/** Somebody who had so many chats already, and is here again. */
async function regular(name: string, times: number) {
  const contact = contactAt(stage.server)
  await contact.client.open()
  const starts = async (text: string) => {
    const conversation = newId()
    await contact.client.send('start-conversation', { message: { kind: 'text', text }, name }, conversation).answered
    return conversation
  }
  for (let chat = 1; chat <= times; chat++) {
    const conversation = await starts(`Question ${chat}`)
    await contact.client.send('end-conversation', {}, conversation).answered
  }
  await starts('It is me again')
  return contact.client
}

test('[A024] [A025] [A074] [A174] [HIS1] [HIS3] [HIS5] the count beside the connection leads to the history, where an old chat is read', async () => {
  const client = await regular('Maria Silva', 3)
  const ada = await stage.agent('ada', wide)
  await ada.accepts('Maria Silva')
  await ada.page.getByRole('button', { name: '3 other interactions', exact: true }).click()
  const list = ada.page.getByRole('list', { name: 'Interactions of the contact', exact: true })
  await eventually(() => list.getByRole('listitem').count(), 4, 'all interactions are listed')
  await list.getByRole('listitem').last().getByRole('button').click()
  const log = ada.page.getByRole('log', { name: 'Earlier conversation', exact: true })
  await log.getByText('Question 1', { exact: true }).waitFor()
  await ada.page.keyboard.press('Escape')
  await list.waitFor()
  client.close()
})

test('[HIS2] My History has what the agent was engaged in', async () => {
  const client = await regular('Ida Holm', 0)
  const ada = await stage.agent('ada', wide)
  await ada.accepts('Ida Holm')
  await ada.page.getByRole('button', { name: 'Menu', exact: true }).click()
  await ada.page.getByRole('button', { name: 'My History', exact: true }).click()
  const dialog = ada.page.getByRole('dialog', { name: 'My History', exact: true })
  await dialog.getByRole('listitem').filter({ hasText: 'Ida Holm' }).first().waitFor()
  client.close()
})
