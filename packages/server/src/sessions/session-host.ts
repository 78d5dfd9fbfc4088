import type { ChatError, ClientFrame, Clock, Hello, Welcome } from '@parley/protocol'
import type { CoreSettings } from '../core-settings.ts'
import type { CommandFrame } from '../dispatch.ts'
import type { Actor, Staff } from '../deciding/actor.ts'
import type { Settled } from '../log/work.ts'
import type { CutReason } from './close-codes.ts'
import type { Person } from './people.ts'
import type { Session } from './session.ts'

export type SignalFrame = Extract<ClientFrame, { type: 'signal' }>
export type ListFrame = Extract<ClientFrame, { type: 'list' }>
export type SearchFrame = Extract<ClientFrame, { type: 'search' }>
export type FollowTeamFrame = Extract<ClientFrame, { type: 'follow-team' }>
export type FollowRunningFrame = Extract<ClientFrame, { type: 'follow-running' }>
export type WatchFrame = Extract<ClientFrame, { type: 'watch' }>
export type AskFrame = Extract<ClientFrame, { type: 'ask' }>
export type ReadFrame = Extract<ClientFrame, { type: 'read' }>

/** Who a session belongs to from now on. */
export interface SignedIn {
  readonly person: Person
  /** Who they are by this session's token. */
  readonly actor: Actor
  /** The version of the protocol that both sides speak. */
  readonly version: number
  readonly you: Welcome['you']
}

/** An agent with a fresh token. */
export interface Renewed {
  readonly actor: Staff
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

/** What sessions need of the rest of the core. */
export interface SessionHost {
  readonly clock: Clock
  readonly settings: CoreSettings
  /** Seconds by the heartbeat's own count. */
  tick(): number
  /** @throws ChatError when the person may not come in, or has gone meanwhile (`isWanted`). */
  signIn(session: Session, hello: Hello, isWanted: () => boolean): Promise<SignedIn>
  /** Sends `welcome`, and brings every log up to date. */
  welcome(session: Session, hello: Hello, signedIn: SignedIn): void
  /** Who the agent is by a renewed token, and until when. @throws ChatError when it is not a token of this agent. */
  renew(session: Session, hello: Hello, actor: Actor): Promise<Renewed>
  /** @throws ChatError to refuse at once; otherwise `session.settled` is called. */
  command(session: Session, frame: CommandFrame, actor: Actor): void
  signal(session: Session, frame: SignalFrame, actor: Actor): void
  read(session: Session, frame: ReadFrame, actor: Actor): Promise<void>
  ask(session: Session, frame: AskFrame, actor: Actor): Promise<void>
  list(session: Session, frame: ListFrame, actor: Actor): Promise<void>
  search(session: Session, frame: SearchFrame, actor: Actor): Promise<void>
  /** @throws ChatError `not-allowed`. */
  followTeam(session: Session, frame: FollowTeamFrame, actor: Actor): void
  /** @throws ChatError `not-allowed`. */
  followRunning(session: Session, frame: FollowRunningFrame, actor: Actor): void
  watch(session: Session, frame: WatchFrame, actor: Actor): Promise<void>
  /** The session has ended; `person` only if somebody had signed in, `reason` only if the server ended it. */
  over(session: Session, person: Person | null, reason: CutReason | null): void
  /** Counts how a wish ended; what was not permitted is noted. */
  count(outcome: Settled, actor: Actor | undefined): void
  /** Every error as one of the catalogue. What is not one is a mistake of ours, and goes into the log. */
  translate(error: unknown): ChatError
}
