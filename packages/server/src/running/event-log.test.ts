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

test('[RUN4] what went wrong is an error, ordinary life is not', () => {
  const lines = written('warn', (log) => {
    log('listening')
    log('agent-token-refused', { why: 'shape' })
    log('commit-failed', { problem: 'disk full' })
  })
  assert.deepEqual(
    lines.map(({ level, event }) => [level, event]),
    [
      ['warn', 'agent-token-refused'],
      ['error', 'commit-failed'],
    ],
  )
})
