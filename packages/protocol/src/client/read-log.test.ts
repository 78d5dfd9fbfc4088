import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../ids.ts'
import { eventsWhere, joins, says } from '../testing/index.ts'
import type { ChatClient } from './chat-client.ts'
import { readLog } from './read-log.ts'

test('[A070] [END32] messages about inactivity that are not kept are left out when a conversation is read later', async () => {
  const said = eventsWhere([
    ['p1', joins('contact', 'Mia')],
    ['p1', says('Hello?')],
  ])
  const { length } = said
  const at = said.at(-1)!.at
  const warned = (seq: number, kept?: false) => ({
    seq,
    at,
    by: 'system',
    name: 'inactivity-warned',
    body: { endsAt: at + 1_000, ...(kept === false && { kept }) },
  })
  const pages = [[...said, warned(length + 1), warned(length + 2, false)], []]
  const client = { readPage: async () => pages.shift() } as unknown as ChatClient
  const view = await readLog(client, newId())
  assert.equal(view!.conversation.seq, length + 2, 'nothing is missing from what is known')
  const warnings = view!.transcript.chunks
    .flatMap(({ lines }) => lines)
    .filter((line) => line.is === 'happening' && line.event.name === 'inactivity-warned')
  assert.deepEqual(
    warnings.map(({ seq }) => seq),
    [length + 1],
  )
})
