import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChatError } from '@parley/protocol'
import { fakeClock } from '@parley/protocol/testing'
import { createMemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/store.ts'
import { Told } from '../testing/report-samples.ts'
import { verifyChain } from './chain.ts'
import { createAudit } from './create-audit.ts'
import type { AuditEntry } from './entry.ts'

function auditOn(store: Store, clock = fakeClock(Date.UTC(2026, 10, 27))) {
  const lines: string[] = []
  const audit = createAudit({ store, clock, log: (name) => void lines.push(name) })
  return { audit, clock, lines }
}

const rowsIn = async (store: Store) =>
  (await store.auditRows(0, 10_000)).map(({ entry }) => JSON.parse(entry) as AuditEntry)
const actionsIn = async (store: Store) =>
  (await rowsIn(store)).map(({ actor, action, result }) => [actor, action, result])

const readsReport = { actor: 'agent:cleo', action: 'report-read' } as const
const chat = () => new Told().accepts('ada').says('p2', 'my secret').ends().done('ada')

/** A store that counts what is written to the audit log, and can be out of order. */
function watchedStore(inner: Store = createMemoryStore()) {
  const state = { appends: 0, isBroken: false }
  const store: Store = {
    ...inner,
    async appendAudit(step) {
      if (state.isBroken) throw new ChatError('unavailable', { retryAfterMs: 1_000 })
      state.appends += 1
      return inner.appendAudit(step)
    },
  }
  return { store, state }
}

test('[AUD2] [B034] what happened while no audit log was kept is in it as soon as one is: a kill between costs nothing', async () => {
  const store = createMemoryStore()
  await chat().into(store)
  const { audit } = auditOn(store)
  await audit.catchUp()
  assert.deepEqual(await actionsIn(store), [
    ['agent:ada', 'accept', 'ok'],
    ['agent:ada', 'mark-done', 'ok'],
  ])
})

test('[AUD2] an event is in it once, whoever follows, wherever they go on and however often', async () => {
  const store = createMemoryStore()
  await chat().into(store)
  const nodes = [auditOn(store), auditOn(store), auditOn(store)]
  await Promise.all(nodes.map(({ audit }) => audit.catchUp()))
  await chat().into(store)
  // As after a VACUUM of the database: its places are others now.
  const head = await store.auditHead()
  await store.appendAudit({ from: head, rows: [], to: { ...head, place: 3, mark: 'another' } })
  for (const { audit } of [...nodes, auditOn(store)]) await audit.catchUp()
  assert.equal((await rowsIn(store)).length, 4)
  assert.equal((await verifyChain(store)).is, 'whole')
})

test('[AUD6] [ATK144] several writers at once make one chain without gaps', async () => {
  const store = createMemoryStore()
  const nodes = [auditOn(store), auditOn(store), auditOn(store)]
  const records = nodes.flatMap(({ audit }) => Array.from({ length: 40 }, () => audit.record(readsReport)))
  await Promise.all(records)
  assert.deepEqual(await verifyChain(store), { is: 'whole', rows: 120, hash: (await store.auditHead()).hash })
})

test('[AUD2] while people only write to each other, nothing is written to it', async () => {
  const { store, state } = watchedStore()
  const told = new Told()
  for (let at = 0; at < 300; at++) told.says('p1')
  await told.into(store)
  const { audit } = auditOn(store)
  await audit.catchUp()
  assert.equal(state.appends, 0)
})

test('[AUD1] what comes in a moment is written together', async () => {
  const { store, state } = watchedStore()
  const { audit } = auditOn(store)
  for (let at = 0; at < 100; at++) audit.note(readsReport)
  await audit.idle()
  assert.equal((await rowsIn(store)).length, 100)
  assert.equal(state.appends, 1)
})

test('[AUD3] what is noted waits while nothing can be written, and is written later', async () => {
  const { store, state } = watchedStore()
  const { audit, clock, lines } = auditOn(store)
  state.isBroken = true
  audit.note(readsReport)
  await audit.idle()
  assert.deepEqual(await rowsIn(store), [])
  state.isBroken = false
  await clock.advance(5_000)
  await audit.idle()
  assert.deepEqual(await actionsIn(store), [['agent:cleo', 'report-read', 'ok']])
  assert.ok(lines.includes('audit-failed'))
})

test('[AUD3] what was given up because nothing could be written for too long is counted', async () => {
  const { store, state } = watchedStore()
  const { audit, clock } = auditOn(store)
  state.isBroken = true
  for (let at = 0; at < 10_007; at++) audit.note(readsReport)
  await audit.idle()
  state.isBroken = false
  await clock.advance(5_000)
  await audit.idle()
  const lost = (await store.auditRows(0, 20_000)).filter(({ entry }) => entry.includes('rows-lost'))
  assert.deepEqual(
    lost.map(({ entry }) => (JSON.parse(entry) as AuditEntry).count),
    [7],
  )
})

test('[AUD4] [B056] what cannot be written down is not done', async () => {
  const { store, state } = watchedStore()
  const { audit } = auditOn(store)
  state.isBroken = true
  let isDone = false
  const act = async () => void (isDone = true)
  await assert.rejects(audit.around({ ...readsReport, action: 'contact-change' }, act), { code: 'unavailable' })
  assert.equal(isDone, false)
})

test('[AUD4] [B056] what was written down and then failed has its reason behind it', async () => {
  const store = createMemoryStore()
  const { audit } = auditOn(store)
  const act = async () => Promise.reject(new ChatError('contact-changed', { version: 2 }))
  await assert.rejects(audit.around({ ...readsReport, action: 'contact-change' }, act), { code: 'contact-changed' })
  await audit.idle()
  assert.deepEqual(await actionsIn(store), [
    ['agent:cleo', 'contact-change', 'begun'],
    ['agent:cleo', 'contact-change', 'contact-changed'],
  ])
})

test('[AUD3] [ATK144] of refused sign-ins so many a minute are written', async () => {
  const store = createMemoryStore()
  const { audit, clock } = auditOn(store)
  const line = { origin: 'https://evil.example', address: '203.0.113.77' }
  for (let at = 0; at < 500; at++) audit.refused(line, 'unauthorized')
  await audit.idle()
  const rows = await rowsIn(store)
  assert.equal(rows.length, 60)
  assert.deepEqual(rows[0], {
    no: 1,
    at: clock.now(),
    objects: {},
    origin: 'https://evil.example',
    result: 'unauthorized',
    actor: 'unknown',
    action: 'sign-in-refused',
    address: '203.0.113.0/24',
  })
})

test('[AUD8] [B056] once a day the server’s own log has the head', async () => {
  const { audit, clock, lines } = auditOn(createMemoryStore())
  for (const wait of [0, 1_000, 24 * 3_600_000]) {
    await clock.advance(wait)
    await audit.record(readsReport)
  }
  assert.equal(lines.filter((line) => line === 'audit-head').length, 2)
})
