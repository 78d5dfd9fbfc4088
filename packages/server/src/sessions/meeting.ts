import { readsAlong, type ConversationId } from '@parley/protocol'
import { sharesContact } from '../contacts/shares-contact.ts'
import { standingOf, type Actor } from '../deciding/actor.ts'
import { may, readingThePast } from '../deciding/permit.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { Store } from '../store/store.ts'
import { mayFind } from '../search/may-find.ts'
import { isHandledBy } from './sign-in.ts'

/** What somebody has to do with a conversation. Those to whom it does not exist have nothing to do with it. */
export interface Meeting {
  readonly site: string
  readonly isOpen: boolean
  /** Whether they are in it, and may say something. */
  readonly isParticipant: boolean
  /** Whether its transcript is theirs to read; of a conversation before one of theirs, too ([CON5], A082), and of one that they had ([SRH6]). */
  readonly mayRead: boolean
}

/** Finds out what somebody has to do with a conversation, without a line of theirs. */
export function createMeet({
  store,
  cache,
}: {
  store: Pick<Store, 'conversationsOnDesk' | 'historyOf' | 'contactsMergedInto' | 'findContact'>
  cache: ConversationCache
}) {
  return async (actor: Actor, id: ConversationId): Promise<Meeting> => {
    const folded = await cache.get(id)
    if (!folded || folded.interaction.seq === 0)
      return { site: '', isOpen: false, isParticipant: false, mayRead: false }
    const { conversation, interaction } = folded
    const isParticipant = standingOf(actor, interaction).is === 'participant'
    const isStaff = actor.role === 'agent' || actor.role === 'supervisor'
    const mayRead = isStaff
      ? readsAlong(interaction, actor.id) ||
        (mayFind(actor, interaction) && may(actor, ...readingThePast)) ||
        (await isBeforeOneOf(actor.id, id)) ||
        (may(actor, 'history') && (await isOfSameContact(actor.id, id)))
      : isParticipant
    return { site: conversation.site, isOpen: conversation.status === 'open', isParticipant, mayRead }
  }

  async function isOfSameContact(agentId: string, id: ConversationId): Promise<boolean> {
    return sharesContact(store, async (other) => isHandledBy(await cache.get(other), agentId), agentId, id)
  }

  async function isBeforeOneOf(agentId: string, id: ConversationId): Promise<boolean> {
    const onDesk = await cache.load(await store.conversationsOnDesk(agentId))
    return [...onDesk.values()].some(
      ({ conversation, interaction }) => conversation.previous === id && readsAlong(interaction, agentId),
    )
  }
}
