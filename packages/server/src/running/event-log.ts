import pino, { type DestinationStream, type LevelWithSilent } from 'pino'
import type { Log } from '../core.ts'

/** What would be a secret or somebody's words, should a fact ever be called so. */
const neverWritten = ['token', 'authorization', 'text', 's', 'cookie', 'password']

/** Events that somebody should look at. All others are ordinary life. */
const levels: Readonly<Record<string, 'debug' | 'warn' | 'error'>> = {
  'upgrade-refused': 'debug',
  'request-cut': 'debug',
  'agent-token-refused': 'warn',
  'agent-keys-unavailable': 'error',
  'request-failed': 'error',
  'channel-impaired': 'warn',
  'load-busy': 'warn',
  'load-overloaded': 'warn',
  'deadlines-delayed': 'warn',
  'doorbell-lost': 'warn',
  'events-missing': 'error',
  'database-connection-lost': 'warn',
  'bot-lint': 'warn',
  'response-lint': 'warn',
  'bot-unknown': 'warn',
  'bot-turn-delayed': 'warn',
  'bot-not-written': 'warn',
  'bot-asked-again': 'warn',
  'bot-import': 'warn',
  'bot-answer-wrong': 'warn',
  'start-demo-for-everybody': 'warn',
  'start-without-sites': 'warn',
  'start-with-file-secret-of-its-own': 'warn',
  'start-with-files-of-its-own': 'warn',
  'start-with-transcript-key-of-its-own': 'warn',
  'start-without-agent-keys': 'warn',
}

/** Names that say themselves that something went wrong, wherever they come from. */
const levelOf = (eventName: string) =>
  levels[eventName] ?? (/(failed|unavailable|broken|damaged|error)$/.test(eventName) ? 'error' : 'info')

/** One JSON object per line: `time`, `level`, `event`, and facts. `destination`: stderr, so that stdout stays for people. */
export function createEventLog(
  level: LevelWithSilent,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Log {
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: neverWritten, censor: '[removed]' },
    },
    destination,
  )
  return (eventName, facts = {}) => logger[levelOf(eventName)](facts, eventName)
}
