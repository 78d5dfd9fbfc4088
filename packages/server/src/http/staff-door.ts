import { ChatError } from '@parley/protocol'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Allowance } from '../auth/allowance.ts'
import type { VerifyAgentToken } from '../auth/agent-tokens.ts'
import { type Audit, silent } from '../audit/audit.ts'
import type { AuditAction, AuditObjects } from '../audit/entry.ts'
import type { Log } from '../core.ts'
import { noteNotPermitted } from '../deciding/permit.ts'
import { addressKey, type ClientAddress } from './client-address.ts'
import type { OriginRules } from './origins.ts'
import { sendRefusal } from './refused-command.ts'

export interface StaffDoorOptions {
  readonly verifyAgent: VerifyAgentToken
  readonly origins: OriginRules
  /** Failed sign-ins by address, those of sockets included. */
  readonly hellos: Allowance
  readonly clientAddress: ClientAddress
  readonly log: Log
  readonly audit?: Audit
}

export type StaffMember = Awaited<ReturnType<VerifyAgentToken>>

/** Lets staff in over HTTP: with the token that the panel signs in with, from the pages that may carry the panel. */
export function createStaffDoor({
  verifyAgent,
  origins,
  hellos,
  clientAddress,
  log,
  audit = silent,
}: StaffDoorOptions) {
  /** Lets the page of the panel read the answer, whatever it is. Nothing for pages that may not carry one. */
  function share(request: FastifyRequest, reply: FastifyReply): void {
    const { origin } = request.headers
    reply.header('vary', 'origin')
    if (origin === undefined || !origins.mayBeAgent(origin)) return
    reply.headers({ 'access-control-allow-origin': origin, 'cross-origin-resource-policy': 'cross-origin' })
  }

  /** Answers what browsers ask before they send a token from another origin. */
  function answerPreflight(request: FastifyRequest, reply: FastifyReply, methods: string): FastifyReply {
    share(request, reply)
    return reply
      .headers({
        'access-control-allow-methods': methods,
        'access-control-allow-headers': 'authorization, content-type',
        'access-control-max-age': '600',
      })
      .code(204)
      .send()
  }

  /** Where a request comes from, for the audit log. */
  const lineOf = (request: FastifyRequest) => ({
    origin: request.headers.origin ?? null,
    address: addressKey(clientAddress(request.raw)),
  })

  /** @throws ChatError `unauthorized`, `token-expired`, `origin-not-allowed`, or `too-many-sockets` for an address that guesses. */
  async function signIn(request: FastifyRequest): Promise<StaffMember> {
    try {
      const { origin, authorization = '' } = request.headers
      if (origin !== undefined && !origins.mayBeAgent(origin)) throw new ChatError('origin-not-allowed')
      const token = /^bearer (.{1,8192})$/i.exec(authorization)?.[1]
      if (token === undefined) throw new ChatError('unauthorized')
      return await verifyAgent(token)
    } catch (error) {
      if (error instanceof ChatError && error.retry === 'never') {
        const line = lineOf(request)
        hellos.take(line.address)
        audit.refused(line, error.code)
      }
      throw error
    }
  }

  const known = new WeakMap<FastifyRequest, StaffMember>()

  /** Signs in before the body is read: strangers do not make us read. For `onRequest` of routes that take one. */
  async function onRequest(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    share(request, reply)
    try {
      known.set(request, await signIn(request))
      return undefined
    } catch (error) {
      if (error instanceof ChatError) return sendRefusal(reply, error)
      throw error
    }
  }

  /** Does `act` for staff, and answers what it refuses. */
  async function enter(
    request: FastifyRequest,
    reply: FastifyReply,
    act: (who: StaffMember) => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    share(request, reply)
    let who: StaffMember | undefined
    try {
      who = known.get(request) ?? (await signIn(request))
      return await act(who)
    } catch (error) {
      if (!(error instanceof ChatError)) throw error
      if (who) noteNotPermitted(log, who.agentId, error)
      return sendRefusal(reply, error)
    }
  }

  /** What one of staff did with a request, as the audit log takes it. */
  const saying = (
    request: FastifyRequest,
    { agentId }: StaffMember,
    action: AuditAction,
    objects: AuditObjects = {},
  ) => ({
    actor: `agent:${agentId}`,
    action,
    objects,
    ...lineOf(request),
  })

  return { answerPreflight, onRequest, enter, saying, audit }
}

export type StaffDoor = ReturnType<typeof createStaffDoor>
