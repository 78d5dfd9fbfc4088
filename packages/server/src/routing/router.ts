import type { AgentId, Clock, Conversation, ConversationId, Interaction } from '@parley/protocol'
import type { CoreSiteSettings } from '../core-settings.ts'
import { issueInvitation, withdrawInvitation } from '../features/invitations.ts'
import { announceWaiting } from '../features/opening.ts'
import type { Committed } from '../log/committed.ts'
import type { Folded } from '../log/folded.ts'
import type { Settled, Situation, NewEvent, Work } from '../log/work.ts'
import type { AgentBoard } from './agent-board.ts'
import { pickAgent } from './pick-agent.ts'
import type { WaitingQueue } from './queue.ts'

/** How long an agent who declined is spared the same interaction, in milliseconds. */
export const declinePauseMs = 5_000

/** When to try again after the store refused, in milliseconds. */
const retryMs = 1_000

export interface RouterOptions {
  readonly board: AgentBoard
  readonly queue: WaitingQueue
  readonly clock: Clock
  readonly submit: (work: Work) => void
  readonly siteSettings: (site: string) => CoreSiteSettings
  /** Whether this node is the one that asks and announces. */
  readonly isOnDuty: () => boolean
}

/**
 * Brings those who wait to those who are ready: the oldest first, to the longest idle. Looks only when something changed
 * that can matter, and then only as far down the queue as there are free places.
 */
export class Router {
  readonly #options: RouterOptions
  /** Interactions whose invitation is being written. */
  readonly #asking = new Set<ConversationId>()
  /** What those who wait were told, by the skill that they wait for. */
  readonly #somebodyWasThere = new Map<string | null, boolean>()
  #cancelTimer: (() => void) | undefined
  #timerAt = Infinity

  constructor(options: RouterOptions) {
    this.#options = options
  }

  /** Takes over what was open when the server stopped. */
  load(open: Iterable<Folded>): void {
    const { board, queue, clock } = this.#options
    for (const folded of open) {
      const { interaction } = folded
      queue.note(folded)
      board.note({ ...interaction, parties: [], invitation: null, team: [] }, interaction, clock.now())
    }
  }

  /** Notes what a batch changed, and routes. */
  committed({ changes, agents }: Pick<Committed, 'changes' | 'agents'>): void {
    const { board, queue, clock, isOnDuty } = this.#options
    const now = clock.now()
    let matters = agents.length > 0
    for (const { before, after } of changes.values()) {
      const restaffed = before.interaction !== after.interaction
      if (!restaffed && !queue.has(after.interaction.id)) continue
      matters ||= restaffed
      board.note(before.interaction, after.interaction, now)
      queue.note(after)
      // Decided before, and written after, somebody came or went.
      const somebodyWasThere = isOnDuty() ? this.#somebodyWasThere.get(after.interaction.skill) : undefined
      if (somebodyWasThere !== undefined && queue.has(after.interaction.id))
        this.#announceTo(after.conversation, somebodyWasThere)
    }
    if (matters) this.route()
  }

  /** Asks whom there is to ask, and tells those who wait when that has changed. */
  route(): void {
    const { board, queue, clock, isOnDuty } = this.#options
    if (!isOnDuty()) return
    this.#announce()
    const now = clock.now()
    let candidates = board.candidates()
    for (const { interaction } of queue) {
      if (candidates.length === 0) return
      if (interaction.invitation || this.#asking.has(interaction.id)) continue
      const able = candidates.filter(({ skills }) => interaction.skill === null || skills.has(interaction.skill))
      const { declined, preferred } = interaction
      const pick = pickAgent(able, declined, { now, pauseMs: declinePauseMs, preferred })
      if (!pick) continue
      if ('againAt' in pick) this.routeAt(pick.againAt)
      else {
        this.#ask(interaction, pick.agentId)
        candidates = board.candidates()
      }
    }
  }

  /** The duty is another node's now: what was told by this one is no longer known. */
  rest(): void {
    this.#somebodyWasThere.clear()
  }

  /** Takes back what an agent was asked who is gone. */
  withdraw(agentId: AgentId): void {
    for (const { interaction } of this.#options.queue) {
      if (interaction.invitation?.agentId === agentId)
        this.#submit(interaction.id, (situation) => withdrawInvitation(situation.interaction, agentId))
    }
  }

  stop(): void {
    this.#cancelTimer?.()
  }

  #ask({ id, site }: Interaction, agentId: AgentId): void {
    const { board, siteSettings } = this.#options
    this.#asking.add(id)
    board.reserve(agentId, id)
    let isTaken = false
    this.#submit(
      id,
      ({ interaction, now }) => {
        // A colleague may have asked for their last place in the meantime, or in this very batch.
        isTaken = !board.hasPlaceFor(agentId, id)
        return isTaken ? [] : issueInvitation(interaction, { agentId, now, settings: siteSettings(site) })
      },
      () => {
        this.#asking.delete(id)
        // If it was issued, the batch that is noted next takes the place again.
        board.release(agentId, id)
        if (isTaken) this.routeAt(this.#options.clock.now())
      },
    )
  }

  /** Tells everybody who waits, once, each time the first agent comes or the last one goes ([ROU6]). */
  #announce(): void {
    const { board, queue, clock } = this.#options
    const skills = new Set([null, ...[...queue].map(({ interaction }) => interaction.skill)])
    for (const skill of skills) {
      const somebodyThere = board.somebodyThere(clock.now(), skill)
      if (somebodyThere === this.#somebodyWasThere.get(skill)) continue
      this.#somebodyWasThere.set(skill, somebodyThere)
      for (const { conversation, interaction } of queue)
        if (interaction.skill === skill) this.#announceTo(conversation, somebodyThere)
    }
  }

  #announceTo(conversation: Conversation, somebodyThere: boolean): void {
    if (announceWaiting(conversation, { somebodyThere }).length === 0) return
    this.#submit(conversation.id, (situation) => announceWaiting(situation.conversation, { somebodyThere }))
  }

  #submit(id: ConversationId, decide: (situation: Situation) => readonly NewEvent[], settled?: () => void): void {
    this.#options.submit({
      conversationId: id,
      command: null,
      decide: (situation) => ({ events: decide(situation) }),
      settle: (outcome: Settled) => {
        settled?.()
        if (outcome.is === 'accepted') return
        this.#somebodyWasThere.clear()
        this.routeAt(this.#options.clock.now() + retryMs)
      },
    })
  }

  /** Routes again at `at`, or earlier when that was asked for before. Not kept in the store: a start routes anyway. */
  routeAt(at: number): void {
    const { clock } = this.#options
    if (at >= this.#timerAt) return
    this.#cancelTimer?.()
    this.#timerAt = at
    this.#cancelTimer = clock.after(at - clock.now(), () => {
      this.#timerAt = Infinity
      this.route()
    })
  }
}
