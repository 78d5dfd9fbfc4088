import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { newId } from '@parley/protocol'
import { eventually } from '../support/eventually.ts'
import { contactAt } from '../support/people.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage()
const names = ['Maria', 'Jonas', 'Li', 'Femi', 'Aiko', 'Noor', 'Pavel', 'Inés', 'Tomasz', 'Grace']
const contacts: ReturnType<typeof contactAt>[] = []
after(() => {
  for (const { client } of contacts) client.close()
})

test('[FLT20] [B040] Ada’s browser crashes with ten chats open: all of them come back, with the drafts', async () => {
  const ada = await stage.agent('ada')
  for (const name of names) {
    const contact = contactAt(stage.server)
    contacts.push(contact)
    await contact.client.open()
    contact.client.send('start-conversation', { message: { kind: 'text', text: `I am ${name}` }, name }, newId())
    await ada.accepts(name)
    await ada.says(`Hello ${name}`)
    await ada.types(`Draft for ${name}`)
  }

  const crashed = ada.page.waitForEvent('crash')
  await ada.page.goto('chrome://crash').catch(() => {}) // there is nobody left to answer
  await crashed
  const back = await ada.comesBack()
  await eventually(() => back.interactions.getByRole('listitem').count(), names.length, 'all chats are in the bar')
  for (const name of names) {
    await back.turnsTo(name)
    await back.transcript.shows(`Hello ${name}`)
    assert.equal(await back.composer.inputValue(), `Draft for ${name}`)
    assert.deepEqual(await back.transcript.order([`I am ${name}`, `Hello ${name}`]), [`I am ${name}`, `Hello ${name}`])
    await back.endsChat()
    await back.marksDone(name)
  }
})
