import {
  ChatError,
  concerns,
  conversationLog,
  interactionLog,
  kindOf,
  conversationIdOf,
  readsAlong,
  type ConversationId,
  type Interaction,
  type LogId,
} from '@parley/protocol'
import type { Audit, Said } from '../audit/audit.ts'
import { actorKey, type Staff } from '../deciding/actor.ts'
import type { Committed } from '../log/committed.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import { encode } from './frames.ts'
import type { Hub, Reader } from './hub.ts'
import type { Session } from './session.ts'

interface WatchingOptions {
  readonly hub: Hub
  readonly cache: ConversationCache
  readonly audit: Audit
  /** Whether agents are told who watches. */
  readonly tellsAgents: boolean
  /** The names of those who watch on this node have changed. */
  readonly watchedHere: (id: ConversationId, names: readonly string[]) => void
  /** The names of those who watch on other nodes. */
  readonly watchersElsewhere: (id: ConversationId) => readonly string[]
}

const frameOf = (id: ConversationId, by: readonly string[]): string =>
  encode({ type: 'signal', name: 'watched', in: id, body: { by: [...by] } })

const isOpen = ({ status, staff, seq }: Interaction) =>
  seq > 0 && staff === null && status !== 'done' && status !== 'ended'

const rowFor = (action: Said['action'], { transport }: Session, actor: Staff, conversation: ConversationId): Said => ({
  actor: actorKey(actor),
  action,
  objects: { conversation },
  origin: transport.origin,
  address: transport.address,
})

/**
 * Supervisors who read conversations along that are not theirs ([SUP11] to [SUP13]). Nothing of it is in any log of the conversation, so
 * contacts cannot learn of it; it is in the audit log before anything is read ([AUD4]).
 */
export class Watching {
  readonly #options: WatchingOptions
  readonly #watchers = new Map<ConversationId, Map<Session, Staff>>()

  constructor(options: WatchingOptions) {
    this.#options = options
  }

  /** @throws ChatError `not-found` for what is over, or is no conversation with a contact. */
  async begin(session: Session, actor: Staff, id: ConversationId): Promise<void> {
    const { hub, audit } = this.#options
    await this.#assertOpen(id)
    await audit.record(rowFor('watch-began', session, actor, id))
    try {
      await this.#assertOpen(id)
    } catch (error) {
      audit.note(rowFor('watch-ended', session, actor, id))
      throw error
    }
    if (!session.isSignedIn) return audit.note(rowFor('watch-ended', session, actor, id))
    const watchers = this.#watchers.get(id) ?? new Map<Session, Staff>()
    this.#watchers.set(id, watchers.set(session, actor))
    for (const followed of [interactionLog(id), conversationLog(id)]) {
      const isNew = !session.following.has(followed)
      const follower = hub.follow(session, followed)
      if (isNew) await hub.bringUp(follower)
    }
    this.#tellAll(id)
  }

  /** @throws ChatError `not-found`. */
  async #assertOpen(id: ConversationId): Promise<void> {
    const folded = await this.#options.cache.get(id)
    if (!folded || !isOpen(folded.interaction)) throw new ChatError('not-found')
  }

  end(session: Session, id: ConversationId): void {
    const { hub, cache, audit } = this.#options
    const watchers = this.#watchers.get(id)
    const actor = watchers?.get(session)
    if (!watchers || !actor) return
    watchers.delete(session)
    if (watchers.size === 0) this.#watchers.delete(id)
    audit.note(rowFor('watch-ended', session, actor, id))
    const interaction = cache.peek(id)?.interaction
    // What is theirs anyway stays with them.
    if (!interaction || !concerns(interaction, actor.id)) hub.close(session, interactionLog(id))
    if (!interaction || !readsAlong(interaction, actor.id)) hub.close(session, conversationLog(id))
    this.#tellAll(id)
  }

  /** Whether the session watches a conversation. */
  watches(session: Session, id: ConversationId): boolean {
    return this.#watchers.get(id)?.has(session) ?? false
  }

  /** Who watches on other nodes is others now: whoever is watched on this one is told. */
  elsewhereChanged(id: ConversationId): void {
    this.#tellHere(id)
  }

  /** The session has ended. */
  forget(session: Session): void {
    for (const [id, watchers] of this.#watchers) if (watchers.has(session)) this.end(session, id)
  }

  /** What is over, or has become the watcher's own, is watched no longer: all of it has been told. */
  committed({ changes }: Pick<Committed, 'changes'>): void {
    for (const [id, { after }] of changes)
      for (const [session, actor] of this.#watchers.get(id) ?? [])
        if (!isOpen(after.interaction) || concerns(after.interaction, actor.id)) this.end(session, id)
  }

  /** Tells one of staff who has just got an interaction's log who watches it, if anybody does. */
  tell(reader: Reader, followed: LogId): void {
    const id = conversationIdOf(followed)
    if (kindOf(followed) !== 'interaction' || !this.#options.tellsAgents) return
    const by = this.#namesOf(id)
    if (by.length > 0) reader.send(frameOf(id, by))
  }

  /** Each node tells those who are on it, of all who watch anywhere. */
  #tellAll(id: ConversationId): void {
    this.#options.watchedHere(id, this.#namesHere(id))
    this.#tellHere(id)
  }

  #tellHere(id: ConversationId): void {
    if (this.#options.tellsAgents) this.#options.hub.signalHere(interactionLog(id), frameOf(id, this.#namesOf(id)))
  }

  #namesHere(id: ConversationId): string[] {
    return [...(this.#watchers.get(id)?.values() ?? [])].map(({ name }) => name)
  }

  #namesOf(id: ConversationId): string[] {
    return [...new Set([...this.#namesHere(id), ...this.#options.watchersElsewhere(id)])]
  }
}
