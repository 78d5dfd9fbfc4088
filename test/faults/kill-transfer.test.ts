import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conversationLog, interactionLog, newId, type CommandName, type Interaction } from '@parley/protocol'
import { startServer, type ParleyServer } from '../support/parley-server.ts'
import { demoToken } from '../support/people.ts'
import { chanceFrom, seedOfThisRun } from '../support/random.ts'
import { Wire } from '../support/wire.ts'

const rounds = 3
const seed = seedOfThisRun()
const people = ['ada', 'ben'] as const

test(`[FLT10] [TEA20] kill -9 while a transfer is accepted: it changes hands once, or not yet (SEED=${seed})`, async () => {
  const [server, chance] = [await startServer(), chanceFrom(seed)]
  try {
    for (let round = 0; round < rounds; round++) await transfers(server, chance.happens(0.5))
    assert.deepEqual(server.errors(), [])
  } finally {
    await server.remove()
  }
})

async function transfers(server: ParleyServer, isAnswered: boolean): Promise<void> {
  const id = newId()
  const desks = await open(server)
  const contact = await Wire.open(server, { role: 'contact', site: 'shop' })
  await contact.ask(command(id, 'start-conversation', { message: { kind: 'text', text: 'Hello' } }))
  const { owner, other, seq } = await invited(desks, id)
  await desks[owner].ask(command(id, 'accept-invitation', { invitation: seq }))
  const target = { kind: 'agent', id: `demo-${other}` }
  await desks[owner].ask(command(id, 'invite-colleague', { purpose: 'transfer', target }))
  const { state } = await desks[other].next('opened', ({ log }) => log === interactionLog(id))
  const { team } = state as unknown as Interaction

  const accept = command(id, 'accept-invitation', { invitation: team[0]!.seq })
  const answer = desks[other].ask(accept).then(
    ({ type }) => type,
    () => 'killed before it was answered',
  )
  if (isAnswered) assert.equal(await answer, 'accepted')
  await server.kill()
  await server.start()

  const again = await open(server)
  assert.equal((await again[other].ask(accept)).type, 'accepted', 'said again, it is what it was')
  const said = await again[other].readLog(interactionLog(id))
  assert.equal(said.filter(({ name }) => name === 'transfer-accepted').length, 1)
  const joined = (await again[other].readLog(conversationLog(id))).filter(({ name }) => name === 'participant-joined')
  assert.equal(joined.filter(({ body }) => (body as { replaces?: string }).replaces !== undefined).length, 1)
  const late = await again[owner].ask(command(id, 'end-conversation', {}))
  assert.equal(late.type === 'refused' && late.code, 'not-found', 'it is no longer theirs')
  for (const name of ['end-conversation', 'mark-done'] as const)
    assert.equal((await again[other].ask(command(id, name, {}))).type, 'accepted')
  for (const wire of [contact, ...Object.values(desks), ...Object.values(again)]) await wire.close()
}

async function open(server: ParleyServer) {
  const [ada, ben] = await Promise.all(
    people.map(async (who) => Wire.open(server, { role: 'agent', token: await demoToken(server, who) })),
  )
  return { ada: ada!, ben: ben! }
}

/** Who of the two is asked for a conversation. */
async function invited(desks: Awaited<ReturnType<typeof open>>, id: string) {
  const asked = people.map(async (who) => {
    const isInvited = (state: unknown) => (state as Interaction).invitation !== null
    const { state } = await desks[who].next(
      'opened',
      (frame) => frame.log === interactionLog(id) && isInvited(frame.state),
    )
    return { owner: who, seq: (state as unknown as Interaction).invitation!.seq }
  })
  const { owner, seq } = await Promise.race(asked)
  return { owner, seq, other: owner === 'ada' ? ('ben' as const) : ('ada' as const) }
}

const command = (about: string, name: CommandName, body: object) =>
  ({ type: 'command', id: newId(), name, in: about, body }) as const
