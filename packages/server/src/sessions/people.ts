import { ChatError, type Clock } from '@parley/protocol'
import type { CoreSettings } from '../core-settings.ts'
import { actorKey, type Actor } from '../deciding/actor.ts'
import { allowanceFor, type Allowance } from './allowances.ts'
import type { Session } from './session.ts'

/** One person who has at least one session. */
export interface Person {
  readonly actor: Actor
  readonly sessions: Set<Session>
  readonly allowance: Allowance
}

/** Who is signed in, with all their sessions. */
export class People {
  readonly #clock: Clock
  readonly #limits: CoreSettings['limits']
  readonly #byKey = new Map<string, Person>()

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
      allowance: allowanceFor(role, this.#limits, this.#clock.now()),
    }
    this.#byKey.set(key, person)
    person.sessions.add(session)
    return person
  }

  /** Removes a session; returns whether it was the person's last. */
  remove(person: Person, session: Session): boolean {
    person.sessions.delete(session)
    if (person.sessions.size > 0) return false
    this.#byKey.delete(actorKey(person.actor))
    return true
  }

  contact(contactId: string): Person | undefined {
    return this.#byKey.get(`contact:${contactId}`)
  }

  agent(agentId: string): Person | undefined {
    return this.#byKey.get(`agent:${agentId}`)
  }
}
