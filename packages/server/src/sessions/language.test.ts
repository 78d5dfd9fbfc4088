import assert from 'node:assert/strict'
import { test } from 'node:test'
import { interactionLog, newId, spokenVersions, type Interaction } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { startInMemoryServer } from '../testing/in-memory-server.ts'
import { connectAgent, openLine, text } from '../testing/raw-client.ts'

for (const [said, known] of [
  ['de-AT', 'de-AT'],
  [undefined, null],
  ['no language!', null],
  ['x', null],
] as const)
  test(`[CON32] “${said ?? ''}” as the language of a contact: the interaction has ${known ?? 'none'}`, async () => {
    const server = await startInMemoryServer({ clock: fakeClock() })
    const contact = openLine(server)
    const as = { role: 'contact', site: 'shop' }
    await contact.raw(
      JSON.stringify({ type: 'hello', versions: [...spokenVersions], client: 'test', as, language: said }),
    )
    const id = newId()
    await contact.command('start-conversation', text('Hello?'), id)
    const agent = await connectAgent(server, { agentId: 'ada', name: 'Ada', ready: true })
    await server.settled()
    const { language } = agent.opened(interactionLog(id))!.state as unknown as Interaction
    assert.equal(language, known)
  })
