import { conversationIdOf, conversationLog as logOf, type ConversationId } from '@parley/protocol'
import { createBotRunner } from './bots/bot-runner.ts'
import type { Core, CoreOptions } from './core.ts'
import { defaultSiteSettings } from './core-settings.ts'
import { shownPresence } from './features/presence.ts'
import { Counters, statsOf } from './core-stats.ts'
import type { Actor } from './deciding/actor.ts'
import type { Committed } from './log/committed.ts'
import { ConversationCache } from './log/conversation-cache.ts'
import { ConversationLog } from './log/conversation-log.ts'
import { createMasks } from './log/mask-event.ts'
import { AfterCallWork } from './routing/after-call-work.ts'
import { AgentBoard } from './routing/agent-board.ts'
import { deadlinesOf, type LeaseKind } from './routing/deadlines.ts'
import { Leases } from './routing/leases.ts'
import { WaitingQueue } from './routing/queue.ts'
import { Router } from './routing/router.ts'
import { Sweeper } from './routing/sweeper.ts'
import { BotDesks } from './sessions/bot-desks.ts'
import { createSearch } from './search/create-search.ts'
import { AgentLines } from './sessions/agent-lines.ts'
import { ContactLines } from './sessions/contact-lines.ts'
import { Desks } from './sessions/desks.ts'
import { encode } from './sessions/frames.ts'
import { Heartbeat } from './sessions/heartbeat.ts'
import { Hub } from './sessions/hub.ts'
import { createLines } from './sessions/lines.ts'
import { createMeet } from './sessions/meeting.ts'
import { People } from './sessions/people.ts'

/** Folded conversations in memory, each about 10 kB. */
const cachedConversations = 5_000

/** After all frames that are here already: the more of them share a commit, the less each one costs. */
const afterThisTurn: (action: () => void) => void =
  typeof setImmediate === 'function' ? (action) => void setImmediate(action) : (action) => void setTimeout(action, 0)

/** Puts the core together. Importing it starts nothing; `start` does. */
export function createCore(options: CoreOptions): Core {
  const { store, doorbell, clock, settings, log, nextTurn = afterThisTurn } = options
  const siteSettings = (site: string) =>
    (Object.hasOwn(settings.sites, site) && settings.sites[site]) || defaultSiteSettings

  const maskOf = createMasks((site) => siteSettings(site).maskPatterns)
  const cache = new ConversationCache(store, { limit: cachedConversations, log })
  const conversationLog = new ConversationLog({
    store,
    cache,
    clock,
    log,
    nextTurn,
    onCommitted,
    deadlinesOf: (folded) => deadlinesOf(folded, siteSettings(folded.conversation.site)),
    maskOf,
  })
  /** What somebody says in a conversation, with the secrets of its site hidden. */
  const hidden = (id: ConversationId, text: string) => maskOf(cache.peek(id)?.conversation.site ?? '')(text)
  const submit = conversationLog.submit.bind(conversationLog)
  const board = new AgentBoard()
  const queue = new WaitingQueue()
  const router = new Router({ board, queue, clock, submit, siteSettings })
  const leases = new Leases({ board, store, clock, timers: settings.timers, submit })
  const afterCallWork = new AfterCallWork({
    board,
    store,
    clock,
    agents: settings.agents,
    submit,
    routeAt: router.routeAt.bind(router),
  })
  const onLease = async (agentId: string, kind: LeaseKind) =>
    kind === 'after-call-work' ? afterCallWork.fired(agentId) : leases.fired(agentId, kind)
  const isThere = (contactId: string): boolean => people.contact(contactId) !== undefined
  const sweeper = new Sweeper({ store, clock, log, submit, siteSettings, isThere, onLease })

  const hub = new Hub({ store, cache, log })
  const people = new People(clock, settings.limits)
  const contactLines = new ContactLines({ clock, hub, cache, people, submit, siteSettings })
  const isHere = (agentId: string) => people.agent(agentId) !== undefined
  const agentLines = new AgentLines({ clock, board, leases, router, submit, isHere })
  const desks = new Desks({ hub, people, contactLines })
  const heartbeat = new Heartbeat(clock, settings)
  const botDesks = new BotDesks()
  const bots =
    options.bots &&
    createBotRunner({
      store,
      cache,
      clock,
      log,
      submit,
      bots: options.bots,
      siteSettings,
      placeInQueue: (skill) => queue.waitingFor(skill) + 1,
      somebodyThere: (now, skill) => board.somebodyThere(now, skill),
      grow: (id, by, body) =>
        hub.signal(
          logOf(id),
          encode({
            type: 'signal',
            name: 'message-growing',
            in: id,
            by,
            body: { ...body, text: hidden(id, body.text) },
          }),
        ),
    })
  const counters = new Counters()
  const search = createSearch(options, { cache, nextTurn })
  const lines = createLines(options, {
    find: search.find,
    surroundings: { settings, siteSettings, board, waitingFor: (skill) => queue.waitingFor(skill) },
    conversationLog,
    cache,
    hub,
    people,
    contactLines,
    agentLines,
    heartbeat,
    counters,
    botDesks,
    maskOf,
  })
  /** Conversations that wait or are handled. */
  const open = new Set<ConversationId>()
  let stopListening = () => {}

  /** What follows from a durable batch: first the readers, then everybody who acts on it. */
  function onCommitted(batch: Committed): void {
    for (const gain of batch.gains) hub.publish(gain)
    for (const change of batch.changes.values()) {
      botDesks.note(change.after.interaction)
      desks.changed(change)
      const { id, status } = change.after.interaction
      if (status === 'with-bot' || status === 'queued' || status === 'handled') open.add(id)
      else open.delete(id)
    }
    for (const record of batch.agents) {
      const before = board.record(record.agentId)?.presence
      board.put(record)
      if (before && before !== record.presence) tellPresence(record)
    }
    for (const memory of batch.memories) tellMemory(memory)
    afterCallWork.committed(batch)
    router.committed(batch)
    for (const { dueAt } of batch.deadlines) sweeper.note(dueAt)
    for (const { after } of batch.changes.values()) bots?.changed(after)
    if (batch.gains.length > 0) search.committed()
    if (batch.gains.length > 0) doorbell.ring(batch.gains.map(({ log: rung, lastSeq }) => [rung, lastSeq] as const))
  }

  function tellPresence({ agentId, presence }: Committed['agents'][number]): void {
    const frame = encode({ type: 'signal', name: 'presence-changed', body: shownPresence(presence, settings.agents) })
    for (const session of people.agent(agentId)?.sessions ?? []) session.send(frame)
  }

  /** To every panel of the agent on this node; those elsewhere have it when they sign in next. */
  function tellMemory({ agentId, name, value }: Committed['memories'][number]): void {
    const frame = `{"type":"signal","name":"remembered","body":{"name":${JSON.stringify(name)},"value":${value}}}`
    for (const session of people.agent(agentId)?.sessions ?? []) session.send(frame)
  }

  return {
    connect: lines.connect,
    command: lines.command,
    sendFile: lines.sendFile,
    meet: createMeet({ store, cache }),
    responsesChanged() {
      const frame = encode({ type: 'signal', name: 'responses-changed', body: {} })
      for (const session of lines.sessions) if (isStaff(session.actor)) session.send(frame)
    },
    async start() {
      const [records, rows] = await Promise.all([store.agents(), store.openInteractions()])
      // Those who were ready when the server stopped are coming back: their clients are reconnecting.
      const thereUntil = clock.now() + settings.timers.agentAwayMs
      for (const record of records) board.put(record, { thereUntil })
      const ids = rows.map(({ id }) => id)
      const folded = await cache.load(ids)
      for (const id of ids) open.add(id)
      for (const { interaction } of folded.values()) botDesks.note(interaction)
      router.load(ids.flatMap((id) => folded.get(id) ?? []))
      stopListening = doorbell.onRing((rings) => {
        for (const [rung, seq] of rings) {
          const id = conversationIdOf(rung)
          const known = cache.seqOf(rung)
          if (known !== undefined && known < seq) cache.forget(id)
          hub.rung(rung, seq)
          search.committed()
        }
      })
      leases.start(records.filter(({ lost }) => !lost).map(({ agentId }) => agentId))
      router.routeAt(thereUntil)
      sweeper.start()
      contactLines.expect(
        [...folded.values()].map(({ interaction }) => interaction),
        settings.timers.agentAwayMs,
      )
      for (const each of folded.values()) bots?.changed(each)
      heartbeat.start(lines.sessions)
      search.start()
    },
    async drain() {
      lines.stopTaking()
      await conversationLog.idle()
      lines.sayGoodbye()
    },
    async stop() {
      stopListening()
      for (const part of [heartbeat, sweeper, leases, router, agentLines, contactLines, search]) part.stop()
      bots?.stop()
      await bots?.idle()
      await sweeper.idle()
      await conversationLog.idle()
      await search.idle()
    },
    stats: () =>
      statsOf({ counters, sessions: lines.sessions, conversationLog, cache, queue, openConversations: open.size }),
    async settled() {
      await sweeper.idle()
      await conversationLog.idle()
      await bots?.idle()
      await hub.idle()
    },
  }
}

const isStaff = (actor: Actor | undefined) => actor?.role === 'agent' || actor?.role === 'supervisor'
