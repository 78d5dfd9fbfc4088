import { expect } from '@open-wc/testing'
import { emptyInteraction, type Interaction } from '@parley/protocol'
import { says } from '@parley/protocol/testing'
import { deskWhere, idOf, invites, morning, talk } from '../testing/desk-where.ts'
import { contactConnection, entriesOf, selectedAmong } from './desk-state.ts'
import { invitationsOf } from './invited.ts'
import { newsBetween, noticeOf } from './news.ts'

const mapOf = <Value extends { readonly id: string }>(...values: readonly Value[]) =>
  new Map(values.map((value) => [value.id, value]))

describe('desk-state', () => {
  it('[DSK30] lists what the agent handles, in the order in which the contacts came', () => {
    const [mia, tom] = [talk('Mia', [], { openedAt: morning + 5 }), talk('Tom', [], { openedAt: morning })]
    const queued = talk('Ida', [], { status: 'queued' }).interaction
    const lost = talk('Una', [], { parties: [{ agentId: 'ada', participantId: 'p2', name: 'Ada', state: 'left' }] })
    const interactions = mapOf(mia.interaction, tom.interaction, queued, lost.interaction)
    const entries = entriesOf('ada', interactions, mapOf(mia.view, tom.view), [])
    expect(entries.map(({ id }) => id)).to.deep.equal([idOf('Tom'), idOf('Mia')])
  })

  it('keeps every entry that has not changed, so that only what changed is drawn', () => {
    const [mia, tom] = [talk('Mia'), talk('Tom')]
    const interactions = mapOf(mia.interaction, tom.interaction)
    const before = entriesOf('ada', interactions, mapOf(mia.view, tom.view), [])
    const said = talk('Tom', [['p1', says('News')]])
    const after = entriesOf('ada', interactions, mapOf(mia.view, said.view), before)
    expect(after[0]).to.equal(before[0])
    expect(after[1]?.unread).to.equal(1)
    expect(entriesOf('ada', interactions, mapOf(mia.view, said.view), after)).to.equal(after)
  })

  it('[DSK20] lists the invitations of this agent only, the most urgent first', () => {
    const invited = (name: string, agentId: string, expiresAt: number): Interaction => ({
      ...emptyInteraction(idOf(name)),
      contact: { id: name, name },
      invitation: { seq: 2, purpose: 'handle', agentId, issuedAt: morning, expiresAt },
    })
    const interactions = mapOf(
      invited('Late', 'ada', morning + 20_000),
      invited('Soon', 'ada', morning + 10_000),
      invited('Other', 'ben', morning + 1_000),
    )
    expect(invitationsOf('ada', interactions, []).map(({ name }) => name)).to.deep.equal(['Soon', 'Late'])
  })

  it('[DSK35] selects the neighbour of what has gone, and waits for what has not come yet', () => {
    const [mia, tom, ida] = [talk('Mia'), talk('Tom'), talk('Ida')]
    expect(selectedAmong([mia, ida], [mia, tom, ida], tom.id)).to.equal(ida.id)
    expect(selectedAmong([mia], [mia, tom], tom.id)).to.equal(mia.id)
    expect(selectedAmong([], [tom], tom.id)).to.equal(undefined)
    expect(selectedAmong([mia], [], tom.id)).to.equal(tom.id)
    expect(selectedAmong([mia, tom], [], undefined)).to.equal(mia.id)
  })

  it('[A022] a contact is connected until the server or the log says otherwise', () => {
    const mia = talk('Mia')
    expect(contactConnection(mia)).to.equal('connected')
    expect(contactConnection({ ...mia, view: { ...mia.view, disconnected: ['p1'] } })).to.equal('disconnected')
    expect(contactConnection({ ...mia, view: { ...mia.view, disconnected: ['p2'] } })).to.equal('connected')
  })
})

describe('news', () => {
  it('[DSK58] tells nothing of what was there when the agent was welcomed', () => {
    const after = deskWhere([talk('Mia')], { invitations: [invites('Tom')] })
    expect(newsBetween(deskWhere([], { agent: undefined }), after, morning)).to.have.length(0)
  })

  it('[DSK58] tells each change once', () => {
    const before = deskWhere([talk('Mia')], { invitations: [invites('Tom')] })
    const after = deskWhere([talk('Mia', [], { status: 'ended' }), talk('Tom')])
    expect(newsBetween(before, after, morning)).to.deep.equal([
      { is: 'ended', id: idOf('Mia') },
      { is: 'opened', id: idOf('Tom') },
      { is: 'invitation-over', id: idOf('Tom'), name: 'Tom', why: 'accepted' },
    ])
    expect(newsBetween(after, after, morning)).to.have.length(0)
  })

  it('[DSK59] tells apart what was done and what was lost to others', () => {
    const before = deskWhere([talk('Mia', [], { status: 'ended' }), talk('Tom')])
    const news = newsBetween(before, deskWhere([]), morning)
    expect(news.map(({ is }) => is)).to.deep.equal(['done', 'lost'])
    expect(news.map((each) => noticeOf(each)?.about)).to.deep.equal([undefined, 'lost-to-others'])
  })

  it('[DSK23] knows whether the time of an invitation was over', () => {
    const before = deskWhere([], { invitations: [invites('Tom')] })
    const why = (now: number) =>
      newsBetween(before, deskWhere([]), now).flatMap((news) => ('why' in news ? news.why : []))
    expect(why(morning + 20_000)).to.deep.equal(['expired'])
    expect(why(morning + 5_000)).to.deep.equal(['over'])
  })
})
