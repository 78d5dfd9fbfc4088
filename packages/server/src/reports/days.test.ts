import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysFrom, placeOf, utcOf, zoneOf } from './days.ts'

const startsIn = (zone: string, from: string, count: number) =>
  daysFrom(utcOf(from)!, count, zoneOf(zone)).days.map(({ startsAt }) => new Date(startsAt).toISOString())

test('[REP9] [B041] days are those of the time zone, with 23 or 25 hours where clocks change', () => {
  assert.deepEqual(startsIn('Europe/Berlin', '2026-03-28', 3), [
    '2026-03-27T23:00:00.000Z',
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ])
  assert.deepEqual(startsIn('Pacific/Kiritimati', '2026-01-01', 1), ['2025-12-31T10:00:00.000Z'])
  assert.deepEqual(startsIn('Asia/Kathmandu', '2026-01-01', 1), ['2025-12-31T18:15:00.000Z'])
})

test('[REP9] a day that begins at one o’clock begins then, and one that a place skipped is empty', () => {
  assert.deepEqual(startsIn('America/Santiago', '2026-09-06', 1), ['2026-09-06T04:00:00.000Z'])
  const [skipped, next] = startsIn('Pacific/Apia', '2011-12-30', 2)
  assert.equal(skipped, next)
})

test('[REP9] a moment is in the day that has begun', () => {
  const { days, endsAt } = daysFrom(utcOf('2026-03-28')!, 3, zoneOf('Europe/Berlin'))
  const places = [days[0]!.startsAt - 1, days[0]!.startsAt, days[1]!.startsAt - 1, days[1]!.startsAt, endsAt - 1]
  assert.deepEqual(
    places.map((at) => placeOf(at, days)),
    [-1, 0, 0, 1, 2],
  )
})

test('[REP11] what is no day is none', () => {
  assert.deepEqual(['2026-02-30', '2026-1-1', '20260101', '', '2026-01-01T00:00'].map(utcOf), Array(5).fill(undefined))
})
