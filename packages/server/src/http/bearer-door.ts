import { ChatError } from '@parley/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Allowance } from '../auth/allowance.ts'
import type { VerifyAgentToken } from '../auth/agent-tokens.ts'
import type { ContactSessions } from '../auth/contact-sessions.ts'
import type { Actor } from '../deciding/actor.ts'
import { actorOf } from '../sessions/sign-in.ts'
import { addressKey, type ClientAddress } from './client-address.ts'
import type { OriginRules } from './origins.ts'

export interface BearerDoorOptions {
  readonly contacts: Pick<ContactSessions, 'resume'>
  readonly verifyAgent: VerifyAgentToken
  readonly origins: OriginRules
  /** Failed sign-ins by address, those of sockets included. */
  readonly hellos: Allowance
  readonly clientAddress: ClientAddress
}

/** Lets contacts and agents in over HTTP, with the tokens and from the pages that they sign in with on the socket. */
export function createBearerDoor({ contacts, verifyAgent, origins, hellos, clientAddress }: BearerDoorOptions) {
  /** Lets a page that may open a line read the answer. To every other page it is closed. */
  function share(request: FastifyRequest, reply: FastifyReply): void {
    const { origin } = request.headers
    reply.header('vary', 'origin')
    if (origin !== undefined && origins.mayConnect(origin)) reply.header('access-control-allow-origin', origin)
  }

  /** Answers what browsers ask before they send a token from another origin. */
  function answerPreflight(request: FastifyRequest, reply: FastifyReply, methods: string): FastifyReply {
    share(request, reply)
    return reply
      .headers({
        'access-control-allow-methods': methods,
        'access-control-allow-headers': 'authorization, content-type, range',
        'access-control-max-age': '600',
      })
      .code(204)
      .send()
  }

  async function actorBehind(origin: string | undefined, authorization: string): Promise<Actor> {
    if (origin !== undefined && !origins.mayConnect(origin)) throw new ChatError('origin-not-allowed')
    const token = /^bearer (.{1,8192})$/i.exec(authorization)?.[1]
    if (token === undefined) throw new ChatError('unauthorized')
    // A contact's token is one word, an agent's three of them with dots between.
    if (token.includes('.')) {
      if (origin !== undefined && !origins.mayBeAgent(origin)) throw new ChatError('origin-not-allowed')
      return actorOf(await verifyAgent(token))
    }
    const contact = await contacts.resume({ site: undefined, token, origin: origin ?? null })
    if (origin !== undefined && !origins.mayBeContact(origin, contact.site)) throw new ChatError('origin-not-allowed')
    return actorOf(contact)
  }

  /** @throws ChatError `unauthorized`, `token-expired`, `origin-not-allowed`, or `too-many-sockets` for an address that guesses. */
  async function signIn(request: FastifyRequest): Promise<Actor> {
    const { origin, authorization = '' } = request.headers
    try {
      return await actorBehind(origin, authorization)
    } catch (error) {
      if (error instanceof ChatError && error.retry === 'never') hellos.take(addressKey(clientAddress(request.raw)))
      throw error
    }
  }

  return { share, answerPreflight, signIn }
}

export type BearerDoor = ReturnType<typeof createBearerDoor>
