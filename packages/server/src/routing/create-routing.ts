import type { CoreOptions } from '../core.ts'
import type { CoreSiteSettings } from '../core-settings.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { Following, Work } from '../log/work.ts'
import { AfterCallWork } from './after-call-work.ts'
import { AgentBoard } from './agent-board.ts'
import { Leases } from './leases.ts'
import { passOnInvitationsOf } from './pass-on.ts'
import { WaitingQueue } from './queue.ts'
import { Router } from './router.ts'
import { Sweeper } from './sweeper.ts'
import { TeamBoard } from './team-board.ts'

export interface RoutingParts {
  readonly cache: ConversationCache
  readonly submit: (work: Work) => void
  readonly siteSettings: (site: string) => CoreSiteSettings
  readonly isOnDuty: () => boolean
  /** Whether a contact is connected. */
  readonly isThere: (contactId: string) => boolean
  /** Something of the team may be different from before. */
  readonly teamChanged: () => void
}

/** Who waits and who is there, and all that goes to somebody or becomes due. */
export function createRouting({ store, clock, log, settings }: CoreOptions, parts: RoutingParts) {
  const { cache, submit, siteSettings, isOnDuty, isThere, teamChanged } = parts
  const board = new AgentBoard(teamChanged)
  const queue = new WaitingQueue()
  const team = new TeamBoard(board, settings.queues)
  const router = new Router({ board, queue, clock, submit, siteSettings, isOnDuty })
  const leases = new Leases({ board, store, clock, timers: settings.timers, submit })
  const afterCallWork = new AfterCallWork({ board, store, cache, clock, agents: settings.agents, submit })
  const sweeper = new Sweeper({
    store,
    clock,
    log,
    submit,
    siteSettings,
    isThere,
    team,
    onLease: async (agentId, kind) =>
      kind === 'after-call-work' ? afterCallWork.fired(agentId) : leases.fired(agentId, kind),
  })

  return {
    board,
    queue,
    team,
    router,
    leases,
    afterCallWork,
    sweeper,
    /** What is written of agents with the changes of one batch. */
    following(): Following {
      const [expect, follow] = [board.inBatch(), afterCallWork.inBatch()]
      return (change, around) => {
        expect(change.before, change.after)
        return follow(change, around)
      }
    },
    /** Passes on what colleagues asked of an agent who is gone. */
    passOn: (agentId: string) =>
      void passOnInvitationsOf(agentId, { store, team, submit, siteSettings }).catch(() => {}),
  }
}
