import {
  ChatError,
  conversationLog as logOf,
  type AgentId,
  type ContactId,
  type ConversationId,
  type ErrorCode,
} from '@parley/protocol'
import { silent } from './audit/audit.ts'
import { createBotRunner } from './bots/bot-runner.ts'
import { createTakeAlong } from './contacts/take-along.ts'
import { createChannels } from './channels/create-channels.ts'
import type { Core, CoreOptions } from './core.ts'
import { defaultSiteSettings } from './core-settings.ts'
import { Counters, statsOf } from './core-stats.ts'
import type { Actor } from './deciding/actor.ts'
import { isLog, type Ring } from './doorbell/doorbell.ts'
import { ConversationCache } from './log/conversation-cache.ts'
import { ConversationLog } from './log/conversation-log.ts'
import { createMasks } from './log/mask-event.ts'
import { Noted } from './log/noted.ts'
import { createNodes } from './nodes/create-nodes.ts'
import { Lookout } from './nodes/lookout.ts'
import { StandIn } from './nodes/stand-in.ts'
import { AfterCallWork } from './routing/after-call-work.ts'
import { ConsultationKeeper } from './consultations/keeper.ts'
import { AgentBoard } from './routing/agent-board.ts'
import { passOnInvitationsOf } from './routing/pass-on.ts'
import { TeamBoard } from './routing/team-board.ts'
import { deadlinesOf, type LeaseKind } from './routing/deadlines.ts'
import { Leases } from './routing/leases.ts'
import { WaitingQueue } from './routing/queue.ts'
import { Router } from './routing/router.ts'
import { Sweeper } from './routing/sweeper.ts'
import { BotDesks } from './sessions/bot-desks.ts'
import { createReports } from './reports/create-reports.ts'
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
import { RunningFeed } from './sessions/running-feed.ts'
import { TeamFeed } from './sessions/team-feed.ts'
import { Watching } from './sessions/watching.ts'
import type { Write } from './store/store.ts'
import { noSpans } from './tracing/spans.ts'
import { createTelling } from './tell-everybody.ts'

/** Folded conversations in memory, each about 10 kB. */
const cachedConversations = 5_000

/** After all frames that are here already: the more of them share a commit, the less each one costs. */
const afterThisTurn: (action: () => void) => void =
  typeof setImmediate === 'function' ? (action) => void setImmediate(action) : (action) => void setTimeout(action, 0)

/** Puts the core together. Importing it starts nothing; `start` does. */
export function createCore(options: CoreOptions): Core {
  const { store, doorbell, clock, settings, log, nextTurn = afterThisTurn, audit = silent, spans = noSpans } = options
  const siteSettings = (site: string) =>
    (Object.hasOwn(settings.sites, site) && settings.sites[site]) || defaultSiteSettings

  const health = createChannels(options, () => lines.sessions)
  const maskOf = createMasks((site) => siteSettings(site).maskPatterns)
  const cache = new ConversationCache(store, { limit: cachedConversations, log })
  const conversationLog = new ConversationLog({
    store,
    cache,
    clock,
    log,
    spans,
    nextTurn,
    onCommitted: (batch) => telling.committed(batch),
    onDoubt,
    onWrote: health.wrote,
    deadlinesOf: (folded) => deadlinesOf(folded, siteSettings(folded.conversation.site)),
    maskOf,
    following: () => {
      const [expect, follow] = [board.inBatch(), afterCallWork.inBatch()]
      return (change, around) => {
        expect(change.before, change.after)
        return follow(change, around)
      }
    },
  })
  /** What somebody says in a conversation, with the secrets of its site hidden. */
  const hidden = (id: ConversationId, text: string) => maskOf(cache.peek(id)?.conversation.site ?? '')(text)
  const submit = conversationLog.submit.bind(conversationLog)
  const noted = new Noted()
  const nodes = createNodes(options, {
    nextTurn,
    agentCame: (agentId, abilities, node) => agentLines.cameElsewhere(agentId, abilities, node),
    agentLeft: (agentId, node) => agentLines.leftElsewhere(agentId, node),
    watchersChanged: (id) => watching.elsewhereChanged(id),
    nodeGone: (contacts, why) => void standIn.nodeGone(contacts, why),
    // What is found at the start is gone on with there.
    dutyChanged: (isMine) => isStarted && standIn.dutyChanged(isMine),
    frame: (followed, frame, audience) => hub.signalHere(followed, frame, audience),
    remembered: (agentId, name) => void readMemories(agentId, name),
    sessionEnded,
    sentAway: sendAwayHere,
  })
  const isOnDuty = () => nodes.duty.isMine
  const board = new AgentBoard(() => teamFeed.note())
  const queue = new WaitingQueue()
  const team = new TeamBoard(board, settings.queues)
  const teamFeed = new TeamFeed({ clock, team: () => team.now(queue.countBySkill()) })
  const router = new Router({ board, queue, clock, submit, siteSettings, isOnDuty })
  const leases = new Leases({ board, store, clock, timers: settings.timers, submit })
  const afterCallWork = new AfterCallWork({
    board,
    store,
    cache,
    clock,
    agents: settings.agents,
    submit,
  })
  const onLease = async (agentId: string, kind: LeaseKind) =>
    kind === 'after-call-work' ? afterCallWork.fired(agentId) : leases.fired(agentId, kind)
  const isThere = (contactId: string): boolean => contactLines.isHere(contactId)
  const sweeper = new Sweeper({ store, clock, log, submit, siteSettings, isThere, team, onLease })

  const hub = new Hub({ store, cache, log, ...(!nodes.isAlone && { elsewhere: nodes.pass }) })
  const people = new People(clock, settings.limits)
  const contactLines = new ContactLines({
    clock,
    hub,
    cache,
    people,
    submit,
    siteSettings,
    noteHere: nodes.noteContact,
    isElsewhere: nodes.hasContact,
  })
  const isHere = (agentId: string) => people.agent(agentId) !== undefined
  const passOn = (agentId: string) =>
    void passOnInvitationsOf(agentId, { store, team, submit, siteSettings }).catch(() => {})
  const agentLines = new AgentLines({
    clock,
    board,
    leases,
    router,
    submit,
    passOn,
    isHere,
    isOnDuty,
    noteHere: nodes.noteAgent,
    refresh: async (agentId) => (nodes.isAlone ? undefined : lookout.refresh(agentId)),
  })
  const consultations = new ConsultationKeeper({ submit, cache, clock })
  const watching = new Watching({
    hub,
    cache,
    audit,
    tellsAgents: settings.agents.tellWatched,
    watchedHere: nodes.noteWatchers,
    watchersElsewhere: nodes.watchersOf,
  })
  const runningFeed = new RunningFeed({ clock, open: async () => (await standIn.readOpen()).values() })
  const desks = new Desks({ hub, people, contactLines, watching })
  const heartbeat = new Heartbeat(clock, settings)
  const botDesks = new BotDesks()
  const bots =
    options.bots &&
    createBotRunner({
      store,
      cache,
      clock,
      log,
      spans,
      submit,
      bots: options.bots,
      siteSettings,
      placeInQueue: (skill) => queue.waitingFor(skill) + 1,
      somebodyThere: (now, skill) => board.somebodyThere(now, skill),
      asked: health.asked,
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
  const search = createSearch(options, { cache, nextTurn, onState: health.follower('search') })
  const reports = createReports(options, {
    nextTurn,
    late: (site) => siteSettings(site).pendingResponse.lateMs,
    onState: health.follower('reports'),
  })
  /** What follows the logs. */
  const behind = [search, reports, audit]
  const lines = createLines(options, {
    find: search.find,
    surroundings: { settings, siteSettings, board, team, waitingFor: (skill) => queue.waitingFor(skill) },
    conversationLog,
    cache,
    hub,
    people,
    contactLines,
    agentLines,
    teamFeed,
    runningFeed,
    watching,
    consultations,
    seen: (desk) => (nodes.isAlone ? undefined : lookout.seen(desk)),
    heartbeat,
    counters,
    botDesks,
    maskOf,
    channels: () => health.channels.states,
  })
  const lookout = new Lookout({
    store,
    cache,
    noted,
    clock,
    log,
    // Routing and bots act on what is said; who looks at what is running sees whose turn it is.
    matters: ({ status, bot }) =>
      runningFeed.isFollowed || (isOnDuty() && (status === 'queued' || (bot !== null && bot.is !== 'gone'))),
    followed: () => hub.followed(),
    reached: (reached, seq) => hub.rung(reached, seq),
    agentsHere: () => board.connectedHere(),
    idleContacts: () => people.contacts(isOver),
    showsAnother: (contactId, id) =>
      [...(people.contact(contactId)?.sessions ?? [])].some(({ conversationId }) => conversationId !== id),
    turn: (latest) => desks.started(latest),
    agent: (agentId) => board.record(agentId),
    learned: (news) => telling.learned(news),
    ring: (rings) => doorbell.ring(rings),
  })
  const telling = createTelling({
    settings,
    noted,
    lookout,
    nodes,
    hub,
    people,
    desks,
    botDesks,
    board,
    afterCallWork,
    router,
    consultations,
    runningFeed,
    watching,
    sweeper,
    bots,
    behind,
    doorbell,
  })
  const standIn = new StandIn({
    cache,
    noted,
    clock,
    log,
    lookout,
    contactLines,
    router,
    bots,
    consultations,
    isOnDuty,
    graceMs: settings.timers.agentAwayMs,
  })
  let stopListening = () => {}
  let isStarted = false

  const isOver = (id: ConversationId | null) => id === null || cache.peek(id)?.conversation.status !== 'open'

  function onDoubt(writes: readonly Write[]): void {
    lookout.doubt(writes)
    for (const { agentId, name } of writes.flatMap(({ memories }) => memories)) {
      nodes.sayRemembered(agentId, name)
      void readMemories(agentId, name)
    }
  }

  function sendAwayHere(contact: ContactId): void {
    for (const session of people.contact(contact)?.sessions ?? []) session.goodbye(new ChatError('unauthorized'))
  }

  function heardRings(rings: readonly Ring[]): void {
    const isAny = rings.some(([rung]) => rung === '*')
    if (isAny || rings.some(([rung]) => isLog(rung))) for (const follower of behind) follower.committed()
    if (isAny || rings.some(([rung]) => rung === 'responses')) tellResponses()
    if (isAny) for (const agentId of board.connectedHere()) void readMemories(agentId)
    lookout.rung(rings)
  }

  /** What an agent has under a name, or all that they have, is something else now: another node wrote it. */
  async function readMemories(agentId: AgentId, name?: string): Promise<void> {
    if (!people.agent(agentId)) return
    // Where it cannot be read, the next sign-in has it.
    const rows = await store.memoriesOf(agentId).catch(() => [])
    for (const row of rows) if (name === undefined || row.name === name) telling.tellMemory(row)
  }

  function sessionEnded(contactId: ContactId, session: string, why: ErrorCode): void {
    for (const each of people.contact(contactId)?.sessions ?? [])
      if (each.actor?.role === 'contact' && each.actor.session === session) each.goodbye(new ChatError(why))
  }

  function tellResponses(): void {
    const frame = encode({ type: 'signal', name: 'responses-changed', body: {} })
    for (const session of lines.sessions) if (isStaff(session.actor)) session.send(frame)
  }

  return {
    connect: lines.connect,
    command: lines.command,
    sendFile: lines.sendFile,
    meet: createMeet({ store, cache }),
    identified: createTakeAlong({ store, cache, submit, now: () => clock.now() }),
    endSession(contact, session, why) {
      sessionEnded(contact, session, why)
      nodes.saySessionEnded(contact, session, why)
    },
    report: reports.report,
    noteTrouble: (source, trouble) => health.channels.note(source, trouble),
    async erased(id, by) {
      cache.forget(id)
      await new Promise<void>((resolve, reject) =>
        submit({
          conversationId: id,
          command: null,
          settle: (outcome) => (outcome.is === 'accepted' ? resolve() : reject(outcome.error)),
          decide: ({ interaction }) =>
            interaction.seq === 0 ? {} : { events: [{ name: 'interaction-erased', by, body: {} }] },
        }),
      )
      cache.forget(id)
    },
    sendAway(contact) {
      sendAwayHere(contact)
      nodes.saySentAway(contact)
    },
    responsesChanged: () => doorbell.ring([['responses', 0]]),
    async start() {
      // What is rung from here on is not missed, whatever is read in the meantime.
      stopListening = doorbell.onRing(heardRings)
      await nodes.start()
      const [records, rows] = await Promise.all([store.agents(), store.openInteractions()])
      // Those who were ready when the server stopped are coming back: their clients are reconnecting.
      const thereUntil = clock.now() + settings.timers.agentAwayMs
      for (const record of records) board.put(record, { thereUntil })
      const ids = rows.map(({ id }) => id)
      const folded = await cache.load(ids)
      const found = ids.flatMap((id) => folded.get(id) ?? []).filter((each) => noted.begins(each))
      for (const { interaction } of found) botDesks.note(interaction)
      router.load(found)
      // While another node is there, nobody has been away because of this one.
      const wereHere = isOnDuty() ? records.filter(({ lost }) => !lost) : []
      leases.start(wereHere.map(({ agentId }) => agentId))
      router.routeAt(thereUntil)
      sweeper.start()
      isStarted = true
      if (isOnDuty()) await standIn.goOn()
      heartbeat.start(lines.sessions)
      health.start()
      for (const follower of behind) follower.start()
    },
    async drain() {
      lines.stopTaking()
      await conversationLog.idle()
      lines.sayGoodbye()
      await nodes.leave()
    },
    async stop() {
      stopListening()
      await nodes.leave()
      for (const part of [
        lookout,
        standIn,
        health,
        heartbeat,
        sweeper,
        leases,
        router,
        consultations,
        agentLines,
        contactLines,
        teamFeed,
        runningFeed,
        ...behind,
      ])
        part.stop()
      bots?.stop()
      await bots?.idle()
      await sweeper.idle()
      await health.idle()
      await conversationLog.idle()
      for (const follower of behind) await follower.idle()
    },
    get waitingCommands() {
      return conversationLog.waiting
    },
    stats: () =>
      statsOf({
        counters,
        sessions: lines.sessions,
        conversationLog,
        cache,
        queue,
        openConversations: noted.open.size,
        board,
        sweeper,
        followers: { search, reports },
        channels: health.channels.states,
        bots: health.turns(),
        now: clock.now(),
      }),
    async settled() {
      await lookout.idle()
      await sweeper.idle()
      await conversationLog.idle()
      await bots?.idle()
      await hub.idle()
    },
  }
}

const isStaff = (actor: Actor | undefined) => actor?.role === 'agent' || actor?.role === 'supervisor'
