import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEventLog } from './event-log.ts'

function written(level: 'debug' | 'info' | 'warn', say: (log: ReturnType<typeof createEventLog>) => void) {
  const lines: string[] = []
  say(createEventLog(level, { write: (line: string) => void lines.push(line) }))
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}

test('[RUN4] a line is the event’s name, when, how bad, and facts', () => {
  const [line] = written('info', (log) => log('listening', { port: 8_080 }))
  assert.match(String(line?.['time']), /^\d{4}-\d\d-\d\dT/)
  assert.deepEqual({ ...line, time: '' }, { time: '', level: 'info', event: 'listening', port: 8_080 })
})

test('[RUN4] secrets and people’s words are removed by name', () => {
  const secrets = { token: 'abc', authorization: 'Bearer abc', text: 'Hello', s: 'abc', cookie: 'abc' }
  const [line] = written('info', (log) => log('something', { ...secrets, seq: 4 }))
  assert.doesNotMatch(JSON.stringify(line), /abc|Hello/)
  assert.equal(line?.['seq'], 4)
})

test('[ATK20] [RUN4] what would move the cursor of a terminal, or begin a line of its own, is written as JSON escapes', () => {
  const hostile = '\x1b[2J\x1b]0;owned\x07\r\n{"level":"info","event":"all-is-well"}\u009b31m'
  const lines: string[] = []
  createEventLog('info', { write: (line: string) => void lines.push(line) })('something', { problem: hostile })
  assert.equal(lines.length, 1)
  assert.doesNotMatch(lines[0]?.trimEnd() ?? '', /[\x00-\x1f]/)
  assert.equal((JSON.parse(lines[0] ?? '') as { problem: string }).problem, hostile)
})

test('[RUN4] what went wrong is an error, ordinary life is not', () => {
  const lines = written('warn', (log) => {
    log('listening')
    log('agent-token-refused', { why: 'shape' })
    log('channel-impaired', { channel: 'files' })
    log('channel-works', { channel: 'files' })
    log('commit-failed', { problem: 'disk full' })
  })
  assert.deepEqual(
    lines.map(({ level, event }) => [level, event]),
    [
      ['warn', 'agent-token-refused'],
      ['warn', 'channel-impaired'],
      ['error', 'commit-failed'],
    ],
  )
})
