import { ChatError, conversationLog } from '@parley/protocol'
import { decodeSignal } from '@parley/protocol/schemas'
import { actorKey, standingOf, type Actor } from '../deciding/actor.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import { encode } from './frames.ts'
import type { Hub } from './hub.ts'
import type { Session } from './session.ts'
import type { SignalFrame } from './session-host.ts'

/** Hands a signal on to everybody else in the conversation. Nothing is kept, and nothing is said when nobody listens. */
export function createSignals({ hub, cache }: { hub: Hub; cache: ConversationCache }) {
  return (session: Session, { name, in: conversationId, body }: SignalFrame, actor: Actor): void => {
    try {
      const { definition, body: checked } = decodeSignal(name, body)
      if (!definition.from.includes(actor.role)) throw new ChatError('not-allowed')
      const log = conversationLog(conversationId)
      if (!session.following.has(log)) throw new ChatError('not-found')
      // What has long been silent may have left the memory; a signal is not worth asking the store.
      const folded = cache.peek(conversationId)
      if (!folded || folded.conversation.status === 'ended') return
      const standing = standingOf(actor, folded.interaction)
      if (standing.is !== 'participant') throw new ChatError('not-found')
      if (actor.role === 'bot' && folded.interaction.bot?.is !== 'talking') throw new ChatError('bot-listens')
      const frame = encode({ type: 'signal', name, in: conversationId, by: standing.me, body: checked })
      hub.signal(log, frame, (reader) => reader.actor !== undefined && actorKey(reader.actor) === actorKey(actor))
    } catch (error) {
      session.refuse(undefined, error)
    }
  }
}
