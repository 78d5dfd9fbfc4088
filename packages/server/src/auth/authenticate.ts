import { ChatError } from '@parley/protocol'
import type { Authenticate, Identity } from '../core.ts'
import type { OriginRules } from '../http/origins.ts'
import type { VerifyAgentToken } from './agent-tokens.ts'
import type { ContactSessions } from './contact-sessions.ts'
import type { Allowance } from './allowance.ts'

export interface AuthenticateOptions {
  readonly isSite: (site: string) => boolean
  /** Whether only contacts whom the website vouches for can chat there. */
  readonly wantsIdentity: (site: string) => boolean
  readonly origins: OriginRules
  readonly contacts: Pick<ContactSessions, 'open' | 'resume'>
  readonly verifyAgent: VerifyAgentToken
  /** Whose token it is; throws `unauthorized` for nobody's. */
  readonly verifyBot: (token: string) => Identity
  /** Failed sign-ins and new contacts, by address. */
  readonly hellos: Allowance
}

/**
 * Who is it? Site, then origin, then token. A failure and a new contact use up the address's allowance. Whoever comes
 * back with a good token is let in without: one colleague's mistakes must not lock a whole company out.
 */
export function createAuthenticate(options: AuthenticateOptions): Authenticate {
  const { isSite, wantsIdentity, origins, contacts, verifyAgent, verifyBot, hellos } = options

  const asContact = async (
    as: { site: string; token?: string | undefined },
    origin: string | null,
    address: string,
  ) => {
    if (!isSite(as.site)) throw new ChatError('unknown-site', { site: as.site })
    // Without a browser there is no page whose rights could be misused, but then the contact must be known already.
    const isAllowed = origin === null ? as.token !== undefined : origins.mayBeContact(origin, as.site)
    if (!isAllowed) throw new ChatError('origin-not-allowed')
    const known = as.token === undefined ? undefined : await contacts.resume({ ...as, token: as.token, origin })
    if (wantsIdentity(as.site) && !known?.claims) throw new ChatError('identity-required', { site: as.site })
    if (known) return known
    hellos.take(address)
    return contacts.open({ site: as.site, token: undefined, origin })
  }

  const asAgent = (token: string, origin: string | null): Promise<Identity> => {
    if (origin !== null && !origins.mayBeAgent(origin)) throw new ChatError('origin-not-allowed')
    return verifyAgent(token)
  }

  const asBot = (token: string, origin: string | null): Identity => {
    // A bot is a program; a page that has its token has been given too much.
    if (origin !== null) throw new ChatError('origin-not-allowed')
    return verifyBot(token)
  }

  return async ({ as }, { origin, address }) => {
    try {
      if (as.role === 'contact') return await asContact(as, origin, address)
      return as.role === 'bot' ? asBot(as.token, origin) : await asAgent(as.token, origin)
    } catch (error) {
      if (error instanceof ChatError && error.retry === 'never') hellos.take(address)
      throw error
    }
  }
}
