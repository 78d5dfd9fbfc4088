import { expect } from '@open-wc/testing'
import type { PermissionId } from '@parley/protocol'
import { ada, deskWhere, talk } from '../testing/desk-where.ts'
import { actionOf, type ActionId } from './registry.ts'

const buttons = ['instant-transfer', 'instant-conference', 'start-consultation'] as const satisfies readonly ActionId[]
const all = (state = deskWhere([talk('Mia')])) =>
  buttons.map((id) => {
    const now = actionOf(id).availability(state, {})
    return now.is === 'possible' ? now.is : now.why
  })

describe('asking colleagues', () => {
  it('[A182] [A187] [A200] [TEA48] is for whoever is in the conversation, until it ends; a transfer for its owner', () => {
    expect(all()).to.deep.equal(['possible', 'possible', 'possible'])
    expect(all(deskWhere([talk('Mia', [], { owner: 'ben' })]))).to.deep.equal(['whyNotOwner', 'possible', 'possible'])
    expect(all(deskWhere([talk('Mia', [], { status: 'ended' })]))).to.deep.equal(['hasEnded', 'hasEnded', 'hasEnded'])
    const parties = [{ agentId: 'ada', participantId: 'p2', name: 'Ada', state: 'parked' }] as const
    expect(all(deskWhere([talk('Mia', [], { parties })]))).to.deep.equal(['hasLeft', 'hasLeft', 'hasLeft'])
    expect(all(deskWhere([]))).to.deep.equal(['noInteraction', 'noInteraction', 'noInteraction'])
  })

  it('[B035] [TEA48] says what the account may not do; one kind of consultation is enough', () => {
    const permitted = (...permissions: PermissionId[]) => deskWhere([talk('Mia')], { agent: { ...ada, permissions } })
    expect(all(permitted())).to.deep.equal(['whyNotPermitted', 'whyNotPermitted', 'whyNotPermitted'])
    expect(all(permitted('transfer', 'consult-im'))).to.deep.equal(['possible', 'whyNotPermitted', 'possible'])
  })

  it('[TEA48] waits for the line', () => {
    const offline = deskWhere([talk('Mia')], { line: { is: 'offline', attempts: 1, retryAt: 0 } })
    expect(all(offline)).to.deep.equal(['whyOffline', 'whyOffline', 'whyOffline'])
  })
})
