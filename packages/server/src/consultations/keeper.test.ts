import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChatError, emptyConversation, emptyInteraction, type Consultation, type Interaction } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import type { Committed } from '../log/committed.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { Work } from '../log/work.ts'
import { grace, Stage, stage } from '../testing/stage.ts'
import { ConsultationKeeper } from './keeper.ts'

// What the keeper writes while the store refuses, and afterwards: works are decided by hand.

const [aboutId, id] = ['A'.repeat(22), 'K'.repeat(22)]
const open: Consultation = {
  id,
  kind: 'chat',
  from: { agentId: 'ada', name: 'Ada' },
  to: { agentId: 'ben', name: 'Ben' },
  startedAt: 0,
  state: 'open',
  done: [],
}
const ended: Consultation = { ...open, state: 'ended' }

function keeping() {
  const clock = fakeClock()
  const behind = new Stage(id)
  let refuses = false
  let about: Interaction = { ...emptyInteraction(aboutId), seq: 1, site: 'shop', status: 'handled' }
  let written = 0
  const submit = (work: Work) => {
    if (refuses) return work.settle({ is: 'refused', error: new ChatError('unavailable', { retryAfterMs: 1_000 }) })
    const { events = [] } = work.decide({ ...behind.folded, now: clock.now(), latest: null, original: null })
    if (events.length > 0) written += 1
    behind.happens(events)
    work.settle({ is: 'accepted', seq: null })
  }
  const cache = {
    get: async () => ({ conversation: emptyConversation(aboutId), interaction: about, deadlines: {} }),
  } as unknown as ConversationCache
  const keeper = new ConsultationKeeper({ submit, cache, clock })
  return {
    clock,
    behind,
    keeper,
    get written() {
      return written
    },
    /** Another server has written it. */
    elsewhere: (...consultations: readonly Consultation[]) => void (about = { ...about, consultations }),
    store: (now: 'refuses' | 'takes') => void (refuses = now === 'refuses'),
    becomes(...consultations: readonly Consultation[]) {
      const before = about
      about = { ...about, consultations }
      const folded = (interaction: Interaction) => ({ ...behind.folded, interaction })
      const changes = new Map([[aboutId, { before: folded(before), after: folded(about) }]])
      keeper.committed({ changes } as unknown as Committed)
    },
  }
}

test('[CNS3] what the store refuses is written when it takes it again', async () => {
  const { clock, behind, store, becomes } = keeping()
  store('refuses')
  becomes(open)
  store('takes')
  await clock.advance(1_000)
  assert.deepEqual([behind.conversation.status, behind.conversation.participants.length], ['open', 2])
})

test('[CNS3] a consultation that was over before the store took it again is not opened', async () => {
  const { clock, behind, store, becomes } = keeping()
  store('refuses')
  becomes(open)
  store('takes')
  becomes(ended)
  await clock.advance(5_000)
  assert.equal(behind.conversation.seq, 0)
})

test('[CNS3] a consultation that another server ended while it was opened here is ended', async () => {
  const { clock, behind, becomes, elsewhere } = keeping()
  becomes(open)
  elsewhere(ended)
  await clock.advance(1_000)
  assert.equal(behind.conversation.status, 'ended')
  assert.equal(clock.nextDue(), undefined, 'it is looked at once')
})

test('[CNS3] what is gone is closed, though its end could not be written before', async () => {
  const { clock, behind, store, becomes } = keeping()
  becomes(open)
  store('refuses')
  becomes(ended)
  store('takes')
  becomes()
  assert.deepEqual([behind.conversation.status, behind.interaction.status], ['ended', 'done'])
  await clock.advance(5_000)
  assert.equal(behind.interaction.status, 'done')
})

test('[CNS3] doing it twice changes nothing', () => {
  const kept = keeping()
  kept.becomes(open)
  kept.becomes({ ...open })
  kept.becomes(ended)
  kept.becomes({ ...ended })
  kept.becomes()
  assert.equal(kept.written, 3)
})

test('[CNS3] the id of a contact’s conversation moves nothing in that one', () => {
  const { behind, becomes } = keeping()
  behind.does(grace, 'start-conversation', { message: { kind: 'text', text: 'Hello?' } })
  const before = stage().started().interaction.status
  becomes(open)
  becomes(ended)
  becomes()
  assert.deepEqual([behind.interaction.status, behind.conversation.status], [before, 'open'])
})

test('[CNS3] nothing is tried again after the stop', async () => {
  const kept = keeping()
  kept.store('refuses')
  kept.becomes(open)
  kept.keeper.stop()
  kept.becomes(ended)
  kept.store('takes')
  assert.equal(kept.clock.nextDue(), undefined)
})
