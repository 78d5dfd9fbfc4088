import { pendingSince, staffIn, type Clock, type ConversationId, type Running } from '@parley/protocol'
import { may } from '../deciding/permit.ts'
import type { Committed } from '../log/committed.ts'
import type { Folded } from '../log/folded.ts'
import type { Reader } from './hub.ts'

/** What changes within this time is told together, in milliseconds. */
export const runningPauseMs = 500

interface RunningFeedOptions {
  readonly clock: Clock
  /** All conversations that wait or are handled now. */
  readonly open: () => Promise<Iterable<Folded>>
}

/**
 * Tells supervisors which conversations are going on, and from then on what changes in them: together, made once for all who look.
 * While nobody looks it costs nothing ([SUP10]).
 */
export class RunningFeed {
  readonly #options: RunningFeedOptions
  readonly #followers = new Set<Reader>()
  /** As JSON by id, as it was told last. */
  readonly #told = new Map<ConversationId, string>()
  /** What has changed since; `undefined`: it is over. */
  readonly #changed = new Map<ConversationId, string | undefined>()
  #callOff: (() => void) | undefined

  constructor(options: RunningFeedOptions) {
    this.#options = options
  }

  async follow(reader: Reader): Promise<void> {
    // From here on nothing is missed: what changes while the others are read comes after them.
    this.#followers.add(reader)
    const open = await this.#options.open()
    if (!this.#followers.has(reader)) return
    for (const folded of open) {
      const { id } = folded.interaction
      if (!this.#told.has(id) && !this.#changed.has(id)) this.#put(this.#told, folded)
    }
    this.#tell()
    reader.send(frameOf(true, [...this.#told.values()], []))
  }

  unfollow(reader: Reader): void {
    if (!this.#followers.delete(reader) || this.#followers.size > 0) return
    this.stop()
    this.#told.clear()
    this.#changed.clear()
  }

  /** Whether anybody looks. */
  get isFollowed(): boolean {
    return this.#followers.size > 0
  }

  committed({ changes }: Pick<Committed, 'changes'>): void {
    if (this.#followers.size === 0) return
    for (const { after } of changes.values()) this.#put(this.#changed, after)
    if (this.#changed.size > 0) this.#callOff ??= this.#options.clock.after(runningPauseMs, () => this.#tell())
  }

  stop(): void {
    this.#callOff?.()
    this.#callOff = undefined
  }

  #put(into: Map<ConversationId, string | undefined>, folded: Folded): void {
    const now = runningOf(folded)
    if (now) into.set(now.id, JSON.stringify(now))
    else if (into === this.#changed && !folded.interaction.staff) into.set(folded.interaction.id, undefined)
  }

  #tell(): void {
    this.stop()
    for (const reader of this.#followers)
      if (!reader.actor || !may(reader.actor, 'supervise-watch')) this.unfollow(reader)
    const changes: string[] = []
    const over: ConversationId[] = []
    for (const [id, json] of this.#changed) {
      const before = this.#told.get(id)
      if (json === before) continue
      if (json === undefined) {
        this.#told.delete(id)
        over.push(id)
      } else {
        this.#told.set(id, json)
        changes.push(json)
      }
    }
    this.#changed.clear()
    if (changes.length + over.length === 0) return
    const frame = frameOf(false, changes, over)
    for (const reader of this.#followers) reader.send(frame)
  }
}

/** What supervisors see of a conversation; nothing when it is over, or no contact is in it. */
export function runningOf({ conversation, interaction }: Pick<Folded, 'conversation' | 'interaction'>): Running | null {
  const { id, site, status, contact, skill, openedAt, queuedAt, owner, consultations, staff } = interaction
  if (staff || (status !== 'with-bot' && status !== 'queued' && status !== 'handled')) return null
  return {
    id,
    site,
    status,
    contact: contact.name,
    skill,
    openedAt,
    queuedAt,
    pendingSince: pendingSince(conversation),
    owner,
    staff: staffIn(interaction).map(({ agentId, name, state }) => ({ agentId, name, isAway: state === 'away' })),
    consultations: consultations.filter(({ state }) => state === 'open').length,
  }
}

const frameOf = (whole: boolean, conversations: readonly string[], over: readonly ConversationId[]): string =>
  `{"type":"running","whole":${whole},"conversations":[${conversations.join(',')}],"over":${JSON.stringify(over)}}`
