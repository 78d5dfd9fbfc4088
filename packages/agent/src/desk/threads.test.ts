import { expect } from '@open-wc/testing'
import { emptyInteraction, type Interaction, type Party } from '@parley/protocol'
import { emptyView, type ConversationView } from '@parley/protocol/client'
import { threadsOf } from './threads.ts'

const party = (agentId: string, state: Party['state'] = 'in'): Party => ({
  agentId,
  participantId: `p-${agentId}`,
  name: agentId,
  state,
})

const thread = (id: string, openedAt: number, parties: readonly Party[], name: string | null = null): Interaction => ({
  ...emptyInteraction(id),
  status: 'handled',
  openedAt,
  parties,
  staff: { kind: 'thread', about: null, name },
})

const mapOf = (...interactions: readonly Interaction[]) => new Map(interactions.map((each) => [each.id, each]))
const views = (...ids: readonly string[]) => new Map<string, ConversationView>(ids.map((id) => [id, emptyView(id)]))

describe('threads', () => {
  it('[IMS10] lists what the agent has on their desk, the oldest first, and names who is in it', () => {
    const threads = threadsOf(
      'ada',
      mapOf(
        thread('late', 2, [party('ada'), party('ben'), party('cleo'), party('dan')]),
        thread('early', 1, [party('ada'), party('ben', 'left')]),
        thread('named', 3, [party('ben'), party('ada')], 'Lamps'),
        thread('closed', 4, [party('ada', 'left'), party('ben')]),
        { ...thread('lane', 5, [party('ada'), party('ben')]), staff: { kind: 'chat', about: 'x', name: null } },
      ),
      views('late', 'early', 'named'),
      [],
    )
    expect(threads.map(({ name }) => name)).to.deep.equal(['ben', 'ben, cleo +1', 'Lamps'])
    expect(threads.map(({ me }) => me)).to.deep.equal(['p-ada', 'p-ada', 'p-ada'])
  })

  it('keeps every thread that has not changed, so that only what changed is drawn', () => {
    const interactions = mapOf(
      thread('one', 1, [party('ada'), party('ben')]),
      thread('two', 2, [party('ada'), party('cleo')]),
    )
    const [conversations, later] = [views('one', 'two'), views('one', 'two')]
    const before = threadsOf('ada', interactions, conversations, [])
    expect(threadsOf('ada', interactions, conversations, before)).to.equal(before)
    later.set('one', conversations.get('one')!)
    const after = threadsOf('ada', interactions, later, before)
    expect([after[0] === before[0], after[1] === before[1]]).to.deep.equal([true, false])
  })
})
