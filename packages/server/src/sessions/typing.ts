import { ChatError, conversationLog, type SignalBody } from '@parley/protocol'
import { decodeSignal } from '@parley/protocol/schemas'
import type { CoreSiteSettings } from '../core-settings.ts'
import { actorKey, standingOf, type Actor } from '../deciding/actor.ts'
import type { MaskOf } from '../log/attempt.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import { encode } from './frames.ts'
import type { Hub } from './hub.ts'
import type { Session } from './session.ts'
import type { SignalFrame } from './session-host.ts'

export interface SignalsOptions {
  readonly hub: Hub
  readonly cache: ConversationCache
  readonly siteSettings: (site: string) => CoreSiteSettings
  readonly maskOf: MaskOf
}

/**
 * Hands a signal on to everybody else in the conversation. Nothing is kept, and nothing is said when nobody listens. What a contact
 * has written and not sent goes to staff alone, and only where the site wants it.
 */
export function createSignals({ hub, cache, siteSettings, maskOf }: SignalsOptions) {
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
      const { site } = folded.conversation
      const { text, ...rest } = checked as Partial<SignalBody<'typing'>>
      const frameOf = (said: object) =>
        encode({ type: 'signal', name, in: conversationId, by: standing.me, body: said })
      // In all their tabs: they know what they are writing.
      const except = actorKey(actor)
      const masked = text === undefined ? rest : { ...rest, text: maskOf(site)(text) }
      if (name !== 'typing' || text === undefined) return hub.signal(log, frameOf(masked), { except })
      const isShown = actor.role === 'contact' && siteSettings(site).typingPreview
      if (isShown) hub.signal(log, frameOf(masked), { except, only: 'staff' })
      hub.signal(log, frameOf(rest), isShown ? { except, only: 'others' } : { except })
    } catch (error) {
      session.refuse(undefined, error)
    }
  }
}
