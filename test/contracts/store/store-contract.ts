import assert from 'node:assert/strict'
import { describe } from 'node:test'
import { conversationLog, interactionLog, newId } from '@parley/protocol'
import type { AgentRecord, Store, Write } from '../../../packages/server/src/store/store.ts'
import { promisesOf } from './promise.ts'
import { appends, event, row, write } from './writes.ts'

const command = (id = newId(), parts: Partial<NonNullable<Write['command']>> = {}) => ({
  actor: 'contact:a',
  id,
  hash: 4_503_599_627_370_497,
  seq: 1,
  ...parts,
})

const seqsOf = (events: readonly string[]) => events.map((json) => (JSON.parse(json) as { seq: number }).seq)

/** What every store promises. Each test has a store of its own from `open`. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  const promise = promisesOf(open)

  describe(`store contract: ${name}`, () => {
    promise('[STO1] events come back in order, in the range that was asked for', async (store) => {
      const log = conversationLog(newId())
      assert.deepEqual(await store.commit([write(appends(log, 1, 9))]), [{ is: 'written' }])
      const read = async (range: { after?: number; before?: number; limit: number }) =>
        seqsOf(await store.readEvents(log, range))

      assert.deepEqual(await read({ limit: 3 }), [1, 2, 3])
      assert.deepEqual(await read({ after: 4, limit: 3 }), [5, 6, 7])
      assert.deepEqual(await read({ before: 5, limit: 3 }), [2, 3, 4])
      assert.deepEqual(await read({ after: 2, before: 9, limit: 3 }), [3, 4, 5])
      assert.deepEqual(await read({ after: 7, limit: 9 }), [8, 9])
      assert.deepEqual(await read({ after: 9, limit: 9 }), [])
      assert.deepEqual(await store.readEvents(conversationLog(newId()), { limit: 3 }), [])
    })

    promise('[STO2] a write that was decided on another state of a log is stale and leaves nothing', async (store) => {
      const [log, other] = [conversationLog(newId()), conversationLog(newId())]
      const late = { ...appends(log, 1), command: command() }
      const outcomes = await store.commit([write(appends(log, 1)), write(late), write(appends(other, 1))])

      assert.deepEqual(outcomes, [{ is: 'written' }, { is: 'stale' }, { is: 'written' }])
      assert.deepEqual(seqsOf(await store.readEvents(log, { limit: 9 })), [1])
      assert.deepEqual(await store.findCommands([late.command]), [undefined])
      assert.deepEqual(await store.commit([write(appends(log, 3))]), [{ is: 'stale' }], 'no gaps')
    })

    promise('[STO2] later writes of a batch stand on the earlier ones, also over several logs', async (store) => {
      const id = newId()
      const [conversation, interaction] = [conversationLog(id), interactionLog(id)]
      const both = {
        decidedOn: [
          [conversation, 1],
          [interaction, 0],
        ],
        events: [event(interaction, 1)],
      } as const
      const outcomes = await store.commit([write(appends(conversation, 1)), write(both), write(both)])

      assert.deepEqual(outcomes, [{ is: 'written' }, { is: 'written' }, { is: 'stale' }])
    })

    promise(
      '[STO2] what was decided after a write that is not written is stale, also where the numbers fit',
      async (store) => {
        const log = conversationLog(newId())
        await store.commit([write(appends(log, 1, 2))])
        // Decided while the log stood at 1: another node has written the second event since.
        const outcomes = await store.commit([write(appends(log, 2)), write(appends(log, 3)), write(appends(log, 4))])

        assert.deepEqual(outcomes, [{ is: 'stale' }, { is: 'stale' }, { is: 'stale' }])
      },
    )

    promise('[STO3] a command acts once, for ever, and its answer is remembered', async (store) => {
      const log = conversationLog(newId())
      const first = command(newId(), { seq: 7 })
      await store.commit([write({ ...appends(log, 1), command: first })])

      const again = { ...appends(log, 2), command: { ...first, seq: 8 } }
      assert.deepEqual(await store.commit([write(again), write(again)]), [
        { is: 'known', seq: 7 },
        { is: 'known', seq: 7 },
      ])
      const others = { ...first, hash: 2 }
      assert.deepEqual(await store.commit([write({ command: others })]), [{ is: 'conflict' }])
      assert.deepEqual(await store.commit([write({ command: { ...first, actor: 'contact:b' } })]), [{ is: 'written' }])
      assert.deepEqual(seqsOf(await store.readEvents(log, { limit: 9 })), [1])
      assert.deepEqual(await store.findCommands([first, { actor: 'agent:a', id: first.id }]), [
        { hash: first.hash, seq: 7 },
        undefined,
      ])
    })

    promise('[STO3] the same command twice in one batch acts once; an answer may have no seq', async (store) => {
      const twice = command(newId(), { seq: null })
      assert.deepEqual(await store.commit([write({ command: twice }), write({ command: twice })]), [
        { is: 'written' },
        { is: 'known', seq: null },
      ])
    })

    promise('[STO4] a conversation is rebuilt from its latest snapshot and what came after', async (store) => {
      const id = newId()
      const log = conversationLog(id)
      await store.commit([
        write({ ...appends(log, 1, 4), snapshots: [{ log, seq: 2, state: '{"seq":2}' }] }),
        write({ ...appends(log, 5, 6), snapshots: [{ log, seq: 4, state: '{"seq":4}' }] }),
        write({ ...appends(interactionLog(id), 1), deadlines: [{ subject: id, kind: 'invitation', dueAt: 5_000 }] }),
      ])
      const unknown = newId()
      const [known, nothing] = await store.readConversations([id, unknown])

      assert.equal(known?.conversation.snapshot, '{"seq":4}')
      assert.deepEqual(seqsOf(known?.conversation.tail ?? []), [5, 6])
      assert.deepEqual(seqsOf(known?.interaction.tail ?? []), [1])
      assert.deepEqual(known?.deadlines, [{ subject: id, kind: 'invitation', dueAt: 5_000 }])
      const place = { conversation: 5, interaction: 1 }
      const [news, all] = await store.readConversations([id, id], new Map([[id, place]]))
      assert.deepEqual([news?.conversation.snapshot, seqsOf(news?.conversation.tail ?? [])], [null, [6]])
      assert.deepEqual(news?.interaction, { snapshot: null, tail: [] })
      assert.deepEqual(news?.deadlines, known?.deadlines)
      assert.deepEqual(all, news)
      const empty = { snapshot: null, tail: [] }
      assert.deepEqual(nothing, { conversation: empty, interaction: empty, deadlines: [] })
    })

    promise('[STO5] a contact has one latest conversation, whoever is faster', async (store) => {
      const [contact, first, second] = [newId(), newId(), newId()]
      assert.equal(await store.latestConversation(contact), null)
      const starts = (latest: string, before: string | null) =>
        write({ ...appends(conversationLog(latest), 1), command: command(), contact: { id: contact, before, latest } })

      const late = starts(second, null)
      assert.deepEqual(await store.commit([starts(first, null), late]), [{ is: 'written' }, { is: 'stale' }])
      assert.equal(await store.latestConversation(contact), first)
      assert.deepEqual(await store.findCommands([late.command!]), [undefined])
      assert.deepEqual(await store.commit([starts(second, first)]), [{ is: 'written' }])
      assert.equal(await store.latestConversation(contact), second)
    })

    promise('[STO6] desks and open interactions follow what was written with the logs', async (store) => {
      const [older, newer] = [newId(), newId()]
      const gains = (conversationId: string) => ({ conversationId, gains: ['ada'], losses: [] })
      await store.commit([
        write({ interaction: row(newer, { openedAt: 2_000, queuedAt: 2_000 }), desk: gains(newer) }),
        write({ interaction: row(older, { invited: 'ada' }), desk: gains(older) }),
      ])

      assert.deepEqual(await store.conversationsOnDesk('ada'), [older, newer])
      assert.deepEqual(await store.conversationsOnDesk('ben'), [])
      const open = await store.openInteractions()
      assert.deepEqual(
        open.map(({ id, invited }) => [id, invited]),
        [
          [older, 'ada'],
          [newer, null],
        ],
      )

      const ended = row(older, { status: 'ended', endedAt: 3_000 })
      const losses = { conversationId: older, gains: [], losses: ['ada', 'ben'] }
      await store.commit([write({ interaction: ended, desk: losses })])
      assert.deepEqual(await store.conversationsOnDesk('ada'), [newer])
      assert.deepEqual(
        (await store.openInteractions()).map(({ id }) => id),
        [newer],
      )
    })

    promise(
      '[STO7] due deadlines are claimed once, earliest first, and come back when nothing was done',
      async (store) => {
        const due = (subject: string, dueAt: number | null) => ({ subject, kind: 'away', dueAt })
        assert.equal(await store.nextDeadlineAt(), undefined)
        await store.commit([
          write({ deadlines: [due('c', 300), due('a', 100), due('b', 200)] }),
          write({ deadlines: [due('b', 150), due('c', null), due('d', 900)] }),
        ])

        assert.equal(await store.nextDeadlineAt(), 100)
        const claim = (now: number, limit = 9) => store.claimDeadlines({ now, until: now + 1_000, limit })
        assert.deepEqual(await claim(500, 1), [due('a', 100)])
        assert.deepEqual(await claim(500), [due('b', 150)])
        assert.deepEqual(await claim(500), [])
        assert.deepEqual(await claim(1_500), [due('d', 900), due('a', 1_500), due('b', 1_500)])
      },
    )

    promise('[STO16] a duty is had by one until its time is over or it is given back', async (store) => {
      const takes = (holder: string, now: number, until: number, duty = 'routing') =>
        store.takeDuty(duty, { holder, now, until })

      assert.equal(await takes('a', 1_000, 6_000), 'a')
      assert.equal(await takes('b', 5_999, 9_000), 'a')
      assert.equal(await takes('b', 1_000, 6_000, 'another'), 'b', 'one duty says nothing of another')
      assert.equal(await takes('a', 5_000, 10_000), 'a', 'kept')
      assert.equal(await takes('b', 6_000, 11_000), 'a')
      assert.equal(await takes('b', 10_000, 15_000), 'b', 'taken over')
      assert.equal(await takes('a', 10_001, 15_001), 'b')
      assert.equal(await takes('b', 10_002, 10_002), 'b')
      assert.deepEqual(await Promise.all([takes('a', 10_003, 15_003), takes('c', 10_003, 15_003)]), ['a', 'a'])
    })

    promise('[STO26] an agent was signed out when that happened last, also one who never signed in', async (store) => {
      assert.equal(await store.agentSignedOutAt('ada'), undefined)
      for (const at of [5_000, 9_000, 7_000]) await store.signOutAgent('ada', at)
      assert.equal(await store.agentSignedOutAt('ada'), 9_000)
      assert.equal(await store.agentSignedOutAt('ben'), undefined)
    })

    promise('[STO8] agents are remembered as they were last', async (store) => {
      const ada: AgentRecord = {
        agentId: 'ada',
        name: 'Ada',
        nickname: null,
        role: 'agent',
        presence: { is: 'not-ready', reason: 'Lunch', since: 1_000, capacity: 3 },
        lost: false,
      }
      const ready: AgentRecord = {
        ...ada,
        nickname: 'A.',
        role: 'supervisor',
        presence: { is: 'ready', reason: null, since: 2_000, capacity: 1 },
        lost: true,
      }
      await store.commit([write({ agents: [ada, { ...ada, agentId: 'Ω "x"' }] }), write({ agents: [ready] })])
      assert.deepEqual(await store.agents(), [ready, { ...ada, agentId: 'Ω "x"' }])
      assert.deepEqual(await store.agents(['ada', 'nobody']), [ready])
      assert.deepEqual(await store.agents([]), [])
    })

    promise('[STO13] what an agent keeps is there by name, as it was written last', async (store) => {
      const memory = (agentId: string, name: string, value: string) => ({ agentId, name, value })
      assert.deepEqual(await store.memoriesOf('ada'), [])
      await store.commit([
        write({ memories: [memory('ada', 'urls', '["a"]'), memory('ada', 'dictionary', '[]')] }),
        write({ memories: [memory('ben', 'urls', '[]'), memory('ada', 'urls', '["Ω \'x\'"]')] }),
      ])
      assert.deepEqual(await store.memoriesOf('ada'), [
        memory('ada', 'dictionary', '[]'),
        memory('ada', 'urls', '["Ω \'x\'"]'),
      ])
      assert.deepEqual(await store.memoriesOf('ben'), [memory('ben', 'urls', '[]')])
    })

    promise('[STO9] a contact session is found by its token until it expires or is ended', async (store) => {
      const contactId = newId()
      const session = {
        contactId,
        site: 'shop',
        origin: 'https://shop.example',
        verified: false,
        commandsAs: contactId,
        createdAt: 1_000,
        expiresAt: 9_000_000,
      }
      await store.createContactSession({ tokenHash: 'hash', ...session })
      await store.createContactSession({ tokenHash: 'other', ...session, origin: null })
      const known = { ...session, verified: true, commandsAs: newId() }
      await store.createContactSession({ tokenHash: 'known', ...known })
      assert.deepEqual(await store.findContactSession('known', 2_000), { ...known, seenAt: 1_000 })

      assert.deepEqual(await store.findContactSession('hash', 2_000), { ...session, seenAt: 1_000 })
      await store.findContactSession('hash', 4_000_000)
      const seenAgain = await store.findContactSession('hash', 4_000_001)
      assert.equal(seenAgain?.seenAt, 4_000_000)
      assert.equal(await store.findContactSession('hash', 9_000_000), undefined)
      assert.equal((await store.findContactSession('other', 2_000))?.origin, null)
      await store.endContactSession('other')
      await store.endContactSession('nobody')
      assert.equal(await store.findContactSession('other', 2_000), undefined)
      assert.equal(await store.findContactSession('unknown', 2_000), undefined)
    })

    promise('[STO10] an empty batch, and the question whether it works, change nothing', async (store) => {
      assert.deepEqual(await store.commit([]), [])
      await store.check()
    })

    promise(
      '[STO14] a changed response is there as it was put last, and unknown when it was dropped',
      async (store) => {
        assert.deepEqual(await store.managedResponses(), [])
        await store.putManagedResponse({ id: 'tea', response: '{"title":"Tea"}' })
        await store.putManagedResponse({ id: 'cake', response: '{"title":"Cake’s"}' })
        await store.putManagedResponse({ id: 'tea', response: null })
        assert.deepEqual(await store.managedResponses(), [
          { id: 'cake', response: '{"title":"Cake’s"}' },
          { id: 'tea', response: null },
        ])
        await store.dropManagedResponse('tea')
        await store.dropManagedResponse('nothing')
        assert.deepEqual(
          (await store.managedResponses()).map(({ id }) => id),
          ['cake'],
        )
      },
    )

    promise('[STO1] text comes back letter by letter', async (store) => {
      const log = conversationLog(newId())
      const words = ['\u0000', "'; DROP TABLE events; --", '👩‍👩‍👧‍👦', 'שלום', '\u2028', '$1 ? ?1', '\\u0041']
      const json = JSON.stringify({ seq: 1, words })
      await store.commit([write({ decidedOn: [[log, 0]], events: [{ log, seq: 1, json }] })])
      assert.deepEqual(await store.readEvents(log, { limit: 1 }), [json])
    })
  })
}
