import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stage } from '../support/stage.ts'

const stage = new Stage({ config: { sites: { shop: { name: 'Rushmere Lamps', nickname: 'Rushmere team' } } } })

for (const [who, realName, nickname, rule] of [
  ['ada', 'Ada Lindqvist', 'Rushmere team', 'the nickname of the whole group'],
  ['ben', 'Ben Okafor', 'Ben', 'a nickname of his own'],
] as const)
  test(`[A065] [A066] [A067] ${who} is shown under ${rule}, on both sides, and the real name never reaches the contact`, async () => {
    const agent = await stage.agent(who)
    const maria = await stage.contact(`Maria, with ${who}`)
    await maria.opensChat()
    await maria.says('Who is there?')
    await agent.accepts(maria.name)
    await agent.says('It is me')

    await maria.transcript.shows(`${nickname} joined`)
    await agent.transcript.shows(`${nickname} joined`)
    await maria.transcript.shows('It is me')
    assert.equal(await maria.page.getByText(realName).count(), 0)
    await agent.endsChat()
    await maria.transcript.shows(`${nickname} ended the conversation`)
    await agent.marksDone(maria.name)
  })
