import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventually } from '../support/eventually.ts'
import { Contact } from '../support/contact.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage()

test('[B004] both reload in the middle of it: same conversation, same drafts, nothing twice', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria')
  await maria.opensChat()
  await maria.says('Hello')
  await ada.accepts('Maria')
  await ada.says('Good morning')
  await maria.types('I was just about to')
  await ada.types('And I was')

  await maria.reloads()
  await ada.reloads()
  await ada.transcript.shows('Good morning')
  await maria.transcript.shows('Good morning')
  await eventually(() => maria.composer.inputValue(), 'I was just about to', 'the draft of the contact')
  await eventually(() => ada.composer.inputValue(), 'And I was', 'the draft of the agent')
  for (const { transcript } of [maria, ada])
    assert.deepEqual(await transcript.order(['Hello', 'Good morning']), ['Hello', 'Good morning'])

  await maria.button('Send').click()
  await ada.transcript.shows('I was just about to')
  await ada.page.getByRole('button', { name: 'Send', exact: true }).click()
  await maria.transcript.shows('And I was')
  await ada.endsChat()
  await ada.marksDone('Maria')
})

test('[B004] [WID14] a second tab shows the same, live and without doubles, and a later visit too', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria, with two tabs')
  await maria.opensChat()
  await maria.says('From the first tab')
  await ada.accepts(maria.name)

  const second = new Contact(await maria.page.context().newPage(), maria.name)
  await second.visits(stage.server.url)
  await second.opensIfClosed()
  await second.transcript.shows('From the first tab')
  await second.says('From the second tab')
  await ada.says('To both')
  const said = ['From the first tab', 'From the second tab', 'To both']
  for (const { transcript } of [maria, second, ada])
    await eventually(() => transcript.order(said), said, 'every screen shows the same')

  await maria.page.close()
  await second.page.close()
  await ada.says('While she was away')
  const later = new Contact(await maria.page.context().newPage(), maria.name)
  await later.visits(stage.server.url)
  await later.opensIfClosed()
  await eventually(
    () => later.transcript.order([...said, 'While she was away']),
    [...said, 'While she was away'],
    'the later visit',
  )
  await ada.endsChat()
  await ada.marksDone(maria.name)
})
