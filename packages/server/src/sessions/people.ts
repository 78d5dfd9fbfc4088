import { ChatError, type Clock, type ContactId, type ConversationId } from '@parley/protocol'
import type { CoreSettings } from '../core-settings.ts'
import { actorKey, type Actor } from '../deciding/actor.ts'
import { allowanceFor, isFull, type Allowance } from './allowances.ts'
import type { Session } from './session.ts'

/** One person who has at least one session. */
export interface Person {
  readonly actor: Actor
  readonly sessions: Set<Session>
  readonly allowance: Allowance
}

/** People who are gone whose allowance is remembered, before those with a full one are forgotten. */
const rememberedPeople = 10_000

/** Who is signed in, with all their sessions. */
export class People {
  readonly #clock: Clock
  readonly #limits: CoreSettings['limits']
  readonly #byKey = new Map<string, Person>()
  /** What those who left had used up: coming back must not fill it. */
  readonly #used = new Map<string, Allowance>()

  constructor(clock: Clock, limits: CoreSettings['limits']) {
    this.#clock = clock
    this.#limits = limits
  }

  /**
   * Adds a session to its person's others.
   *
   * @throws ChatError `too-many-sockets`.
   */
  add(actor: Actor, session: Session): Person {
    const key = actorKey(actor)
    const { socketsPerContact, socketsPerAgent } = this.#limits
    const known = this.#byKey.get(key)
    const limit = actor.role === 'contact' ? socketsPerContact : socketsPerAgent
    if (known && known.sessions.size >= limit) throw new ChatError('too-many-sockets', { retryAfterMs: 10_000 })
    const role = actor.role === 'contact' ? 'contact' : 'staff'
    const person: Person = known ?? {
      actor,
      sessions: new Set(),
      allowance: this.#used.get(key) ?? allowanceFor(role, this.#limits, this.#clock.now()),
    }
    this.#used.delete(key)
    this.#byKey.set(key, person)
    person.sessions.add(session)
    return person
  }

  /** Removes a session; returns whether it was the person's last. */
  remove(person: Person, session: Session): boolean {
    person.sessions.delete(session)
    if (person.sessions.size > 0) return false
    const key = actorKey(person.actor)
    this.#byKey.delete(key)
    const now = this.#clock.now()
    if (!isFull(person.allowance, now)) this.#used.set(key, person.allowance)
    if (this.#used.size > rememberedPeople)
      for (const [gone, allowance] of this.#used) if (isFull(allowance, now)) this.#used.delete(gone)
    return true
  }

  contact(contactId: string): Person | undefined {
    return this.#byKey.get(`contact:${contactId}`)
  }

  /** The contacts who have a page that shows such a conversation, or none. */
  contacts(shows: (id: ConversationId | null) => boolean): ContactId[] {
    return [...this.#byKey.values()].flatMap(({ actor, sessions }) =>
      actor.role === 'contact' && [...sessions].some(({ conversationId }) => shows(conversationId)) ? actor.id : [],
    )
  }

  bot(botId: string): Person | undefined {
    return this.#byKey.get(`bot:${botId}`)
  }

  agent(agentId: string): Person | undefined {
    return this.#byKey.get(`agent:${agentId}`)
  }
}
