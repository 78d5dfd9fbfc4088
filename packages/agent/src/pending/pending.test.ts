import { expect } from '@open-wc/testing'
import { says, type Step } from '@parley/protocol/testing'
import { actionOf } from '../actions/registry.ts'
import { deskWhere, morning, talk } from '../testing/desk-where.ts'
import { byUrgency, pendingOf } from './pending.ts'

const thresholds = { warningMs: 20_000, lateMs: 40_000 }
const asks: Step = ['p1', says('Hello?')]
/** The first step of a story after both have joined is three seconds after its beginning. */
const askedAt = 3_000

/** The stage of a response that has been pending for so many milliseconds. */
const stageAfter = (waitedMs: number) => pendingOf(talk('Mia', [asks]), thresholds, morning + askedAt + waitedMs)?.stage

describe('pending responses', () => {
  it('[A050] [A051] [A052] [PND5] begin green, are yellow from warning and red from late', () => {
    const stages = [0, 19_999, 20_000, 39_999, 40_000, 900_000].map(stageAfter)
    expect(stages).to.deep.equal(['in-time', 'in-time', 'warning', 'warning', 'late', 'late'])
  })

  it('[A050] [PND6] fill until they are late, also when this clock is behind the server’s', () => {
    const shares = [-5_000, 0, 10_000, 40_000, 80_000].map(
      (waited) => pendingOf(talk('Mia', [asks]), thresholds, morning + askedAt + waited)?.share,
    )
    expect(shares).to.deep.equal([0, 0, 0.25, 1, 1])
  })

  it('[A053] [PND2] there is none once somebody has answered, after the end, and when the contact has left', () => {
    const none = (steps: Step[], change = {}) => pendingOf(talk('Mia', steps, change), thresholds, morning + 60_000)
    expect(none([asks, ['p2', says('Yes!')]])).to.equal(undefined)
    expect(none([asks], { status: 'ended' })).to.equal(undefined)
    expect(none([asks, ['p1', () => ({ name: 'participant-left', body: {} })]])).to.equal(undefined)
  })

  it('[B030] [ATT9] those come first that are late first, whichever site they are of; the others stay as they were', () => {
    const desk = deskWhere([])
    const agent = { ...desk.agent!, desk: { ...desk.agent!.desk, pendingResponse: { shop: thresholds } } }
    const at = (seconds: number) => ({ openedAt: morning + seconds * 1_000 })
    const [una, mia, tom, ida] = [
      talk('Una', [asks, ['p2', says('Yes!')]], at(0)),
      talk('Mia', [asks], at(1)),
      talk('Tom', [asks], { ...at(30), site: 'travel' }),
      talk('Ida', [asks], at(40)),
    ]
    // Travel says nothing, so that 120 seconds count there.
    expect(byUrgency({ agent }, [una, tom, ida, mia])).to.deep.equal([mia, ida, tom, una])
  })

  it('[B030] [ATT9] one key goes to the most urgent that is not shown, and says so when there is none', () => {
    const [una, mia] = [talk('Una', [asks, ['p2', says('Yes!')]]), talk('Mia', [asks])]
    const availability = (state: ReturnType<typeof deskWhere>) => actionOf('most-urgent').availability(state, {})
    expect(availability(deskWhere([una, mia])).is).to.equal('possible')
    expect(availability(deskWhere([mia, una]))).to.deep.equal({ is: 'impossible', why: 'whyNobodyWaits' })
    expect(availability(deskWhere([])).is).to.equal('absent')
    expect(actionOf('most-urgent').shortcut).to.equal('desk+u')
  })
})
