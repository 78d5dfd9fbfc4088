import type { ConversationId } from '@parley/protocol'
import type { DeskEntry } from '../desk/desk-state.ts'
import type { Desk } from '../desk/desk.ts'
import { pendingOf, thresholdsOf, type Pending } from '../pending/pending.ts'
import { isPageActive, onPageFocus } from './page-focus.ts'
import { reasonsBetween, type Reason } from './reasons.ts'

/** What asks for the agent, as one value. The same object while nothing has changed. */
export interface Calls {
  /** The interactions that flash, and why: the most pressing reason first. */
  readonly flashing: ReadonlyMap<ConversationId, readonly Reason[]>
  /** Those whose contact waits although the agent has seen it. */
  readonly seen: ReadonlySet<ConversationId>
  /** Those whose contact waits, however short, while the agent is away from the page. */
  readonly waiting: readonly ConversationId[]
  /** Whether the agent works on this page. */
  readonly isPageActive: boolean
}

export const noCalls: Calls = { flashing: new Map(), seen: new Set(), waiting: [], isPageActive: true }

/** What is remembered of one interaction between two looks. */
interface Watch {
  before: DeskEntry | undefined
  /** What has happened and was not seen yet. */
  readonly raised: Set<Reason>
  /** Which stage of which pending response was seen. */
  seenStage: string
  /** Which pending response was previewed. */
  previewed: number | undefined
}

export interface AttentionOptions {
  readonly desk: Desk
  /** Whether the selected conversation is on the screen: a narrow panel may show the list instead. */
  readonly isShown: () => boolean
  readonly changed: () => void
}

/**
 * Knows which interactions ask for the agent: those that are not in focus while something happens to them, or while their
 * contact waits too long. Looks when it is told to, when a pending response reaches its next stage, and when the agent turns to
 * the page or away from it.
 */
export class Attention {
  readonly #options: AttentionOptions
  readonly #watches = new Map<ConversationId, Watch>()
  /** Up to which message of each thread the agent was told that a colleague has written. */
  readonly #told = new Map<ConversationId, number>()
  readonly #stopListening: () => void
  #callOff = () => {}
  #calls = noCalls

  constructor(options: AttentionOptions) {
    this.#options = options
    this.#stopListening = onPageFocus(() => this.look())
  }

  get calls(): Calls {
    return this.#calls
  }

  close(): void {
    this.#stopListening()
    this.#callOff()
  }

  /** The agent has looked at the preview of this interaction: it flashes no longer. */
  notice(id: ConversationId): void {
    const watch = this.#watches.get(id)
    if (!watch?.before) return this.#noticeThread(id)
    const pending = this.#pending(watch.before)
    watch.raised.clear()
    watch.seenStage = stageOf(pending)
    watch.previewed = pending?.since
    this.#keep(id, watch)
    this.look()
  }

  #noticeThread(id: ConversationId): void {
    const thread = this.#options.desk.state.threads.find((other) => other.id === id)
    this.#told.set(id, thread?.view.transcript.lastMessageSeq ?? 0)
    this.look()
  }

  look(): void {
    const { desk, isShown, changed } = this.#options
    const { entries, selected, threads, thread } = desk.state
    const isActive = isPageActive()
    const inFocus = isActive && isShown() ? (selected ?? thread)?.id : undefined
    const flashing = new Map<ConversationId, readonly Reason[]>()
    const seen = new Set<ConversationId>()
    const waiting: ConversationId[] = []
    for (const entry of entries) {
      const { id } = entry
      const pending = this.#pending(entry)
      const watch = this.#watch(entry)
      if (id === inFocus) {
        watch.raised.clear()
        if (watch.seenStage !== stageOf(pending)) {
          watch.seenStage = stageOf(pending)
          this.#keep(id, watch)
        }
      }
      const reasons = [...unseenStage(pending, watch), ...watch.raised]
      if (reasons.length > 0) flashing.set(id, reasons)
      else if (pending && (watch.previewed === pending.since || pending.stage !== 'in-time')) seen.add(id)
      if (pending && !isActive) waiting.push(id)
    }
    for (const id of this.#watches.keys()) if (!entries.some((entry) => entry.id === id)) this.#watches.delete(id)
    for (const { id, unread, view } of threads) {
      const latest = view.transcript.lastMessageSeq
      if (id === inFocus) this.#told.set(id, latest)
      else if (unread > 0 && latest > (this.#told.get(id) ?? 0)) flashing.set(id, ['colleague-wrote'])
    }
    this.#planNext()
    const calls = { flashing, seen, waiting, isPageActive: isActive }
    if (isSame(calls, this.#calls)) return
    this.#calls = calls
    changed()
  }

  #watch(entry: DeskEntry): Watch {
    const kept = this.#watches.has(entry.id) ? undefined : this.#options.desk.view.seenMark(entry.id)
    const watch = this.#watches.get(entry.id) ?? {
      before: undefined,
      raised: new Set<Reason>(),
      seenStage: kept?.stage ?? '',
      previewed: kept?.previewed,
    }
    this.#watches.set(entry.id, watch)
    for (const reason of reasonsBetween(watch.before, entry)) watch.raised.add(reason)
    // Somebody has written, or is back: it ends no longer.
    if (entry.view.conversation.endsAt === null) watch.raised.delete('timeout-near')
    if (!entry.interaction.closing) watch.raised.delete('about-to-close')
    if (entry.lanes.every(({ unread }) => unread === 0)) watch.raised.delete('colleague-wrote')
    watch.before = entry
    return watch
  }

  /** Also beyond a reload: who has looked need not look again. */
  #keep(id: ConversationId, { seenStage, previewed }: Watch): void {
    this.#options.desk.view.keepSeenMark(id, { stage: seenStage, previewed })
  }

  #pending(entry: DeskEntry): Pending | undefined {
    const { desk } = this.#options
    return pendingOf(entry, thresholdsOf(desk.state, entry), desk.now)
  }

  /** Looks again when the next pending response reaches its next stage. */
  #planNext(): void {
    const { desk } = this.#options
    this.#callOff()
    const left = desk.state.entries.flatMap((entry) => {
      const pending = this.#pending(entry)
      if (!pending || pending.stage === 'late') return []
      const { warningMs, lateMs } = thresholdsOf(desk.state, entry)
      return (pending.stage === 'warning' ? lateMs : warningMs) - pending.waitedMs
    })
    this.#callOff = left.length > 0 ? desk.clock.after(Math.min(...left), () => this.look()) : () => {}
  }
}

const stageOf = (pending: Pending | undefined) => (pending ? `${pending.since} ${pending.stage}` : '')

/** What a pending response asks for that has reached a stage which the agent has not seen. */
function unseenStage(pending: Pending | undefined, { seenStage }: Watch): readonly Reason[] {
  if (!pending || pending.stage === 'in-time' || seenStage === stageOf(pending)) return []
  return [pending.stage]
}

const isSame = (one: Calls, other: Calls) =>
  one.isPageActive === other.isPageActive &&
  String(one.waiting) === String(other.waiting) &&
  String([...one.seen]) === String([...other.seen]) &&
  one.flashing.size === other.flashing.size &&
  [...one.flashing].every(([id, reasons]) => String(reasons) === String(other.flashing.get(id)))
