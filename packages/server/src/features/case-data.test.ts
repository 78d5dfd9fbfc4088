import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseField } from '@parley/protocol'
import { ada, ben, grace, mira, refusal, stage, type Stage } from '../testing/stage.ts'

/** Ada talks with Grace on a site whose agents may change these fields. */
function handled(): Stage {
  const told = stage()
  const caseData: readonly CaseField[] = [
    { key: 'order', label: 'Order', editable: true },
    { key: 'total', label: 'Total', type: 'number', editable: true },
    { key: 'day', label: 'Day', type: 'date', editable: true },
    { key: 'page', label: 'Page', type: 'url', editable: true },
    { key: 'urgency', label: 'Urgency', type: 'choice', options: ['Normal', 'Urgent'], editable: true },
    { key: 'tea', label: 'Tea' },
  ]
  told.settings = { ...told.settings, caseData }
  return told.started().accepted()
}

test('[A172] [CAS2] [CAS4] an agent who is in sets an editable field, and it is known who did', () => {
  const told = handled()
    .later(1_000)
    .does(ada, 'set-case-data', { fields: { order: '4711' } })
  assert.deepEqual(told.interaction.caseData, { order: '4711' })
  assert.deepEqual(told.interaction.caseDataSetBy, { order: { by: 'ada', at: told.now } })
})

test('[CAS4] fields that are not editable or not named are refused with the field, and nothing else is set with them', () => {
  for (const key of ['tea', 'secret', '__proto__']) {
    const told = handled()
    const fields = Object.fromEntries([
      ['order', '1'],
      [key, 'x'],
    ])
    assert.throws(() => told.does(ada, 'set-case-data', { fields }), { code: 'case-data-fixed', facts: { field: key } })
    assert.deepEqual(told.interaction.caseData, {})
  }
})

test('[CAS4] who is not in the conversation changes nothing, and nothing changes when it is done', () => {
  const told = handled()
  assert.equal(
    refusal(() => told.does(ben, 'set-case-data', { fields: { order: '1' } })),
    'not-found',
  )
  told
    .ended()
    .does(ada, 'set-case-data', { fields: { order: '2' } })
    .does(ada, 'mark-done', {})
  assert.equal(
    refusal(() => told.does(ada, 'set-case-data', { fields: { order: '3' } })),
    'already-done',
  )
})

test('[CAS5] a value has to be what the field is for; an empty one takes the field away', () => {
  const wrong = { total: 'twelve', day: '2026-02-31', page: 'javascript:alert(1)', urgency: 'urgent' }
  for (const [field, value] of Object.entries(wrong))
    assert.throws(() => handled().does(ada, 'set-case-data', { fields: { [field]: value } }), {
      code: 'case-data-invalid',
      facts: { field, type: { total: 'number', day: 'date', page: 'url', urgency: 'choice' }[field] },
    })
  const right = { total: '-12.5', day: '2026-02-28', page: 'https://example.com/', urgency: 'Urgent' }
  const told = handled().does(ada, 'set-case-data', { fields: right })
  assert.deepEqual(told.interaction.caseData, right)
  told.does(ada, 'set-case-data', { fields: { day: '' } })
  assert.deepEqual(Object.keys(told.interaction.caseDataSetBy), ['total', 'page', 'urgency'])
})

test('[BOT13] [CAS4] a bot sets any field', () => {
  const told = stage()
  told.settings = { ...told.settings, bot: { id: 'mira', name: 'Mira' } }
  told.started().does(mira, 'set-case-data', { fields: { tea: 'Mint' } })
  assert.equal(told.interaction.caseDataSetBy['tea']?.by, 'mira')
})

/** Grace's page may say which order it is about, and nothing else. */
function onAPage(): Stage {
  const told = stage()
  const caseData: readonly CaseField[] = [
    { key: 'order', label: 'Order', page: true, editable: true },
    { key: 'total', label: 'Total', type: 'number', page: true },
    { key: 'tea', label: 'Tea', editable: true },
  ]
  told.settings = { ...told.settings, caseData }
  return told.started().accepted()
}

test('[A172] [CAS9] the page of the contact sets the fields that the site lets it, and it is known who did', () => {
  const told = onAPage().does(grace, 'set-case-data', { fields: { order: '4711', total: '12.5' } })
  assert.deepEqual(told.interaction.caseData, { order: '4711', total: '12.5' })
  assert.equal(told.interaction.caseDataSetBy['order']?.by, 'p1')
  assert.equal(told.conversation.seq, onAPage().conversation.seq, 'nothing of it in the log that the contact reads')
})

test('[CAS9] no other field, and no wrong value', () => {
  for (const [field, value, code] of [
    ['tea', 'Green', 'case-data-fixed'],
    ['secret', 'x', 'case-data-fixed'],
    ['total', 'much', 'case-data-invalid'],
  ] as const)
    assert.equal(
      refusal(() => onAPage().does(grace, 'set-case-data', { fields: { order: '1', [field]: value } })),
      code,
    )
})

test('[CAS9] it says the same twice for nothing, and never over what staff has set', () => {
  const told = onAPage().does(grace, 'set-case-data', { fields: { order: '1' } })
  assert.deepEqual(told.does(grace, 'set-case-data', { fields: { order: '1' } }).last, [])
  told.does(ada, 'set-case-data', { fields: { order: '2' } }).does(grace, 'set-case-data', { fields: { order: '1' } })
  assert.equal(told.interaction.caseData['order'], '2')
  assert.equal(
    refusal(() => told.ended().does(grace, 'set-case-data', { fields: { order: '3' } })),
    'conversation-ended',
  )
})
