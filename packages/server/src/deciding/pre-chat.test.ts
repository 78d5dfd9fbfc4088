import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ChatError, type PreChatField } from '@parley/protocol'
import { historyChange } from '../contacts/history-change.ts'
import { defaultSiteSettings } from '../core-settings.ts'
import { preChatForm as kind } from '../settings/pre-chat-kind.ts'
import { grace, stage } from '../testing/stage.ts'

const form: readonly PreChatField[] = [
  { key: 'name', label: 'Your name', contact: 'name', required: true },
  { key: 'mail', label: 'E-mail address', type: 'email', contact: 'email' },
  { key: 'phone', label: 'Phone number', type: 'phone', contact: 'phone' },
  {
    key: 'tongue',
    label: 'Language',
    type: 'choice',
    options: [{ value: 'en' }, { value: 'pt' }],
    contact: 'language',
  },
  { key: 'order', label: 'Order number' },
  { key: 'terms', label: 'I agree', type: 'checkbox', required: true },
]
const caseData = [{ key: 'order', label: 'Order number', page: true }]
const good = { name: 'Grace', terms: 'yes' }
const message = { kind: 'text', text: 'Hello?' } as const

const begins = (
  body: { form?: Record<string, string>; page?: Record<string, string>; name?: string },
  { actor = grace, fields = form }: { actor?: typeof grace; fields?: readonly PreChatField[] } = {},
) => {
  const scene = stage()
  scene.settings = { ...defaultSiteSettings, preChatForm: fields, caseData }
  return scene.does(actor, 'start-conversation', { message, ...body })
}

/** Which field is refused, and why. */
function refused(step: () => unknown): string {
  try {
    step()
    return 'taken'
  } catch (error) {
    if (error instanceof ChatError && error.code === 'form-invalid')
      return `${error.facts['field']}: ${error.facts['problem']}`
    throw error
  }
}

test('[CAS10] what was answered is case data and says who the contact is, with the beginning of the conversation', () => {
  const answers = { ...good, name: 'Grace Hopper', mail: 'grace@example.com', phone: '+1 212 555 0100', tongue: 'pt' }
  const { interaction, conversation } = begins({ form: { ...answers, order: ' 4711 ' }, name: 'Somebody' })
  assert.deepEqual(interaction.caseData, { ...answers, order: '4711' })
  assert.deepEqual(interaction.caseDataSetBy['order'], { by: 'p1', at: interaction.openedAt, from: 'form' })
  assert.equal(conversation.participants[0]?.name, 'Grace Hopper')
  assert.equal(interaction.language, 'pt')
  const { introduces } = historyChange(stage().interaction, interaction)!
  assert.deepEqual(JSON.parse(introduces!.profile), {
    name: 'Grace Hopper',
    emails: ['grace@example.com'],
    phones: ['+1 212 555 0100'],
    language: 'pt',
    fields: {},
  })
})

for (const [wrong, said] of [
  ['name: is required', { terms: 'yes' }],
  ['name: is required', { ...good, name: '  ' }],
  ['name: has more than 100 characters', { ...good, name: 'x'.repeat(101) }],
  ['mail: is not an email address', { ...good, mail: 'grace at example' }],
  ['phone: is not a phone number', { ...good, phone: 'later' }],
  ['tongue: is not offered', { ...good, tongue: 'de' }],
  ['terms: must be agreed to', { name: 'Grace' }],
  ['terms: is not "yes"', { ...good, terms: 'no' }],
  ['vip: is none of the form', { ...good, vip: 'yes' }],
] as const)
  test(`[CAS11] [B017] nothing begins with a wrong answer (${wrong})`, () => {
    assert.equal(
      refused(() => begins({ form: said })),
      wrong,
    )
  })

test('[CAS11] [WID95] without a form nothing begins where something is required, and anything where nothing is', () => {
  assert.equal(
    refused(() => begins({})),
    'name: is required',
  )
  assert.deepEqual(begins({}, { fields: [form[4]!] }).interaction.caseData, {})
})

test('[CAS12] what the website vouches for is not asked, and what the page may say counts as an answer', () => {
  const claims = { name: 'Grace Hopper', email: 'grace@example.com', fields: {} }
  const known = { ...grace, claims } as typeof grace
  const fields = form.map((field) => (field.key === 'order' ? { ...field, required: true } : field))
  const { interaction } = begins(
    { form: { terms: 'yes' }, page: { order: '4711', vip: 'yes' } },
    { actor: known, fields },
  )
  assert.equal(interaction.contact.name, 'Grace Hopper')
  assert.deepEqual(interaction.caseData, { terms: 'yes', order: '4711' })
  assert.equal(interaction.caseDataSetBy['order']?.from, undefined)
  assert.equal(begins({ form: { terms: 'yes' }, name: 'Grace' }).interaction.contact.name, 'Grace')
  assert.equal(
    refused(() => begins({ form: good }, { actor: known, fields })),
    'name: is none of the form',
  )
})

test('[CAS9] [CAS10] the page does not speak over what the contact has said in the form', () => {
  const { interaction } = begins({ form: { ...good, order: '1' } }).does(grace, 'set-case-data', {
    fields: { order: '2' },
  })
  assert.equal(interaction.caseData['order'], '1')
})

test('[CAS13] a form that cannot be asked stops the start', () => {
  const problem = (...fields: readonly object[]) => {
    try {
      return JSON.stringify(kind.read(fields))
    } catch (error) {
      return String(error)
    }
  }
  const field = { key: 'a', label: 'A' }
  assert.match(problem(field, field), /the key "a" is there twice/)
  assert.match(problem({ ...field, type: 'choice' }), /no options/)
  assert.match(problem({ ...field, options: ['x'] }), /is no choice/)
  assert.match(problem({ ...field, type: 'choice', options: ['x', 'x'] }), /an option twice/)
  assert.match(problem({ ...field, link: 'https://shop.example/terms' }), /is no checkbox/)
  assert.match(problem({ ...field, type: 'checkbox', link: 'javascript:alert(1)' }), /does not fit/)
  assert.match(problem({ ...field, contact: 'email' }), /its type is email/)
  assert.match(problem({ key: '__proto__', label: 'A' }), /cannot be used/)
  assert.match(problem({ ...field, label: {} }), /does not fit/)
  assert.match(problem({ ...field, colour: 'red' }), /does not fit/)
  assert.match(problem({ ...field, type: 'choice', options: ['x'] }), /"value":"x"/)
})
