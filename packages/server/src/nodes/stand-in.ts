import type { Clock, ContactId, ConversationId } from '@parley/protocol'
import type { BotRunner } from '../bots/bot-runner.ts'
import type { ConsultationKeeper } from '../consultations/keeper.ts'
import type { Log } from '../core.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { Folded } from '../log/folded.ts'
import type { Noted } from '../log/noted.ts'
import type { Router } from '../routing/router.ts'
import { reloadMs } from '../sessions/agent-lines.ts'
import type { ContactLines } from '../sessions/contact-lines.ts'
import type { Lookout } from './lookout.ts'
import type { Gone } from './neighbours.ts'

/** When to try again what could not be read, in milliseconds. */
const retryMs = 1_000

export interface StandInOptions {
  readonly cache: Pick<ConversationCache, 'load'>
  readonly noted: Noted
  readonly clock: Clock
  readonly log: Log
  readonly lookout: Lookout
  readonly contactLines: ContactLines
  readonly router: Router
  readonly bots: BotRunner | undefined
  readonly consultations: ConsultationKeeper
  readonly isOnDuty: () => boolean
  /** How long people may take to come back after a start, in milliseconds. */
  readonly graceMs: number
}

/** Goes on where another node ended, or this one before it was started again ([NOD20], [NOD25]). */
export class StandIn {
  readonly #options: StandInOptions
  #callOff: (() => void) | undefined
  #isStarted = false

  constructor(options: StandInOptions) {
    this.#options = options
  }

  /** What goes on is loaded: whoever is on duty goes on with it. */
  async start(): Promise<void> {
    this.#isStarted = true
    if (this.#options.isOnDuty()) await this.#goOn()
  }

  /** Everything that goes on, as it is now. @throws ChatError `unavailable`. */
  readOpen(): Promise<ReadonlyMap<ConversationId, Folded>> {
    const { cache, noted } = this.#options
    return cache.load([...noted.open.keys()])
  }

  /** The duty is this node's from now on, or no longer. */
  dutyChanged(isMine: boolean): void {
    // What is found at the start is gone on with there.
    if (!this.#isStarted) return
    if (isMine) return void this.#takeOver()
    const { router, bots } = this.#options
    router.rest()
    bots?.rest()
  }

  /** Whoever was on that node comes back to another one, or does not. */
  async nodeGone(contacts: ReadonlySet<ContactId>, why: Gone): Promise<void> {
    const { noted, contactLines, lookout, isOnDuty } = this.#options
    if (isOnDuty()) {
      const theirs = [...noted.open.values()].filter(({ interaction }) => contacts.has(interaction.contact.id))
      contactLines.expect(
        theirs.map(({ interaction }) => interaction),
        reloadMs,
      )
    }
    // The last that it wrote it may not have rung for.
    if (why === 'silent') await lookout.lookAround()
    if (isOnDuty()) await this.#checkConsultations()
  }

  stop(): void {
    this.#callOff?.()
  }

  /** Acts on everything that goes on. Returns whether it could be read. */
  async #goOn(): Promise<boolean> {
    const { contactLines, bots, router, graceMs } = this.#options
    const folded = await this.readOpen().catch(() => undefined)
    if (!folded) return false
    const interactions = [...folded.values()].map(({ interaction }) => interaction)
    contactLines.expect(interactions, graceMs)
    for (const each of folded.values()) bots?.changed(each)
    router.route()
    await this.#checkConsultations()
    return true
  }

  async #takeOver(): Promise<void> {
    const { lookout, isOnDuty, clock } = this.#options
    await lookout.lookAround()
    if (isOnDuty() && !(await this.#goOn())) this.#callOff = clock.after(retryMs, () => void this.#takeOver())
  }

  async #checkConsultations(): Promise<void> {
    const { consultations, log } = this.#options
    try {
      await consultations.check((await this.readOpen()).values())
    } catch (error) {
      // Whoever takes the duty next looks again, and so does each agent who signs in.
      log('lookout-delayed', { error: String(error) })
    }
  }
}
