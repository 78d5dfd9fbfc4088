// The load generator: a process of its own, so that its work is not the server's. Drives the floor and Parley alike.
// It is told what to do over IPC, one order at a time, and answers each with one result.
import { setTimeout as wait } from 'node:timers/promises'
import { floorDialect } from './floor-dialect.ts'
import { type Dialect, inTurn, type Line, nextId, type Talk } from './line.ts'
import type { Kind } from './measured-server.ts'
import { parleyDialect } from './parley-dialect.ts'
import { percentile } from './percentile.ts'

export type Order =
  | { readonly do: 'connect'; readonly kind: Kind; readonly ports: readonly number[] }
  /** Opens conversations that `send` uses, instead of those before. */
  | { readonly do: 'talk'; readonly conversations: number }
  /** Sends so many messages per second for a while, whatever the server does (an open loop). */
  | { readonly do: 'send'; readonly perSecond: number; readonly seconds: number }
  /** Sends so many messages as fast as `atOnce` unanswered ones allow (a closed loop). */
  | { readonly do: 'fill'; readonly messages: number; readonly atOnce: number }
  | { readonly do: 'idle'; readonly connections: number }
  | { readonly do: 'park'; readonly conversations: number }
  | { readonly do: 'hang-up' }

/** What became of the messages of one order. Milliseconds. */
export interface Sent {
  readonly messages: number
  readonly perSecond: number
  readonly accepted: { readonly p50: number; readonly p99: number }
  readonly heard: { readonly p50: number; readonly p99: number }
}

/** How long the last messages of an order may take to arrive. */
const patienceMs = 10_000
/** How often an open loop looks whether the next message is due. */
const tickMs = 1

let dialect: Dialect
let talks: readonly Talk[] = []
let conversations = 0
let idle: readonly Line[] = []

/** Messages that are under way, by id: since when, and what has come back. */
const underWay = new Map<string, { since: number; back: number }>()
let acceptedMs: number[] = []
let heardMs: number[] = []
/** Set when more was asked for than can be kept up with: the lines are of no use from then on. */
let isCut = false
/** Called when a message is done. */
let onDone = () => {}

const note = (times: () => number[]) => (id: string) => {
  const message = underWay.get(id)
  if (!message) return
  times().push(performance.now() - message.since)
  message.back += 1
  // Accepted and heard: done.
  if (message.back === 2 && underWay.delete(id)) onDone()
}
const ears = { accepted: note(() => acceptedMs), heard: note(() => heardMs), cut: () => void (isCut = true) }

/** The contact and the agent of each conversation in turn. */
function say(index: number, since: number): void {
  const talk = talks[index % talks.length] as Talk
  const line = Math.floor(index / talks.length) % 2 === 0 ? talk.contact : talk.agent
  const id = nextId()
  underWay.set(id, { since, back: 0 })
  line.say(talk.conversation, id)
}

async function send(perSecond: number, seconds: number): Promise<Sent> {
  await begin()
  const started = performance.now()
  const all = Math.round(perSecond * seconds)
  for (let sent = 0; sent < all && !isCut; ) {
    const due = Math.min(all, Math.floor(((performance.now() - started) / 1_000) * perSecond))
    // Counted from when it was due: a late generator must not make a slow server look fast.
    for (; sent < due; sent += 1) say(sent, started + ((sent + 1) / perSecond) * 1_000)
    await wait(tickMs)
  }
  return finish(all, started)
}

async function fill(messages: number, atOnce: number): Promise<Sent> {
  await begin()
  const started = performance.now()
  let sent = 0
  onDone = () => void (sent < messages && say(sent++, performance.now()))
  while (sent < Math.min(atOnce, messages)) say(sent++, performance.now())
  while (sent < messages && !isCut) await wait(tickMs)
  return finish(messages, started)
}

async function begin(): Promise<void> {
  if (isCut) {
    isCut = false
    hangUp()
    talks = await dialect.talk(conversations, ears)
  }
  underWay.clear()
  onDone = () => {}
  acceptedMs = []
  heardMs = []
}

async function finish(messages: number, started: number): Promise<Sent> {
  const patientUntil = performance.now() + patienceMs
  while (underWay.size > 0 && !isCut && performance.now() < patientUntil) await wait(tickMs)
  const perSecond = messages / ((performance.now() - started) / 1_000)
  // What never came back took at least as long as we waited.
  const lost = isCut ? messages : underWay.size
  const both = [acceptedMs, heardMs].map((times) => {
    const all = [...times, ...Array.from({ length: lost }, () => patienceMs)].sort((a, b) => a - b)
    return { p50: percentile(all, 50), p99: percentile(all, 99) }
  })
  const [accepted = { p50: 0, p99: 0 }, heard = { p50: 0, p99: 0 }] = both
  return { messages, perSecond, accepted, heard }
}

function hangUp(): void {
  for (const { contact, agent } of talks) {
    contact.close()
    agent.close()
  }
  talks = []
}

async function obey(order: Order): Promise<Sent | undefined> {
  switch (order.do) {
    case 'connect':
      dialect = order.kind === 'parley' ? parleyDialect(inTurn(order.ports)) : floorDialect(inTurn(order.ports))
      return undefined
    case 'talk':
      conversations = order.conversations
      talks = await dialect.talk(conversations, ears)
      return undefined
    case 'send':
      return send(order.perSecond, order.seconds)
    case 'fill':
      return fill(order.messages, order.atOnce)
    case 'idle':
      idle = [...idle, ...(await dialect.idle(order.connections))]
      return undefined
    case 'park':
      return dialect.park?.(order.conversations).then(() => undefined)
    case 'hang-up':
      for (const line of idle) line.close()
      idle = []
      hangUp()
      return undefined
  }
}

process.on('message', (order: Order) => {
  obey(order).then(
    (result) => process.send?.(result ?? 'done'),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})

process.on('disconnect', () => process.exit())
