import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChoiceValue } from '../define.ts'
import { answerProblem, dayProblem } from './answer-problem.ts'
import type { FormField } from './form.ts'
import type { Message } from './index.ts'
import { judgeChoice } from './judge.ts'

const named = { id: 'asked', label: 'Asked' }
const options = [
  { id: 'a', label: 'A' },
  { id: 'b', label: 'B' },
]

const cases: readonly [what: string, asked: FormField, value: ChoiceValue | undefined, problem: string | undefined][] =
  [
    ['text', { is: 'text', ...named }, 'Mara', undefined],
    ['no text', { is: 'text', ...named }, '', undefined],
    ['no text where one is required', { is: 'text', ...named, required: true }, undefined, 'required'],
    ['blanks where a text is required', { is: 'text', ...named, required: true }, ' \n ', 'required'],
    ['a text that is too long', { is: 'text', ...named, most: 3 }, 'Mara', 'too-long'],
    ['a number for a text', { is: 'text', ...named }, 3, 'malformed'],
    ['an email address', { is: 'email', ...named }, 'mara@mail.example', undefined],
    ['an address without a dot', { is: 'email', ...named }, 'mara@mail', 'not-an-email'],
    ['words for an address', { is: 'email', ...named }, 'mara at mail.example', 'not-an-email'],
    ['a number', { is: 'number', ...named, least: 1, most: 8 }, 8, undefined],
    ['nought, which is not nothing', { is: 'number', ...named, required: true }, 0, undefined],
    ['words for a number', { is: 'number', ...named }, 'three', 'not-a-number'],
    ['what is not a number', { is: 'number', ...named }, Number.NaN, 'not-a-number'],
    ['half a person', { is: 'number', ...named, whole: true }, 1.5, 'not-whole'],
    ['too few', { is: 'number', ...named, least: 1 }, 0, 'too-small'],
    ['too many', { is: 'number', ...named, most: 8 }, 9, 'too-large'],
    ['a day', { is: 'date', ...named, from: '2026-01-01', to: '2026-12-31' }, '2026-02-28', undefined],
    ['words for a day', { is: 'date', ...named }, 'tomorrow', 'not-a-day'],
    ['one option', { is: 'choice', ...named, options }, 'a', undefined],
    ['an option that is not offered', { is: 'choice', ...named, options }, 'c', 'malformed'],
    ['a list where one is asked for', { is: 'choice', ...named, options }, ['a'], 'malformed'],
    ['several options', { is: 'choice', ...named, several: true, options }, ['b', 'a'], undefined],
    [
      'none of several that are required',
      { is: 'choice', ...named, several: true, required: true, options },
      [],
      'required',
    ],
    ['an option named twice', { is: 'choice', ...named, several: true, options }, ['a', 'a'], 'malformed'],
    ['consent', { is: 'consent', ...named, required: true }, true, undefined],
    ['no consent where it is required', { is: 'consent', ...named, required: true }, false, 'not-agreed'],
    ['no consent where it is not', { is: 'consent', ...named }, false, undefined],
  ]

for (const [what, asked, value, problem] of cases)
  test(`[RIC5] a form ${problem ? `refuses ${what}: ${problem}` : `takes ${what}`}`, () => {
    assert.equal(answerProblem(asked, value)?.is, problem)
  })

test('[RIC5] days exist in the calendar and lie within their bounds', () => {
  const within = { from: '2026-06-01', to: '2026-09-30' }
  assert.deepEqual(dayProblem('2026-06-01', within), undefined)
  assert.deepEqual(dayProblem('2026-05-31', within), { is: 'too-early', from: '2026-06-01' })
  assert.deepEqual(dayProblem('2026-10-01', within), { is: 'too-late', to: '2026-09-30' })
  for (const day of ['2026-02-31', '2026-2-3', '2026-13-01', '2026-06-01T00:00', '', '-000001-01-01'])
    assert.deepEqual(dayProblem(day, {}), { is: 'not-a-day' }, day)
  assert.equal(dayProblem('2028-02-29', {}), undefined)
})

test('[RIC5] the server says in English what is wrong, and with which field', () => {
  const form: Message<'form'> = { kind: 'form', title: 'People', fields: [{ is: 'number', ...named, least: 1 }] }
  const answers = (asked: ChoiceValue) => () => judgeChoice(form, { actions: [], values: { asked } })
  assert.throws(answers(0), { code: 'choice-invalid', facts: { field: 'values.asked', problem: 'is less than 1' } })
  assert.throws(answers('x'), { facts: { field: 'values.asked', problem: 'must be a number' } })
})

test('[RIC5] a field named __proto__ is asked for like any other, and what every object has is no answer', () => {
  const form: Message<'form'> = {
    kind: 'form',
    title: 'Names',
    fields: [{ is: 'text', id: '__proto__', label: 'Proto', required: true }],
  }
  const values = JSON.parse('{"__proto__": "mine"}')
  assert.equal(judgeChoice(form, { actions: [], values }).as, 'form')
  assert.throws(() => judgeChoice(form, { actions: [], values: {} }), {
    facts: { field: 'values.__proto__', problem: 'is required' },
  })
})
