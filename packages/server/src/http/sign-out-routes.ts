import { ChatError, type Clock } from '@parley/protocol'
import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import type { Audit } from '../audit/audit.ts'
import type { Core } from '../core.ts'
import { assertPermitted } from '../deciding/permit.ts'
import type { Store } from '../store/store.ts'
import { errorBody } from './errors.ts'
import type { StaffDoor } from './staff-door.ts'

const url = '/v1/agents/sign-out'

const bodyBytes = 1_024

/** Not in the address: ids of agents are whatever their tokens say, slashes and e-mail addresses included. */
const body = v.strictObject({
  /** The `sub` of the agent’s tokens. */
  agent: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(128),
    // What no database keeps, no token says either.
    v.check((id) => id.isWellFormed() && !id.includes('\0')),
  ),
})

export interface SignOutRouteOptions {
  readonly store: Pick<Store, 'signOutAgent'>
  readonly core: Pick<Core, 'signOutAgent'>
  readonly audit: Audit
  readonly clock: Clock
  readonly door: StaffDoor
}

/** Where somebody is signed out who is an agent no longer, before their token expires ([SEC24]). */
export function serveSignOut(app: FastifyInstance, { store, core, audit, clock, door }: SignOutRouteOptions): void {
  const { enter, answerPreflight, onRequest, saying } = door

  app.post(url, { bodyLimit: bodyBytes, onRequest }, (request, reply) =>
    enter(request, reply, async (who) => {
      assertPermitted(who, 'agent-sign-out')
      const asked = v.safeParse(body, request.body)
      if (!asked.success) throw new ChatError('bad-request', { field: 'body', problem: 'is not {"agent"}' })
      const { agent } = asked.output
      const signedOutAt = await audit.around(saying(request, who, 'agent-sign-out', { agent }), async () => {
        const at = clock.now()
        await store.signOutAgent(agent, at)
        core.signOutAgent(agent)
        return at
      })
      return reply.send({ signedOutAt })
    }),
  )
  app.options(url, (request, reply) => answerPreflight(request, reply, 'POST'))
  app.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE'],
    url,
    handler: (_request, reply) => reply.code(405).header('allow', 'POST').send(errorBody(405, 'Use POST.')),
  })
}
