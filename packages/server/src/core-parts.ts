import { conversationLog as conversationLogOf } from '@parley/protocol'
import { silent } from './audit/audit.ts'
import { createBotRunner } from './bots/bot-runner.ts'
import { createChannels } from './channels/create-channels.ts'
import { ConsultationKeeper } from './consultations/keeper.ts'
import type { CoreOptions } from './core.ts'
import { defaultSiteSettings } from './core-settings.ts'
import { Counters } from './core-stats.ts'
import { createHearing } from './hear-others.ts'
import { ConversationCache } from './log/conversation-cache.ts'
import { ConversationLog } from './log/conversation-log.ts'
import { createMasks } from './log/mask-event.ts'
import { Noted } from './log/noted.ts'
import { createNodes } from './nodes/create-nodes.ts'
import { Lookout } from './nodes/lookout.ts'
import { StandIn } from './nodes/stand-in.ts'
import { createReports } from './reports/create-reports.ts'
import { createRouting } from './routing/create-routing.ts'
import { deadlinesOf } from './routing/deadlines.ts'
import { createSearch } from './search/create-search.ts'
import { BotDesks } from './sessions/bot-desks.ts'
import { AgentLines } from './sessions/agent-lines.ts'
import { ContactLines } from './sessions/contact-lines.ts'
import { Desks } from './sessions/desks.ts'
import { encode } from './sessions/frames.ts'
import { Heartbeat } from './sessions/heartbeat.ts'
import { Hub } from './sessions/hub.ts'
import { createLines } from './sessions/lines.ts'
import { People } from './sessions/people.ts'
import { RunningFeed } from './sessions/running-feed.ts'
import { TeamFeed } from './sessions/team-feed.ts'
import { Watching } from './sessions/watching.ts'
import { noSpans } from './tracing/spans.ts'
import { createTelling } from './tell-everybody.ts'

/** Folded conversations in memory, each about 10 kB. */
const cachedConversations = 5_000

/** After all frames that are here already: the more of them share a commit, the less each one costs. */
const afterThisTurn: (action: () => void) => void =
  typeof setImmediate === 'function' ? (action) => void setImmediate(action) : (action) => void setTimeout(action, 0)

/** All parts of the core, and what each of them has of the others. Nothing begins here: `core-life.ts` starts them. */
export function createParts(options: CoreOptions) {
  const { store, doorbell, clock, settings, log, nextTurn = afterThisTurn, audit = silent, spans = noSpans } = options
  const siteSettings = (site: string) =>
    (Object.hasOwn(settings.sites, site) && settings.sites[site]) || defaultSiteSettings

  const health = createChannels(options, (frame) => lines.tellStaff(frame))
  const maskOf = createMasks((site) => siteSettings(site).maskPatterns)
  const cache = new ConversationCache(store, {
    limit: cachedConversations,
    log,
    onGained: (gain) => hub.publish(gain),
    settled: (id) => conversationLog.settled(id),
  })
  const conversationLog = new ConversationLog({
    store,
    cache,
    clock,
    log,
    spans,
    sharesStore: options.signals !== undefined,
    nextTurn,
    onCommitted: (batch) => telling.committed(batch),
    onDoubt: (writes) => hearing.doubted(writes),
    onWrote: health.wrote,
    deadlinesOf: (folded) => deadlinesOf(folded, siteSettings(folded.conversation.site)),
    maskOf,
    following: () => routing.following(),
  })
  const submit = conversationLog.submit.bind(conversationLog)
  const noted = new Noted()
  const nodes = createNodes(options, {
    nextTurn,
    agentCame: (agentId, abilities, node) => agentLines.cameElsewhere(agentId, abilities, node),
    agentLeft: (agentId, node) => agentLines.leftElsewhere(agentId, node),
    watchersChanged: (id) => watching.elsewhereChanged(id),
    nodeGone: (contacts, why) => void standIn.nodeGone(contacts, why),
    dutyChanged: (isMine) => standIn.dutyChanged(isMine),
    frame: (followed, frame, audience) => hub.signalHere(followed, frame, audience),
    remembered: (agentId, name) => void hearing.remembered(agentId, name),
    sessionEnded: (contactId, session, why) => hearing.sessionEnded(contactId, session, why),
    sentAway: (contactId) => hearing.sentAway(contactId),
    agentSignedOut: (agentId) => hearing.agentSignedOut(agentId),
  })
  const isOnDuty = () => nodes.duty.isMine
  const routing = createRouting(options, {
    cache,
    submit,
    siteSettings,
    isOnDuty,
    isThere: (contactId) => contactLines.isHere(contactId),
    teamChanged: () => teamFeed.note(),
  })
  const { board, queue, team, router, leases, afterCallWork, sweeper } = routing
  const teamFeed = new TeamFeed({ clock, team: () => team.now(queue.countBySkill()) })

  const hub = new Hub({
    store,
    cache,
    log,
    settled: (id) => conversationLog.settled(id),
    ...(!nodes.isAlone && { elsewhere: nodes.pass }),
  })
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
  const agentLines = new AgentLines({
    clock,
    board,
    leases,
    router,
    submit,
    passOn: routing.passOn,
    isHere: (agentId) => people.agent(agentId) !== undefined,
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
      grow(id, by, body) {
        // What is shown of it has the secrets of its site hidden, as what is written.
        const text = maskOf(cache.peek(id)?.conversation.site ?? '')(body.text)
        const frame = encode({ type: 'signal', name: 'message-growing', in: id, by, body: { ...body, text } })
        hub.signal(conversationLogOf(id), frame)
      },
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
    isFollowed: (followed) => hub.isFollowed(followed),
    reached: (reached, seq) => hub.rung(reached, seq),
    agentsHere: () => board.connectedHere(),
    idleContacts: () => people.contacts((id) => id === null || cache.peek(id)?.conversation.status !== 'open'),
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
  const hearing = createHearing({
    store,
    lookout,
    nodes,
    people,
    board,
    agentLines,
    behind,
    tellMemory: telling.tellMemory,
    tellStaff: lines.tellStaff,
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

  return {
    conversationLog,
    submit,
    cache,
    noted,
    nodes,
    lookout,
    standIn,
    hearing,
    board,
    queue,
    router,
    leases,
    sweeper,
    consultations,
    hub,
    contactLines,
    agentLines,
    teamFeed,
    runningFeed,
    heartbeat,
    botDesks,
    bots,
    lines,
    health,
    counters,
    search,
    reports,
    behind,
  }
}

export type CoreParts = ReturnType<typeof createParts>
