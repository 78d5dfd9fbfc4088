import assert from 'node:assert/strict'
import { cpuUsage } from 'node:process'
import { test } from 'node:test'
import { limits, maskFor } from '@parley/protocol'
import { maskPattern } from './mask-pattern.ts'

const good = [
  '[A-Z]{2}\\d{2} ?(?:[A-Z0-9]{4} ?){3,7}[A-Z0-9]{0,3}',
  '\\d{3}-\\d{2}-\\d{4}',
  '\\bPIN:? ?\\d{4,6}\\b',
  '(secret|token): \\S{8,64}',
  '[\\]x]{4}',
  '\\u{1f511}{4}',
]

const bad: readonly (readonly [pattern: string, why: string])[] = [
  ['(a', 'is no regular expression'],
  ['\\d+', '* and + are not taken; say how many, such as {1,20}'],
  ['(a*)*bbbb', '* and + are not taken; say how many, such as {1,20}'],
  ['\\d{4,}', 'repeats more than 64 times'],
  ['(?:a{1,20}){1,20}bbbb', 'could be slow: fewer or smaller counts, one inside the other'],
  ['\\d{1,64}\\d{1,64}\\d{4}', 'could be slow: fewer or smaller counts, one inside the other'],
  ['(?=\\d{4})\\d{4}', 'only plain groups ( ) and (?: ) are taken'],
  ['(\\d{4})\\1', '\\1 is not taken'],
  ['\\d{0,4}', 'matches less than 4 characters'],
  ['\\d{8}|abc', 'matches less than 4 characters'],
  ['', 'matches less than 4 characters'],
]

test('[SEC20] patterns that are quick are taken as they are', () => {
  for (const pattern of good) assert.equal(maskPattern.read(pattern), pattern)
})

test('[SEC20] a pattern that could be slow, or hides words, is refused and says why', () => {
  for (const [pattern, detail] of bad) assert.throws(() => maskPattern.read(pattern), { detail }, pattern)
})

test('[SEC20] the slowest pattern that is taken costs less than 0.3 s in the longest text', () => {
  const mask = maskFor([maskPattern.read('(?:[a-z]{4} ?){3,10}-')])
  const text = 'abcd '.repeat(limits.textChars / 5)
  const before = cpuUsage()
  mask(text)
  assert.ok(cpuUsage(before).user < 300_000)
})
