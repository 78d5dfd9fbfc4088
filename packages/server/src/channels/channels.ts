import { type ChannelName, type ChannelState, type Clock } from '@parley/protocol'
import type { Log } from '../core.ts'

/** What changes within this time is told together, in milliseconds. */
export const channelPauseMs = 250

/** Something of a channel that does not work, or not whole. */
export interface Trouble {
  readonly channel: ChannelName
  readonly is: 'limited' | 'down'
  readonly why: NonNullable<ChannelState['why']>
  /** What it concerns, where the channel has several parts. */
  readonly name?: string
}

interface ChannelsOptions {
  readonly clock: Clock
  readonly log: Log
  /** Those that this server has; trouble of another one is nobody's. */
  readonly available: ReadonlySet<ChannelName>
  /** Called with all of them when one is other than before, at most once in `channelPauseMs`. */
  readonly tell: (states: readonly ChannelState[]) => void
}

/** The order in which they are told. */
const order = ['chat', 'files', 'bots', 'search', 'reports'] as const satisfies readonly ChannelName[]

/**
 * How the parts of the server are, each of which can fail while the others go on ([OPS1] to [OPS5]). Whoever sees trouble notes it
 * under a name of its own, and takes it back under the same name.
 */
export class Channels {
  readonly #options: ChannelsOptions
  readonly #troubles = new Map<string, Trouble>()
  #states: readonly ChannelState[]
  #told: readonly ChannelState[]
  #callOff: (() => void) | undefined

  constructor(options: ChannelsOptions) {
    this.#options = options
    this.#states = this.#look([])
    this.#told = this.#states
  }

  /** All channels, as they are now. */
  get states(): readonly ChannelState[] {
    return this.#states
  }

  /** Trouble that `source` sees, or that it sees none any more. */
  note(source: string, trouble: Trouble | null): void {
    const before = this.#troubles.get(source)
    if (trouble === null ? !before : before && isSame(before, trouble)) return
    if (trouble) this.#troubles.set(source, trouble)
    else this.#troubles.delete(source)
    this.#states = this.#look(this.#states)
    this.#callOff ??= this.#options.clock.after(channelPauseMs, () => this.#tell())
  }

  stop(): void {
    this.#callOff?.()
    this.#callOff = undefined
  }

  /** What came and went within the pause is not told. */
  #tell(): void {
    this.#callOff = undefined
    const { log, tell } = this.#options
    const before = this.#told
    const changed = this.#states.filter((state, place) => JSON.stringify(state) !== JSON.stringify(before[place]))
    this.#told = this.#states
    if (changed.length === 0) return
    for (const { channel, is, why } of changed) {
      if (why === undefined) log('channel-works', { channel })
      else log('channel-impaired', { channel, is, why })
    }
    tell(this.#states)
  }

  #look(before: readonly ChannelState[]): readonly ChannelState[] {
    const { available } = this.#options
    const troubles = [...this.#troubles.values()]
    return order
      .filter((channel) => available.has(channel))
      .map((channel, place) => this.#stateOf(channel, troubles, before[place]))
  }

  #stateOf(channel: ChannelName, troubles: readonly Trouble[], before: ChannelState | undefined): ChannelState {
    const own = troubles.filter((trouble) => trouble.channel === channel)
    const worst = own.find(({ is }) => is === 'down') ?? own[0]
    if (!worst) return before?.is === 'working' ? before : { channel, is: 'working' }
    const { is, why } = worst
    const names = own.flatMap(({ name, why: other }) => (name !== undefined && other === why ? [name] : [])).sort()
    const isAsBefore = before?.is === is && before.why === why
    if (isAsBefore && (before.names ?? []).join('\n') === names.join('\n')) return before
    const since = (isAsBefore ? before.since : undefined) ?? this.#options.clock.now()
    return { channel, is, since, why, ...(names.length > 0 && { names }) }
  }
}

const isSame = (one: Trouble, other: Trouble) => one.is === other.is && one.why === other.why && one.name === other.name
