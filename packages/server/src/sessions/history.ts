import {
  ChatError,
  concerns,
  conversationIdOf,
  kindOf,
  limits,
  readsAlong,
  type AgentId,
  type ConversationId,
  type LogId,
} from '@parley/protocol'
import { mayFind } from '../search/may-find.ts'
import { sharesContact } from '../contacts/shares-contact.ts'
import { standingOf, type Actor } from '../deciding/actor.ts'
import { assertMay, readingThePast } from '../deciding/permit.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { Folded } from '../log/folded.ts'
import type { Store } from '../store/store.ts'
import { pageFrame } from './frames.ts'
import type { Session } from './session.ts'
import type { ReadFrame } from './session-host.ts'
import { isHandledBy } from './sign-in.ts'

/** Answers `read`: one page of a log, to those who may read it. To everybody else it does not exist. */
export function createHistory({ store, cache }: { store: Store; cache: ConversationCache }) {
  /** Staff who has an interaction with the contact reads all that they ever said ([HIS4]). */
  const isOfSameContact = async (actor: Actor, log: LogId): Promise<boolean> =>
    (actor.role === 'agent' || actor.role === 'supervisor') &&
    kindOf(log) === 'conversation' &&
    sharesContact(store, async (id) => isHandledBy(await cache.get(id), actor.id), actor.id, conversationIdOf(log))

  return async (session: Session, { id, log, after, before, limit }: ReadFrame, actor: Actor): Promise<void> => {
    try {
      const asked = log as LogId
      const folded = await cache.get(conversationIdOf(asked))
      if (!folded) throw new ChatError('unavailable', { retryAfterMs: 60_000 })
      if (!isTheirs(actor, asked, folded) && !isBeforeOneOf(session, asked, cache)) {
        // Who found something may read what it stands in, also long after it is done.
        if (mayFind(actor, folded.interaction)) assertMay(actor, ...readingThePast)
        else if (await isOfSameContact(actor, asked)) assertMay(actor, 'history')
        else throw new ChatError('not-found')
      }
      const events = await store.readEvents(asked, {
        ...(after !== undefined && { after }),
        ...(before !== undefined && { before }),
        limit: limit ?? limits.pageEvents,
      })
      session.send(pageFrame(id, asked, events))
    } catch (error) {
      session.refuse(id, error)
    }
  }
}

/** Whether it is in front of them now. */
function isTheirs(actor: Actor, log: LogId, { interaction }: Folded): boolean {
  if (actor.role === 'contact' || actor.role === 'bot')
    return kindOf(log) === 'conversation' && standingOf(actor, interaction).is === 'participant'
  return kindOf(log) === 'conversation'
    ? readsAlong(interaction, actor.id)
    : concerns(interaction, actor.id satisfies AgentId)
}

/** Staff may read what the contact of one of their conversations said shortly before ([CON5], A082). */
function isBeforeOneOf(session: Session, log: LogId, cache: ConversationCache): boolean {
  const role = session.actor?.role
  if (role === 'contact' || role === 'bot' || kindOf(log) !== 'conversation') return false
  const id: ConversationId = conversationIdOf(log)
  for (const followed of session.following.keys()) {
    if (kindOf(followed) !== 'conversation') continue
    if (cache.peek(conversationIdOf(followed))?.conversation.previous === id) return true
  }
  return false
}
