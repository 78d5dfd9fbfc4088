import { ChatError, type Clock } from '@parley/protocol'
import type { FastifyInstance } from 'fastify'
import type { Audit } from '../audit/audit.ts'
import type { Core } from '../core.ts'
import { assertPermitted } from '../deciding/permit.ts'
import type { Store } from '../store/store.ts'
import { errorBody } from './errors.ts'
import type { StaffDoor } from './staff-door.ts'

const url = '/v1/agents/:id/sign-out'

/** As long as `sub` of a token may be. */
const idChars = 128

export interface AgentRouteOptions {
  readonly store: Pick<Store, 'signOutAgent'>
  readonly core: Pick<Core, 'signOutAgent'>
  readonly audit: Audit
  readonly clock: Clock
  readonly door: StaffDoor
}

/** Where somebody is signed out who is an agent no longer, before their token expires ([SEC24]). */
export function serveAgents(app: FastifyInstance, { store, core, audit, clock, door }: AgentRouteOptions): void {
  const { enter, answerPreflight, saying } = door

  app.post<{ Params: { id: string } }>(url, (request, reply) =>
    enter(request, reply, async (who) => {
      assertPermitted(who, 'agent-sign-out')
      const { id: agent } = request.params
      if (agent.length > idChars) throw new ChatError('not-found')
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
