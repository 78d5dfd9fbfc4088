import { ChatError, kindOf, type ChannelState, type LogId } from '@parley/protocol'
import type { Core, CoreOptions, Transport } from '../core.ts'
import { silent } from '../audit/audit.ts'
import type { ConsultationKeeper } from '../consultations/keeper.ts'
import type { Counters } from '../core-stats.ts'
import { workOf, type CommandFrame, type Surroundings } from '../dispatch.ts'
import type { Actor } from '../deciding/actor.ts'
import { noteNotPermitted } from '../deciding/permit.ts'
import { fileWork } from '../features/files.ts'
import { admitsAll, assertAdmitted } from '../load/admission.ts'
import type { MaskOf } from '../log/attempt.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { ConversationLog } from '../log/conversation-log.ts'
import type { Folded } from '../log/folded.ts'
import type { Settled, Work } from '../log/work.ts'
import type { Find } from '../search/finder.ts'
import { noSpans } from '../tracing/spans.ts'
import type { AgentLines } from './agent-lines.ts'
import { StartsByAddress } from './allowances.ts'
import type { BotDesks } from './bot-desks.ts'
import type { ContactLines } from './contact-lines.ts'
import { encode } from './frames.ts'
import type { Heartbeat } from './heartbeat.ts'
import { createHistory } from './history.ts'
import type { Hub } from './hub.ts'
import type { People, Person } from './people.ts'
import { Session } from './session.ts'
import type { SessionHost } from './session-host.ts'
import { actorOf, createSignIn } from './sign-in.ts'
import type { RunningFeed } from './running-feed.ts'
import { createStaffRequests } from './staff-requests.ts'
import type { TeamFeed } from './team-feed.ts'
import type { Watching } from './watching.ts'
import { createSignals } from './typing.ts'

export interface LinesParts {
  readonly surroundings: Surroundings
  readonly conversationLog: ConversationLog
  readonly cache: ConversationCache
  readonly hub: Hub
  readonly people: People
  readonly contactLines: ContactLines
  readonly agentLines: AgentLines
  readonly teamFeed: TeamFeed
  readonly runningFeed: RunningFeed
  readonly watching: Watching
  readonly consultations: ConsultationKeeper
  readonly seen: (desk: Iterable<Folded>) => void
  readonly heartbeat: Heartbeat
  readonly counters: Counters
  readonly botDesks: BotDesks
  readonly maskOf: MaskOf
  readonly find: Find
  /** How the channels are now, for staff who sign in. */
  readonly channels: () => readonly ChannelState[]
}

/** How soon the first come back to a server that goes on, when one goes away; and how long it takes until all have. Milliseconds. */
const firstBackMs = 100
const [shortestBackMs, longestBackMs] = [400, 10_000]

/** As soon as can be, and not all at once: a server that goes on greets about a thousand in a second. */
const goingAway = (random: () => number, lines: number) => {
  const spreadMs = Math.min(Math.max(lines, shortestBackMs), longestBackMs)
  return new ChatError('going-away', { retryAfterMs: Math.round(firstBackMs + spreadMs * random()) })
}

/** What begins or lengthens a conversation. Answering, ending and marking done make the load less. */
const addsWork = (name: string) => name === 'send-message' || name === 'start-conversation' || name === 'choose'

const secureRandom = () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32

/** All lines, from the first frame to the last: ties sessions to everything that answers them. */
export function createLines(options: CoreOptions, parts: LinesParts) {
  const {
    clock,
    settings,
    store,
    authenticate,
    log,
    random = secureRandom,
    admission = admitsAll,
    audit = silent,
    spans = noSpans,
  } = options
  const {
    surroundings,
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
    heartbeat,
    counters,
    botDesks,
    maskOf,
    find,
    seen,
    channels,
  } = parts
  const sessions = new Set<Session>()
  const starts = new StartsByAddress(clock, settings.limits)
  const { siteSettings } = surroundings
  let taking = true

  /** @throws ChatError `going-away`. */
  function assertTaking(): void {
    if (!taking) throw goingAway(random, sessions.size)
  }

  const leave = (session: Session, person: Person): void => {
    hub.forget(session)
    teamFeed.unfollow(session)
    runningFeed.unfollow(session)
    watching.forget(session)
    if (!people.remove(person, session)) return
    if (person.actor.role === 'contact') contactLines.left(person.actor.id, session.conversationId)
    else if (person.actor.role !== 'bot') agentLines.left(person.actor.id)
  }

  const signIn = createSignIn({
    authenticate,
    store,
    cache,
    clock,
    settings,
    siteSettings,
    people,
    hub,
    botDesks,
    agentLines,
    consultations,
    seen,
    channels,
    admission,
    audit,
    leave,
  })

  /** The work of a command; its span lasts until the answer. */
  function traced(frame: CommandFrame, actor: Actor, settle: Work['settle']): Work {
    const work = workOf(frame, actor, surroundings, (outcome) => {
      end(outcome.is === 'refused' ? outcome.error.code : undefined)
      settle(outcome)
    })
    const end = spans.begin(`command ${frame.name}`, {
      'parley.role': actor.role,
      ...(frame.in !== undefined && { 'parley.conversation': frame.in }),
    })
    return work
  }

  const host: SessionHost = {
    clock,
    settings,
    tick: () => heartbeat.tick,
    signIn,
    welcome(session, hello, { person, version, you }) {
      const logs = [...session.following.keys()]
      session.send(encode({ type: 'welcome', version, now: clock.now(), you, logs }))
      if (person.actor.role === 'contact' && person.sessions.size === 1)
        contactLines.came(person.actor.id, session.conversationId)
      void bringUpAll(session, person.actor, hello.following ?? {})
    },
    async renew(session, hello, actor) {
      const identity = await authenticate(hello, session.transport)
      if (identity.role === 'contact' || identity.role === 'bot' || identity.agentId !== actor.id)
        throw new ChatError('unauthorized')
      agentLines.renewed(identity)
      return { actor: actorOf(identity), expiresAt: identity.expiresAt }
    },
    command(session, frame, actor) {
      assertTaking()
      if (addsWork(frame.name)) assertAdmitted(admission, 'message')
      const work = traced(frame, actor, (outcome) => session.settled(frame.id, outcome))
      if (frame.name === 'start-conversation') starts.spend(session.transport.address)
      conversationLog.submit(work)
    },
    signal: createSignals({ hub, cache, siteSettings, maskOf }),
    read: createHistory({ store, cache }),
    ...createStaffRequests(options, {
      cache,
      submit: conversationLog.submit.bind(conversationLog),
      siteSettings,
      find,
      teamFeed,
      runningFeed,
      watching,
      assertTaking,
    }),
    over(session, person, reason) {
      sessions.delete(session)
      if (person) leave(session, person)
      if (reason === null) return
      counters.noteCut(reason)
      log('line-closed', { reason, role: person?.actor.role ?? null })
    },
    count(outcome, actor) {
      counters.count(outcome)
      if (outcome.is === 'refused' && actor) noteNotPermitted(log, actor.id, outcome.error)
    },
    translate(error) {
      if (error instanceof ChatError) return error
      log('unexpected-error', { error: String(error) })
      return new ChatError('unavailable', { retryAfterMs: 5_000 })
    },
  }

  /** One log after the other, the conversations' states before what staff is told about their contacts. */
  async function bringUpAll(session: Session, actor: Actor, have: Readonly<Record<string, number>>): Promise<void> {
    for (const follower of [...session.following.values()]) await hub.bringUp(follower, have[follower.log])
    if (actor.role === 'contact' || actor.role === 'bot') return
    for (const followed of session.following.keys()) {
      tellAbsence(session, followed)
      watching.tell(session, followed)
    }
  }

  function tellAbsence(session: Session, followed: LogId): void {
    if (kindOf(followed) === 'conversation') contactLines.opened(session, followed)
  }

  const connect: Core['connect'] = (transport: Transport) => {
    const session = new Session(transport, host)
    if (taking) sessions.add(session)
    else session.goodbye(goingAway(random, sessions.size))
    return session
  }

  /** Submits the work that `make` makes for somebody without a line. */
  const submitted = (make: (settle: (outcome: Settled) => void) => Work): Promise<Settled> =>
    new Promise((resolve) => {
      const settle = (outcome: Settled) => {
        counters.count(outcome)
        resolve(outcome)
      }
      try {
        assertTaking()
        conversationLog.submit(make(settle))
      } catch (error) {
        settle({ is: 'refused', error: host.translate(error) })
      }
    })

  const command: Core['command'] = (actor, frame) =>
    submitted((settle) => {
      if (addsWork(frame.name)) assertAdmitted(admission, 'message')
      return traced(frame, actor, settle)
    })

  const sendFile: Core['sendFile'] = (file) => submitted((settle) => fileWork(file, settle))

  return {
    sessions,
    connect,
    command,
    sendFile,
    tellStaff(frame: string) {
      for (const session of sessions)
        if (session.actor?.role === 'agent' || session.actor?.role === 'supervisor') session.send(frame)
    },
    /** From here on commands are refused and new lines sent away. */
    stopTaking() {
      taking = false
    },
    /** Sends everybody away; they come back to the next server, not all at once. */
    sayGoodbye() {
      const all = [...sessions]
      for (const session of all) session.goodbye(goingAway(random, all.length))
    },
  }
}
