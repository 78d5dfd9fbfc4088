import type { Clock } from '@parley/protocol'
import type { Log } from '../core.ts'
import type { CoreSiteSettings } from '../core-settings.ts'
import { closeByItself } from '../features/done.ts'
import { endForInactivity, warnOfInactivity } from '../features/ending.ts'
import { expireInvitation } from '../features/invitations.ts'
import { expireColleagues } from '../deciding/colleagues.ts'
import { contactIsThere, endForAbsence } from '../features/leaving.ts'
import type { Team } from '../deciding/team.ts'
import { Durations } from '../metrics/durations.ts'
import type { NewEvent, Situation, Work } from '../log/work.ts'
import type { Deadline, Store } from '../store/store.ts'
import { agentOfSubject, type DeadlineKind, type LeaseKind } from './deadlines.ts'

/** Looks at least so often, for deadlines that others wrote; in milliseconds. */
const lookMs = 5_000

/** How long the handling of a deadline may take before it comes again, in milliseconds. */
const claimMs = 10_000

const claimLimit = 200

export interface SweeperOptions {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly submit: (work: Work) => void
  readonly siteSettings: (site: string) => CoreSiteSettings
  /** Whether a contact is connected. */
  readonly isThere: (contactId: string) => boolean
  readonly team: Team
  /** A deadline of an agent's lease has come. */
  readonly onLease: (agentId: string, kind: LeaseKind) => Promise<void>
}

type OnDue = (
  situation: Situation,
  settings: CoreSiteSettings,
  now: Pick<SweeperOptions, 'isThere' | 'team'>,
) => readonly NewEvent[]

/** What each deadline does when it has come. All of them look first whether it is really due. */
const onDue: { readonly [Kind in DeadlineKind]: OnDue } = {
  invitation: ({ interaction, now }, settings, { team }) => [
    ...expireInvitation(interaction, now),
    ...expireColleagues({ interaction, now, settings, team }),
  ],
  'inactivity-warning': (situation, settings) => warnOfInactivity(situation, { now: situation.now, settings }),
  'inactivity-end': ({ conversation, now }, settings) => endForInactivity(conversation, { now, settings }),
  close: (situation, _settings, { isThere }) =>
    isThere(situation.interaction.contact.id) && situation.interaction.closing?.why === 'disconnected'
      ? contactIsThere(situation)
      : endForAbsence(situation, situation.now),
  'auto-done': ({ interaction, now }, settings) => closeByItself(interaction, { now, settings }),
}

/** Claims the deadlines that have come, and has them decided. One timer, set for the earliest. */
export class Sweeper {
  readonly #options: SweeperOptions
  #cancelTimer: (() => void) | undefined
  #timerAt = Infinity
  #sweeping: Promise<void> | undefined
  #stopped = false
  /** Deadlines that were handled, by kind, and how long after they were due. */
  readonly handled: Record<string, number> = {}
  readonly delays = new Durations([100, 500, 1_000, 5_000, 30_000, 120_000])

  constructor(options: SweeperOptions) {
    this.#options = options
  }

  start(): void {
    this.note(this.#options.clock.now())
  }

  stop(): void {
    this.#stopped = true
    this.#cancelTimer?.()
  }

  /** A deadline is new, or has come nearer. */
  note(dueAt: number): void {
    if (this.#stopped || dueAt >= this.#timerAt) return
    const { clock } = this.#options
    this.#cancelTimer?.()
    this.#timerAt = dueAt
    this.#cancelTimer = clock.after(Math.max(0, dueAt - clock.now()), () => {
      this.#timerAt = Infinity
      this.#sweeping = this.#sweep()
    })
  }

  /** Resolves when nothing is being swept. */
  async idle(): Promise<void> {
    await this.#sweeping
  }

  async #sweep(): Promise<void> {
    const { store, clock, log } = this.#options
    const now = clock.now()
    try {
      const due = await store.claimDeadlines({ now, until: now + claimMs, limit: claimLimit })
      for (const deadline of due) {
        this.delays.note(Math.max(0, clock.now() - deadline.dueAt))
        this.handled[deadline.kind] = (this.handled[deadline.kind] ?? 0) + 1
        await this.#handle(deadline)
      }
      const next = due.length === claimLimit ? now : await store.nextDeadlineAt()
      this.note(Math.min(next ?? Infinity, now + lookMs))
    } catch (error) {
      log('deadlines-delayed', { error: String(error) })
      this.note(now + 1_000)
    } finally {
      this.#sweeping = undefined
    }
  }

  async #handle({ subject, kind }: Deadline): Promise<void> {
    const { submit, siteSettings, onLease } = this.#options
    const agentId = agentOfSubject(subject)
    if (agentId !== undefined) return onLease(agentId, kind as LeaseKind)
    // A kind from a newer server waits for that one.
    if (!Object.hasOwn(onDue, kind)) return
    const decide = onDue[kind as DeadlineKind]
    submit({
      conversationId: subject,
      command: null,
      deadline: kind,
      decide: (situation) => ({ events: decide(situation, siteSettings(situation.conversation.site), this.#options) }),
      settle: () => {},
    })
  }
}
