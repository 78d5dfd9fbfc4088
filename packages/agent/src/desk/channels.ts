import type { ChannelName, ChannelState, Clock } from '@parley/protocol'
import type { ConnectionState } from '@parley/protocol/client'
import { lineNotice } from '../presence/line-words.ts'
import type { AgentTextKey } from '../texts/agent-texts.ts'
import type { Agent, DeskState } from './desk-state.ts'
import { may } from './permitted.ts'

/** One channel as the desk knows it; `lost`: the line is, so that nobody can say. */
export interface ShownChannel {
  readonly channel: ChannelName
  readonly is: ChannelState['is'] | 'lost'
  readonly why?: ChannelState['why']
  /** By the server's clock, in milliseconds since 1970; missing while it works. */
  readonly since?: number | undefined
  readonly names?: readonly string[] | undefined
}

/** Some channels became this together. */
export interface ChannelChange {
  readonly key: number
  readonly at: number
  readonly channels: readonly ChannelName[]
  readonly is: ShownChannel['is']
}

/** What the system messages say ([OPS20] to [OPS24]). */
export interface ChannelsView {
  /** Those that the server has and the agent may use, in the server's order. */
  readonly states: readonly ShownChannel[]
  /** What came and went since the panel was opened, latest first. */
  readonly changes: readonly ChannelChange[]
  /** Everything works again, since a moment ago. */
  readonly isBack: boolean
}

export const noChannels: ChannelsView = { states: [], changes: [], isBack: false }

/** Changes that are kept. */
const mostChanges = 30

/** How long it is said that everything works again, in milliseconds. */
const backMs = 30_000

interface Seen {
  readonly line: ConnectionState
  readonly agent: Agent | undefined
  readonly now: number
}

/** Follows how the channels are, from the server while there is a line, and from the line itself when there is none. */
export class ChannelBook {
  readonly #clock: Clock
  readonly #changed: () => void
  #view = noChannels
  #key = 0
  #callOff = () => {}

  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock
    this.#changed = changed
  }

  /** The same object as before while nothing has changed. */
  look(seen: Seen): ChannelsView {
    const before = this.#view.states
    const states = shown(seen, before)
    const changed = states.filter((state, place) => state !== before[place])
    if (changed.length === 0 && states.length === before.length) return this.#view
    const isFirst = before.length === 0
    const told = isFirst
      ? changed.filter(({ is }) => is !== 'working')
      : changed.filter((state) => isOther(state, before))
    const changes = [...this.#changesOf(told, seen.now), ...this.#view.changes].slice(0, mostChanges)
    const isWell = states.every(({ is }) => is === 'working')
    const isBack = isWell && (this.#view.isBack || before.some(({ is }) => is !== 'working'))
    if (isBack && !this.#view.isBack) this.#forgetSoon()
    this.#view = { states, changes, isBack }
    return this.#view
  }

  /** Somebody else signs in. */
  forget(): void {
    this.#callOff()
    this.#view = noChannels
  }

  /** It was read that everything works again. */
  dismiss(): void {
    this.#callOff()
    if (!this.#view.isBack) return
    this.#view = { ...this.#view, isBack: false }
    this.#changed()
  }

  #forgetSoon(): void {
    this.#callOff()
    this.#callOff = this.#clock.after(backMs, () => this.dismiss())
  }

  /** One change for all that became the same. */
  #changesOf(states: readonly ShownChannel[], now: number): ChannelChange[] {
    const byState = new Map<ShownChannel['is'], ChannelName[]>()
    for (const { channel, is } of states) byState.set(is, [...(byState.get(is) ?? []), channel])
    return [...byState].map(([is, channels]) => ({ key: ++this.#key, at: now, channels, is }))
  }
}

/** Only the reason, or the names, may be others than before: that is no news. */
const isOther = ({ channel, is }: ShownChannel, before: readonly ShownChannel[]): boolean =>
  before.find((other) => other.channel === channel)?.is !== is

function shown({ line, agent, now }: Seen, before: readonly ShownChannel[]): readonly ShownChannel[] {
  if (!agent) return before
  const isLost = lineNotice(line, true) !== undefined
  // A server that says nothing of channels has at least this one.
  const told: readonly ChannelState[] = agent.channels ?? [{ channel: 'chat', is: 'working' }]
  const mine = told.filter(({ channel }) => isFor(agent, channel))
  return mine.map((state) => {
    const former = before.find(({ channel }) => channel === state.channel)
    if (!isLost) return former && isSame(former, state) ? former : state
    return former?.is === 'lost' ? former : { channel: state.channel, is: 'lost', since: now }
  })
}

/** Who may not search, or read reports, is not told that it does not work. */
const isFor = (agent: Agent, channel: ChannelName): boolean =>
  channel === 'search' || channel === 'reports' ? may({ agent }, channel) : true

const isSame = (one: ShownChannel, other: ShownChannel): boolean =>
  one.is === other.is &&
  one.why === other.why &&
  one.since === other.since &&
  (one.names ?? []).join('\n') === (other.names ?? []).join('\n')

/** How a channel is; nothing where the server has none of it. */
export const channelOf = ({ channels }: Pick<DeskState, 'channels'>, name: ChannelName): ShownChannel | undefined =>
  channels.states.find(({ channel }) => channel === name)

/** Why no new file can be sent now; nothing when it can. What is on its way when the line is lost waits by itself. */
export function filesDown(state: Pick<DeskState, 'channels'>): AgentTextKey | undefined {
  const files = channelOf(state, 'files')
  if (files?.is !== 'down') return undefined
  if (files.why === 'no-room') return 'filesNoRoom'
  return files.why === 'busy' ? 'filesBusy' : 'filesDown'
}
