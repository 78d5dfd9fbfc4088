import type {
  AgentId,
  ChannelState,
  Clock,
  ContactId,
  ConversationId,
  ErrorCode,
  Hello,
  Report,
  StandardResponse,
} from '@parley/protocol'
import type { AuditTrail } from './audit/audit.ts'
import type { ContactClaims } from './auth/contact-claims.ts'
import type { CoreBot } from './bots/bot.ts'
import type { Trouble } from './channels/channels.ts'
import type { CoreSettings } from './core-settings.ts'
import type { TurnedOut } from './contacts/take-along.ts'
import type { Actor } from './deciding/actor.ts'
import type { Permissions } from './deciding/permit.ts'
import type { Admission } from './load/admission.ts'
import type { SentFile } from './features/files.ts'
import type { CommandFrame } from './dispatch.ts'
import type { Doorbell } from './doorbell/doorbell.ts'
import type { Signals } from './doorbell/signals.ts'
import type { Settled } from './log/work.ts'
import type { FactIndex } from './reports/fact-index.ts'
import type { DurationCounts } from './metrics/durations.ts'
import type { ReportQuestion } from './reports/read-question.ts'
import type { SearchIndex } from './search/search-index.ts'
import type { Meeting } from './sessions/meeting.ts'
import type { Store } from './store/store.ts'
import type { Spans } from './tracing/spans.ts'

/** One open line to a client, whatever carries it: a WebSocket, or the other half of a socket pair. */
export interface Transport {
  /** Sends one frame. Never throws, also not after the line is gone. */
  send(text: string): void
  /** Bytes that were sent and have not left yet. */
  bufferedBytes(): number
  /** Closes the line; `reason` is for people who read logs. */
  close(code: number, reason: string): void
  /** The page's origin as the browser said it, `null` without a browser. */
  readonly origin: string | null
  /** Where the line comes from, as far as it can be believed. */
  readonly address: string
}

/** What the owner of a transport tells the core about it. */
export interface Connection {
  /** One frame arrived, as text. */
  receive(text: string): void
  /** The line is gone. Harmless when said twice. */
  gone(): void
}

/** Who signed in, as the shell found out from the token. */
export type Identity =
  | {
      readonly role: 'contact'
      readonly contactId: ContactId
      readonly site: string
      /** Set when the contact is new: told to the client once. */
      readonly newToken?: string
      /** Which of the contact's sessions it is: the hash of its token. */
      readonly session?: string
      /** See `ContactSession.commandsAs`. */
      readonly commandsAs?: ContactId
      /** What the website has vouched for; nothing where it has not. */
      readonly claims?: ContactClaims
    }
  | {
      readonly role: 'agent' | 'supervisor'
      readonly agentId: AgentId
      readonly name: string
      /** What contacts read instead of `name`. */
      readonly nickname?: string
      readonly groups: readonly string[]
      readonly skills: readonly string[]
      readonly capacity: number
      /** What their roles let them do. */
      readonly permissions: Permissions
      /** Makes the agent Ready at signing in when they have never been here or were lost. */
      readonly ready?: boolean
      /** When the token expires: milliseconds since 1970. */
      readonly expiresAt: number
    }
  | { readonly role: 'bot'; readonly botId: string; readonly name: string }

/**
 * Finds out who comes. Checks site, origin and token.
 *
 * @throws ChatError `unauthorized`, `token-expired`, `unknown-site` or `origin-not-allowed`.
 */
export type Authenticate = (
  hello: Hello,
  line: { readonly origin: string | null; readonly address: string },
) => Promise<Identity>

/** One line in the log: a fixed name, and facts that never hold what people wrote or are called. */
export type Log = (eventName: string, facts?: Readonly<Record<string, string | number | boolean | null>>) => void

/** Counters and levels for `/metrics`. Counters only grow; the rest says how it is now. */
export interface CoreStats {
  readonly sessions: {
    readonly contact: number
    readonly agent: number
    readonly supervisor: number
    readonly bot: number
    readonly greeting: number
  }
  readonly commands: {
    readonly accepted: number
    readonly refused: Readonly<Partial<Record<ErrorCode, number>>>
  }
  readonly commits: {
    readonly count: number
    readonly works: number
    readonly failed: number
    readonly events: number
    /** Commands in the largest batch so far. */
    readonly largestBatch: number
    /** Milliseconds in all commits together. */
    readonly totalMs: number
    /** How many commits took at most so many milliseconds: cumulative, as in a Prometheus histogram. */
    readonly withinMs: Readonly<Record<string, number>>
  }
  /** Events that were written, by name. */
  readonly events: Readonly<Record<string, number>>
  /** Works that wait for the next batch. */
  readonly waitingWorks: number
  /** Waiting interactions by site. */
  readonly queue: Readonly<Record<string, number>>
  /** How long the interaction waits that waits longest; 0 when none does. */
  readonly oldestWaitingMs: number
  /** Conversations that are handled or wait. */
  readonly openConversations: number
  /** Connected agents, by presence. */
  readonly agents: Readonly<Record<'ready' | 'not-ready' | 'after-call-work', number>>
  /** Places of the agents who take conversations. */
  readonly places: { readonly taken: number; readonly free: number }
  readonly deadlines: {
    /** By kind. */
    readonly handled: Readonly<Record<string, number>>
    /** How long after they were due. */
    readonly delays: DurationCounts
  }
  /** Turns of bots, by their ids. */
  readonly bots: {
    readonly answered: Readonly<Record<string, number>>
    readonly failed: Readonly<Record<string, number>>
  }
  /** How far what follows the logs is behind them. */
  readonly followerLagMs: Readonly<Record<string, number>>
  readonly channels: readonly ChannelState[]
  readonly cache: { readonly size: number; readonly hits: number; readonly misses: number }
  /** Lines that the server closed, by reason. */
  readonly cut: Readonly<Partial<Record<ErrorCode | 'silent', number>>>
}

/** The server without network, files and process: sessions, log, routing, deadlines. */
export interface Core {
  /** A line was opened. The first frame must be `hello`. */
  connect(transport: Transport): Connection
  /** A command of somebody without a line, whom the shell knows. Never rejects: while the server goes away it is refused. */
  command(actor: Actor, frame: CommandFrame): Promise<Settled>
  /** Says that a file is there. Never rejects, like `command`. */
  sendFile(file: SentFile): Promise<Settled>
  /** What somebody has to do with a conversation. @throws ChatError `unavailable`. */
  meet(actor: Actor, id: ConversationId): Promise<Meeting>
  /** It is known who an anonymous contact is: what goes on is theirs. Doing it again is harmless. @throws ChatError `unavailable`. */
  identified(turnedOut: TurnedOut): Promise<void>
  /** Ends the lines of one session of a contact, on all nodes, and says why. */
  endSession(contact: ContactId, session: string, why: ErrorCode): void
  /** What came of conversations. @throws ChatError `unavailable` where no reports are kept, `too-many-commands`. */
  report(question: ReportQuestion): Promise<Report>
  /** Tells every panel, on all nodes, that the standard responses are others now. */
  responsesChanged(): void
  /** Trouble with a channel that only the shell sees, under a name of its own; `null`: there is none any more. Staff is told. */
  noteTrouble(source: string, trouble: Trouble | null): void
  /**
   * What was in a conversation was taken out of its logs: forgets what is in memory of it, and says so in the interaction’s log, which all
   * that follows the logs reads. `by`: an agent’s id, or `system`. @throws ChatError `unavailable`.
   */
  erased(id: ConversationId, by: string): Promise<void>
  /** Ends all lines of a contact, on every node. */
  sendAway(contact: ContactId): void
  /** Ends all lines of an agent, on every node, and gives what is on their desk to others. Their tokens are the shell’s to refuse. */
  signOutAgent(agentId: AgentId): void
  /** Reads what is open from the store and begins to route and to watch deadlines. Before the first `connect`. */
  start(): Promise<void>
  /**
   * Takes no more commands, answers those that came before, says goodbye with `going-away` and closes every line.
   * Resolves when the last one is closed. New lines are sent away at once.
   */
  drain(): Promise<void>
  /** Ends all timers. Nothing is answered any more. */
  stop(): Promise<void>
  stats(): CoreStats
  /** Commands that wait for the next transaction: asked for often. */
  readonly waitingCommands: number
  /** Resolves when nothing is being written, routed or caught up: for tests and for stopping in order. */
  settled(): Promise<void>
}

export interface CoreOptions {
  readonly store: Store
  readonly doorbell: Doorbell
  /** The line to other nodes on the same store. Without it this one is alone. */
  readonly signals?: Signals
  readonly clock: Clock
  readonly settings: CoreSettings
  readonly authenticate: Authenticate
  readonly log: Log
  /** The standard responses that all agents have; those of the settings unless given. */
  readonly responses?: () => Promise<readonly StandardResponse[]>
  /** The bots that sites name, by id. Without it they are all somewhere else: they sign in, and follow the log. */
  readonly bots?: Readonly<Record<string, CoreBot>>
  /** Where words are looked up. Without it, or with a store that has no feed, nothing can be searched. */
  readonly searchIndex?: SearchIndex
  /** Where reports are counted from. Without it, or with a store that has no feed, there are none. */
  readonly factIndex?: FactIndex
  /** Where it is written down what staff does. Without it nothing is. */
  readonly audit?: AuditTrail
  /** For traces; without it there are none. */
  readonly spans?: Spans
  /** Says what has to wait while the server has all it can do; nothing has to unless given. */
  readonly admission?: Admission
  /** 0 ≤ x < 1, for jitter; the platform's unless given. */
  readonly random?: () => number
  /** Runs `action` when all frames that are here already were received: `setImmediate` where there is one. */
  readonly nextTurn?: (action: () => void) => void
}
