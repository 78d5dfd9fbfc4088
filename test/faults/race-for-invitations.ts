import assert from 'node:assert/strict'
import { type Interaction, newId } from '@parley/protocol'
import { ParleyCluster } from '../support/parley-cluster.ts'
import { type Address, ParleyServer } from '../support/parley-server.ts'
import { demoToken } from '../support/people.ts'
import { Wire } from '../support/wire.ts'
import { generous } from './crowd.ts'

const windows = 4

/** Races until everybody signs in anew: the tokens of the demo hold for a quarter of an hour. */
const racesWithOneToken = 1_000

/** Four windows of an agent, and a colleague who was not asked, accept the same invitation at once, again and again: one of them has it. */
export async function raceForInvitations({ races, nodes = 1 }: { races: number; nodes?: number }): Promise<void> {
  const options = {
    config: { limits: { ...generous.limits, socketsPerAddress: 1_000 } },
  }
  const server = nodes > 1 ? new ParleyCluster(nodes, options) : new ParleyServer(options)
  await server.start()
  try {
    for (let left = races; left > 0; left -= racesWithOneToken) await run(server, Math.min(left, racesWithOneToken))
    assert.deepEqual(server.errors(), [])
  } finally {
    await server.remove()
  }
}

async function run(server: Address, races: number): Promise<void> {
  const [adasToken, bensToken] = [await demoToken(server, 'ada'), await demoToken(server, 'ben')]
  const adas = await Promise.all(
    Array.from({ length: windows }, () => Wire.open(server, { role: 'agent', token: adasToken })),
  )

  for (let race = 0; race < races; race++) {
    const id = newId()
    const contact = await Wire.open(server, { role: 'contact', site: 'shop' })
    contact.send(command(id, 'start-conversation', { message: { kind: 'text', text: 'Hello' } }))
    const opened = await adas[0]?.next('opened', ({ log }) => log === `interaction:${id}`)
    const interaction = opened?.state as unknown as Interaction
    assert.equal(interaction.invitation?.agentId, 'demo-ada')

    const ben = race === 0 ? await Wire.open(server, { role: 'agent', token: bensToken }) : undefined
    const accept = command(id, 'accept-invitation', { invitation: interaction.invitation?.seq })
    const answers = await Promise.all(
      [...adas, ...(ben ? [ben] : [])].map((wire) => answerTo(wire, { ...accept, id: newId() })),
    )
    assert.equal(answers.filter((answer) => answer === 'accepted').length, 1)
    assert.equal(answers.slice(0, windows).filter((answer) => answer === 'invitation-gone').length, windows - 1)
    if (ben) assert.equal(answers.at(-1), 'not-found')

    const log = await adas[0]?.readLog(`interaction:${id}`)
    assert.equal(log?.filter(({ name }) => name === 'invitation-accepted').length, 1)
    for (const name of ['end-conversation', 'mark-done'] as const)
      assert.equal(await answerTo(adas[0] as Wire, command(id, name, {})), 'accepted')
    for (const wire of [contact, ...(ben ? [ben] : [])]) await wire.close()
    for (const wire of adas) wire.heard.length = 0
  }
  for (const wire of adas) await wire.close()
}

const command = (about: string, name: string, body: object) =>
  ({ type: 'command', id: newId(), name, in: about, body }) as const

async function answerTo(wire: Wire, frame: ReturnType<typeof command>): Promise<string> {
  const answer = await wire.ask(frame)
  return answer.type === 'refused' ? answer.code : answer.type
}
