import { createHash, timingSafeEqual } from 'node:crypto'
import { ChatError } from '@parley/protocol'
import type { Identity } from '../core.ts'

export type BotIdentity = Extract<Identity, { role: 'bot' }>

/** What the settings say of a bot, as far as it matters here. */
export interface BotWithToken {
  readonly name: string
  readonly token: string | null
}

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * Whose token it is. Takes equally long whoever's it is, and for nobody's ([ATK119]).
 *
 * @throws ChatError `unauthorized`, from what it returns.
 */
export function createBotTokens(bots: Readonly<Record<string, BotWithToken>>): (token: string) => BotIdentity {
  const known = Object.entries(bots).flatMap(([botId, { name, token }]) =>
    token === null ? [] : [{ digest: digestOf(token), identity: { role: 'bot', botId, name } as const }],
  )
  return (token) => {
    const given = digestOf(token)
    const [found] = known.filter(({ digest }) => timingSafeEqual(digest, given))
    if (!found) throw new ChatError('unauthorized')
    return found.identity
  }
}
