import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stage } from '../support/stage.ts'

const stage = new Stage()

test('[A017] [A027] Ada talks to two contacts at once, each in a bar of their own, and nothing gets mixed up', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria')
  const jonas = await stage.contact('Jonas')
  for (const contact of [maria, jonas]) {
    await contact.opensChat()
    await contact.says(`This is ${contact.name}`)
    await ada.accepts(contact.name)
  }

  await ada.says('Hello Jonas')
  await ada.types('Half a sentence for Jonas')
  await ada.turnsTo('Maria')
  await ada.transcript.shows('This is Maria')
  assert.equal(await ada.composer.inputValue(), '', 'each interaction has a draft of its own')
  await ada.says('Hello Maria')
  await ada.turnsTo('Jonas')
  assert.equal(await ada.composer.inputValue(), 'Half a sentence for Jonas')

  await maria.transcript.shows('Hello Maria')
  await jonas.transcript.shows('Hello Jonas')
  assert.equal(await maria.transcript.times('Hello Jonas'), 0)
  assert.equal(await jonas.transcript.times('Hello Maria'), 0)

  await maria.says('Thank you')
  await ada.interaction('Maria').getByText('Thank you', { exact: true }).waitFor()
  for (const contact of [maria, jonas]) {
    await ada.turnsTo(contact.name)
    await ada.endsChat()
    await ada.marksDone(contact.name)
  }
})

test('[A027] [B040] Ada, Ben and Cleo share the work: each new contact goes to who has been idle longest', async () => {
  const agents = [await stage.agent('ada'), await stage.agent('ben'), await stage.agent('cleo')]
  const contacts = [await stage.contact('First'), await stage.contact('Second'), await stage.contact('Third')]

  const busy = new Set<string>()
  for (const contact of contacts) {
    await contact.opensChat()
    await contact.says(`I am ${contact.name}`)
    const asked = await Promise.any(
      agents.map(async (agent) => {
        await agent.invitation(contact.name).waitFor()
        return agent
      }),
    )
    await asked.accepts(contact.name)
    await asked.says(`${asked.who} is here`)
    await contact.transcript.shows(`${asked.who} is here`)
    busy.add(asked.who)
  }
  assert.deepEqual([...busy].sort(), ['ada', 'ben', 'cleo'], 'nobody was asked twice while somebody was idle')
})
