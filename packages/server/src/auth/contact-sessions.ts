import { createHash, randomBytes } from 'node:crypto'
import { ChatError, type Clock, newId } from '@parley/protocol'
import type { Identity } from '../core.ts'
import type { Store } from '../store/store.ts'

type ContactIdentity = Extract<Identity, { role: 'contact' }>

/** Who wants to be a contact of which site, from which page. */
export interface ContactHello {
  /** Nothing where the token alone says it. */
  readonly site: string | undefined
  readonly token: string | undefined
  /** `null` without a browser. */
  readonly origin: string | null
}

export interface ContactSessionOptions {
  readonly store: Pick<Store, 'createContactSession' | 'findContactSession' | 'endContactSession'>
  readonly clock: Clock
  /** How long a session lasts without a visit, in milliseconds. */
  readonly idleMs: number
  /** How long a session lasts at most, in milliseconds. */
  readonly longestMs: number
}

/** What the store knows a token by. The token itself is never stored. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/**
 * Anonymous sessions of contacts: a token of 256 random bits that only its owner has. It is bound to one site and to
 * the origin of the page that it was made for, and it is never exchanged behind the contact's back.
 */
export function createContactSessions({ store, clock, idleMs, longestMs }: ContactSessionOptions) {
  return {
    /** A contact whom nobody has met before. */
    async open({ site, origin }: ContactHello & { readonly site: string }): Promise<ContactIdentity> {
      const token = randomBytes(32).toString('base64url')
      const contactId = newId()
      const createdAt = clock.now()
      const expiresAt = createdAt + longestMs
      await store.createContactSession({ tokenHash: hashOfToken(token), contactId, site, origin, createdAt, expiresAt })
      return { role: 'contact', contactId, site, newToken: token }
    },

    /**
     * The contact whom the token was given to.
     *
     * @throws ChatError `unauthorized` for a token that is unknown, expired, idle for too long, or of another site or page.
     */
    async resume({ site, origin, token = '' }: ContactHello): Promise<ContactIdentity> {
      const now = clock.now()
      const tokenHash = hashOfToken(token)
      const session = await store.findContactSession(tokenHash, now)
      if (!session) throw new ChatError('unauthorized')
      if (now - session.seenAt > idleMs) {
        await store.endContactSession(tokenHash)
        throw new ChatError('unauthorized')
      }
      const isOtherPage = origin !== null && session.origin !== null && origin !== session.origin
      if (session.site !== (site ?? session.site) || isOtherPage) throw new ChatError('unauthorized')
      return { role: 'contact', contactId: session.contactId, site: session.site }
    },
  }
}

export type ContactSessions = ReturnType<typeof createContactSessions>
