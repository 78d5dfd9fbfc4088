import { expect } from '@open-wc/testing'
import { ends, joins, leaves, says, type Step } from '@parley/protocol/testing'
import { talk } from '../testing/desk-where.ts'
import { reasonsBetween } from './reasons.ts'

const warned: Step = ['system', () => ({ name: 'inactivity-warned', body: { endsAt: 5 } })]

/** What is worth attention in what follows. */
const worth = (before: readonly Step[], then: readonly Step[]) =>
  reasonsBetween(talk('Mia', before), talk('Mia', [...before, ...then]))

describe('reasons for attention', () => {
  it('[A035] [ATT3] another agent joins, or a supervisor does; coming back counts, too', () => {
    expect(worth([], [['p3', joins('agent', 'Ben')]])).to.deep.equal(['agent-joined'])
    expect(worth([], [['p3', joins('supervisor', 'Cleo')]])).to.deep.equal(['agent-joined'])
    const gone: Step[] = [
      ['p3', joins('agent', 'Ben')],
      ['p3', leaves()],
    ]
    expect(worth(gone, [['p3', joins('agent', 'Ben')]])).to.deep.equal(['agent-joined'])
    expect(worth([], [['p3', joins('bot', 'Mira')]]), 'a bot is no agent').to.deep.equal([])
  })

  it('[A036] [ATT3] another agent leaves; going away for a moment is not leaving, and neither is one’s own', () => {
    const withBen: Step[] = [['p3', joins('agent', 'Ben')]]
    expect(worth(withBen, [['p3', leaves()]])).to.deep.equal(['agent-left'])
    expect(worth(withBen, [['p3', () => ({ name: 'participant-away', body: {} })]])).to.deep.equal([])
    expect(worth([], [['p2', leaves()]])).to.deep.equal([])
  })

  it('[A037] [A040] [ATT3] the contact leaves: it has ended, or is about to close', () => {
    expect(
      worth(
        [],
        [
          ['p1', leaves()],
          ['system', ends('contact-left')],
        ],
      ),
    ).to.deep.equal(['contact-left'])
    const closing = { closesAt: 5, why: 'disconnected' } as const
    expect(reasonsBetween(talk('Mia'), talk('Mia', [], { closing }))).to.deep.equal(['about-to-close'])
    expect(reasonsBetween(talk('Mia', [], { closing }), talk('Mia', [], { closing }))).to.deep.equal([])
    expect(reasonsBetween(undefined, talk('Mia', [], { closing }))).to.deep.equal(['about-to-close'])
  })

  it('[A038] [A039] [ATT3] nobody writes: it is about to end, and it has ended', () => {
    expect(worth([], [warned])).to.deep.equal(['timeout-near'])
    expect(worth([warned], [['system', ends('inactivity')]])).to.deep.equal(['timed-out'])
  })

  it('[ATT4] nothing is news at the first look but an end that is near; nothing twice', () => {
    const told: Step[] = [
      ['p3', joins('agent', 'Ben')],
      ['p1', says('Hello')],
      ['p1', leaves()],
    ]
    expect(reasonsBetween(undefined, talk('Mia', told))).to.deep.equal([])
    expect(reasonsBetween(undefined, talk('Mia', [warned]))).to.deep.equal(['timeout-near'])
    expect(worth(told, [['p2', says('Bye')]])).to.deep.equal([])
  })

  it('[A057] [LAN6] a consultation begins, a colleague writes in it, it ends; what was there at the first look is no news', () => {
    const mia = talk('Mia')
    const lane = (unread: number, state: 'open' | 'ended' = 'open') => ({
      consultation: {
        id: 'lane',
        kind: 'chat' as const,
        from: { agentId: 'ada', name: 'Ada' },
        to: { agentId: 'ben', name: 'Ben' },
        startedAt: 0,
        state,
        done: [],
      },
      view: mia.view,
      me: 'p1',
      unread,
    })
    const [quiet, said, over] = [lane(0), lane(1), lane(1, 'ended')].map((each) => ({ ...mia, lanes: [each] }))
    expect(reasonsBetween(mia, quiet!)).to.deep.equal(['consultation-began'])
    expect(reasonsBetween(quiet, said!)).to.deep.equal(['colleague-wrote'])
    expect(reasonsBetween(said, over!)).to.deep.equal(['consultation-ended'])
    expect(reasonsBetween(undefined, said!)).to.deep.equal([])
  })

  it('[LAN11] what happens to the contact is no reason for who is only consulted', () => {
    const consulted = { ...talk('Mia'), part: 'consulted' as const }
    const left = {
      ...talk('Mia', [
        ['p1', leaves()],
        ['system', ends('contact-left')],
      ]),
      part: 'consulted' as const,
    }
    expect(reasonsBetween(consulted, left)).to.deep.equal([])
  })
})
