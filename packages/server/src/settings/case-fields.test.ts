import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseFields } from './case-fields.ts'

test('[CAS7] fields are read as they stand', () => {
  const fields = [
    { key: 'order', label: 'Order', editable: true },
    { key: 'urgency', label: 'Urgency', group: 'Handling', type: 'choice', options: ['Normal', 'Urgent'] },
  ]
  assert.deepEqual(caseFields.read(fields), fields)
})

test('[CAS7] wrong fields are refused, and it is said which', () => {
  const wrong = [
    [
      [
        { key: 'a', label: 'A' },
        { key: 'a', label: 'B' },
      ],
      /the key "a" is there twice/,
    ],
    [[{ key: 'a', label: 'A', type: 'choice' }], /has no options/],
    [[{ key: 'a', label: 'A', type: 'colour' }], /type/],
    [[{ key: 'a' }], /label/],
    [[{ key: 'a', label: 'A', edittable: true }], /edittable/],
    [[{ key: '__proto__', label: 'A' }], /a key that cannot be used/],
    [[{ key: 'constructor', label: 'A' }], /a key that cannot be used/],
    ['order', /does not fit/],
  ] as const
  for (const [fields, complaint] of wrong) assert.throws(() => caseFields.read(fields), complaint)
})
