import type { CoreStats } from '../core.ts'
import type { Instruments } from './instruments.ts'

const seconds = (ms: number) => ms / 1_000

/** In seconds, by the same names. */
const inSeconds = (byName: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(byName).map(([name, ms]) => [name, seconds(ms)]))

/** How a channel is, as a number: the higher, the worse. */
const severity = { working: 0, limited: 1, down: 2 } as const

/** Names what the core counts. */
export function nameCoreMetrics(instruments: Instruments, stats: () => CoreStats): void {
  const { gauge, gauges, counter, counters, histogram } = instruments
  gauges('parley_sessions', 'Signed-in sessions, and sockets that still greet', 'role', () => stats().sessions)
  counters('parley_lines_cut_total', 'Sockets that the server closed', 'reason', () => stats().cut)

  counter('parley_commands_accepted_total', 'Commands that were durably accepted', () => stats().commands.accepted)
  counters('parley_commands_refused_total', 'Refused commands by error code', 'code', () => stats().commands.refused)
  gauge('parley_commands_waiting', 'Commands that wait for the next transaction', () => stats().waitingWorks)
  counters('parley_events_total', 'Events in the logs, by name', 'name', () => stats().events)

  histogram('parley_commit_duration_seconds', 'How long transactions took', () => stats().commits)
  counter('parley_commits_failed_total', 'Transactions that failed', () => stats().commits.failed)
  counter('parley_commit_commands_total', 'Commands in all transactions', () => stats().commits.works)
  counter('parley_commit_events_total', 'Events in all transactions', () => stats().commits.events)
  gauge('parley_commit_largest_batch', 'Commands in the largest transaction so far', () => stats().commits.largestBatch)

  gauges('parley_queue_length', 'Interactions that wait for an agent', 'site', () => stats().queue)
  gauge('parley_queue_oldest_seconds', 'How long the interaction waits that waits longest', () =>
    seconds(stats().oldestWaitingMs),
  )
  gauge('parley_conversations_open', 'Conversations that wait or are handled', () => stats().openConversations)
  gauges('parley_agents', 'Connected agents, by presence', 'presence', () => stats().agents)
  gauges('parley_agent_places', 'Conversations that ready agents can take, and have', 'state', () => stats().places)

  counters('parley_deadlines_total', 'Deadlines that were handled, by kind', 'kind', () => stats().deadlines.handled)
  histogram(
    'parley_deadline_delay_seconds',
    'How long after they were due deadlines were handled',
    () => stats().deadlines.delays,
  )

  counters('parley_bot_turns_answered_total', 'Turns in which a bot answered', 'bot', () => stats().bots.answered)
  counters('parley_bot_turns_failed_total', 'Turns in which a bot did not', 'bot', () => stats().bots.failed)
  gauges('parley_follower_lag_seconds', 'How far what follows the logs is behind them', 'follower', () =>
    inSeconds(stats().followerLagMs),
  )
  gauges('parley_channel_state', 'How a channel is: 0 works, 1 limited, 2 down', 'channel', () =>
    Object.fromEntries(stats().channels.map(({ channel, is }) => [channel, severity[is]])),
  )

  gauge('parley_cache_conversations', 'Folded conversations in memory', () => stats().cache.size)
  counter('parley_cache_hits_total', 'Conversations found in memory', () => stats().cache.hits)
  counter('parley_cache_misses_total', 'Conversations read from the database', () => stats().cache.misses)
}
