import { createHash, randomBytes } from 'node:crypto'
import { ChatError, type Clock, type ContactId, newId } from '@parley/protocol'
import type { Identity } from '../core.ts'
import type { ContactSession, Store } from '../store/store.ts'
import type { ContactClaims } from './contact-claims.ts'

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
  readonly store: Pick<Store, 'createContactSession' | 'findContactSession' | 'endContactSession' | 'findIdentity'>
  readonly clock: Clock
  /** How long a session lasts without a visit, in milliseconds. */
  readonly idleMs: number
  /** How long a session lasts at most, in milliseconds. */
  readonly longestMs: number
}

/** What the store knows a token by. The token itself is never stored. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/**
 * Sessions of contacts: a token of 256 random bits that only its owner has. It is bound to one site and to the origin of the page that
 * it was made for, and is exchanged for another one only when it becomes known who the contact is.
 */
export function createContactSessions({ store, clock, idleMs, longestMs }: ContactSessionOptions) {
  async function begin(who: Pick<ContactSession, 'contactId' | 'site' | 'origin' | 'verified' | 'commandsAs'>) {
    const token = randomBytes(32).toString('base64url')
    const session = hashOfToken(token)
    const createdAt = clock.now()
    await store.createContactSession({ tokenHash: session, ...who, createdAt, expiresAt: createdAt + longestMs })
    return { token, session }
  }

  return {
    /** A contact whom nobody has met before. */
    async open({ site, origin }: ContactHello & { readonly site: string }): Promise<ContactIdentity> {
      const contactId = newId()
      const { token, session } = await begin({ contactId, site, origin, verified: false, commandsAs: contactId })
      return { role: 'contact', contactId, site, newToken: token, session }
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
      const { contactId, commandsAs } = session
      const said = session.verified ? await store.findIdentity(contactId) : undefined
      const claims = said && (JSON.parse(said.claims) as ContactClaims)
      return {
        role: 'contact',
        contactId,
        site: session.site,
        session: tokenHash,
        commandsAs,
        ...(claims && { claims }),
      }
    },

    /** A session of a contact whom the website vouches for; `before` is who the same browser was so far. Gives its token. */
    async identify(
      contactId: ContactId,
      { site, origin, before }: { site: string; origin: string | null; before: ContactIdentity | undefined },
    ): Promise<string> {
      // What an anonymous browser has sent stays sent. Somebody else's commands are no business of theirs.
      const commandsAs = before && !before.claims ? (before.commandsAs ?? before.contactId) : contactId
      const { token } = await begin({ contactId, site, origin, verified: true, commandsAs })
      return token
    },

    /** Ends the session: its token opens nothing any more. */
    end: (session: string) => store.endContactSession(session),
  }
}

export type ContactSessions = ReturnType<typeof createContactSessions>
