import { ChatError, type ErrorCode } from '@parley/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as v from 'valibot'
import type { Allowance } from '../auth/allowance.ts'
import type { VerifyContactIdentity } from '../auth/contact-identities.ts'
import type { ContactSessions } from '../auth/contact-sessions.ts'
import type { createIdentities } from '../contacts/identities.ts'
import type { Core, Identity } from '../core.ts'
import { addressKey, type ClientAddress } from './client-address.ts'
import { errorBody } from './errors.ts'
import type { OriginRules } from './origins.ts'
import { sendRefusal } from './refused-command.ts'

const url = '/v1/identity'

/** The longest token that is read, in characters; longer ones hold more than a contact's name and addresses. */
const tokenChars = 8_192

const body = v.strictObject({
  /** As it stands in `data-site`. */
  site: v.pipe(v.string(), v.maxLength(64)),
  /** What the website's backend has signed. */
  token: v.pipe(v.string(), v.minLength(1), v.maxLength(tokenChars)),
})

export interface IdentityRouteOptions {
  readonly core: Pick<Core, 'identified' | 'endSession'>
  readonly contacts: ContactSessions
  readonly verify: VerifyContactIdentity
  readonly remember: ReturnType<typeof createIdentities>
  readonly origins: OriginRules
  /** Failed sign-ins by address, those of sockets included. */
  readonly hellos: Allowance
  readonly clientAddress: ClientAddress
}

type ContactIdentity = Extract<Identity, { role: 'contact' }>

/**
 * Where a page says who its contact is, with a token of its backend, and where it says that they have signed out ([CTC30] to [CTC35]).
 * Over HTTP, because it happens once, and the line knows only tokens of sessions.
 */
export function serveIdentity(app: FastifyInstance, options: IdentityRouteOptions): void {
  const { core, contacts, verify, remember, origins, hellos, clientAddress } = options

  async function identify(request: FastifyRequest): Promise<{ token?: string }> {
    const asked = v.safeParse(body, request.body)
    if (!asked.success) throw new ChatError('bad-request', { field: 'body', problem: 'is not {"site", "token"}' })
    const { site, token } = asked.output
    const origin = request.headers.origin ?? null
    if (origin !== null && !origins.mayBeContact(origin, site)) throw new ChatError('origin-not-allowed')
    const vouched = await verify(site, token)
    const before = await sessionBehind(request, site)
    const known = await remember(site, vouched)
    // Whoever is known already keeps their session: nothing that anybody could have planted changes its meaning.
    if (before?.contactId === known.id) return {}
    if (before && !before.claims) await core.identified({ from: before.contactId, to: known })
    const fresh = await contacts.identify(known.id, { site, origin, before })
    if (before) await end(before, 'identity-changed')
    return { token: fresh }
  }

  /** The session that the browser has so far. One that is no longer good is none. */
  async function sessionBehind(request: FastifyRequest, site: string): Promise<ContactIdentity | undefined> {
    const { authorization = '', origin = null } = request.headers
    const token = /^bearer ([\w-]{1,200})$/i.exec(authorization)?.[1]
    if (token === undefined) return undefined
    try {
      return await contacts.resume({ site, token, origin })
    } catch (error) {
      if (error instanceof ChatError && error.code === 'unauthorized') return undefined
      throw error
    }
  }

  async function end({ contactId, session }: ContactIdentity, why: ErrorCode): Promise<void> {
    if (session === undefined) return
    await contacts.end(session)
    core.endSession(contactId, session, why)
  }

  async function signOut(request: FastifyRequest): Promise<void> {
    const { authorization = '', origin = null } = request.headers
    const token = /^bearer ([\w-]{1,200})$/i.exec(authorization)?.[1]
    if (token === undefined) throw new ChatError('unauthorized')
    await end(await contacts.resume({ site: undefined, token, origin }), 'unauthorized')
  }

  async function answer(request: FastifyRequest, reply: FastifyReply, act: () => Promise<unknown>) {
    share(request, reply)
    try {
      return reply.send((await act()) ?? {})
    } catch (error) {
      if (!(error instanceof ChatError)) throw error
      if (error.retry !== 'never') return sendRefusal(reply, error)
      try {
        hellos.take(addressKey(clientAddress(request.raw)))
        return sendRefusal(reply, error)
      } catch (tooMany) {
        return sendRefusal(reply, tooMany as ChatError)
      }
    }
  }

  /** Lets a page that may carry the chat read the answer. */
  function share({ headers: { origin } }: FastifyRequest, reply: FastifyReply): void {
    reply.header('vary', 'origin')
    if (origin !== undefined && origins.mayConnect(origin))
      reply.headers({ 'access-control-allow-origin': origin, 'cross-origin-resource-policy': 'cross-origin' })
  }

  app.post(url, { bodyLimit: tokenChars + 1_024 }, (request, reply) => answer(request, reply, () => identify(request)))
  app.delete(url, (request, reply) => answer(request, reply, () => signOut(request)))
  app.options(url, (request, reply) => {
    share(request, reply)
    return reply
      .headers({
        'access-control-allow-methods': 'POST, DELETE',
        'access-control-allow-headers': 'authorization, content-type',
        'access-control-max-age': '600',
      })
      .code(204)
      .send()
  })
  app.route({
    method: ['GET', 'PUT', 'PATCH'],
    url,
    handler: (_request, reply) => reply.code(405).header('allow', 'POST, DELETE').send(errorBody(405, 'Use POST.')),
  })
}
