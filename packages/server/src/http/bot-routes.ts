import { ChatError, type Clock } from '@parley/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Allowance } from '../auth/allowance.ts'
import type { BotIdentity } from '../auth/bot-tokens.ts'
import type { Core } from '../core.ts'
import type { Settled } from '../log/work.ts'
import { spend } from '../sessions/allowances.ts'
import { TokenBucket } from '../sessions/token-bucket.ts'
import type { LimitSettings } from '../settings.ts'
import { readPost } from './bot-post.ts'
import { addressKey, type ClientAddress } from './client-address.ts'
import { errorBody } from './errors.ts'
import { sendRefusal } from './refused-command.ts'

export interface BotRouteOptions {
  readonly core: Pick<Core, 'command'>
  /** Whose token it is. @throws ChatError `unauthorized` */
  readonly verifyBot: (token: string) => BotIdentity
  /** Failed sign-ins by address, those of sockets included. */
  readonly hellos: Allowance
  readonly clientAddress: ClientAddress
  readonly limits: Pick<LimitSettings, 'agentCommandsPer10s' | 'agentCommandBurst'>
  readonly clock: Clock
}

/** Bytes that a request may have: several messages of the largest size. */
const bodyBytes = 262_144

const path = '/v1/conversations/:id/messages'
const idPattern = /^[\w-]{22}$/

/** Where bots say something at a time of their own ([BOT70] to [BOT74]). For programs: no page of a browser may ask here. */
export function serveBots(app: FastifyInstance, options: BotRouteOptions): void {
  const { core, verifyBot, hellos, clientAddress, limits, clock } = options
  const buckets = new Map<string, TokenBucket>()
  const signedIn = new WeakMap<FastifyRequest, BotIdentity>()

  /** @throws ChatError `unauthorized`, `origin-not-allowed`, or `too-many-sockets` for an address that guesses. */
  const signIn = (request: FastifyRequest): BotIdentity => {
    try {
      // A bot is a program; a page that has its token has been given too much.
      if (request.headers.origin !== undefined) throw new ChatError('origin-not-allowed')
      const token = /^bearer (.{1,4096})$/i.exec(request.headers.authorization ?? '')?.[1]
      if (token === undefined) throw new ChatError('unauthorized')
      return verifyBot(token)
    } catch (error) {
      if (error instanceof ChatError) hellos.take(addressKey(clientAddress(request.raw)))
      throw error
    }
  }

  const spendOne = ({ botId }: BotIdentity): void => {
    const now = clock.now()
    const rate = { perSecond: limits.agentCommandsPer10s / 10, burst: limits.agentCommandBurst }
    const bucket = buckets.get(botId) ?? new TokenBucket(rate, now)
    buckets.set(botId, bucket)
    spend(bucket, now)
  }

  const act = async (request: FastifyRequest<{ Params: { id: string } }>): Promise<object> => {
    const { botId, name } = signedIn.get(request)!
    const { id } = request.params
    if (!idPattern.test(id)) throw new ChatError('not-found')
    const { wanted, warnings } = readPost(id, request.body, headerOf(request, 'idempotency-key'))
    for (const _ of wanted) spendOne({ role: 'bot', botId, name })
    // All at once, so that they are decided together and nothing comes in between.
    const outcomes = await Promise.all(wanted.map(({ frame }) => core.command({ role: 'bot', id: botId, name }, frame)))
    for (const [place, outcome] of outcomes.entries())
      if (outcome.is === 'refused') throw named(outcome.error, wanted[place]!.field)
    return { seq: seqOf(outcomes.at(-1)!), warnings }
  }

  app.post<{ Params: { id: string } }>(
    path,
    {
      bodyLimit: bodyBytes,
      // Before the body is read: strangers do not make us read.
      onRequest: async (request, reply) => {
        try {
          signedIn.set(request, signIn(request))
        } catch (error) {
          return refuse(reply, error)
        }
      },
    },
    async (request, reply) => {
      try {
        return await reply.code(201).send(await act(request))
      } catch (error) {
        return refuse(reply, error)
      }
    },
  )
  app.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: path,
    handler: (_request, reply) => reply.code(405).header('allow', 'POST').send(errorBody(405, 'Use POST.')),
  })
}

/** @throws what is no refusal */
function refuse(reply: FastifyReply, error: unknown): FastifyReply {
  if (error instanceof ChatError) return sendRefusal(reply, error)
  throw error
}

/** A refusal that names the place in the request instead of the one in the command. */
const named = ({ code, facts }: ChatError, field: string): ChatError =>
  new ChatError(
    code,
    typeof facts['field'] === 'string'
      ? { ...facts, field: facts['field'].replace(/^body(\.message)?/, field) }
      : facts,
  )

const seqOf = (outcome: Settled): number | null => (outcome.is === 'accepted' ? outcome.seq : null)

function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : value?.join()
}
