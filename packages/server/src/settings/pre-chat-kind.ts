import { type PreChatField, limits, namesOfObjects } from '@parley/protocol'
import { contactParts, preChatField, preChatTypes } from '@parley/protocol/schemas'
import * as v from 'valibot'
import { type Kind, Misfit, quote } from './kinds.ts'

/** Questions at most: beyond them hardly anybody goes on. */
const mostFields = 20

const oneText = { type: 'string', minLength: 1, maxLength: limits.titleChars }
const words = { anyOf: [oneText, { type: 'object', minProperties: 1, additionalProperties: oneText }] }
const value = { type: 'string', minLength: 1, maxLength: limits.labelChars }
const option = { type: 'object', additionalProperties: false, required: ['value'], properties: { value, label: words } }

/** The type that an answer has which says something about the contact. */
const typesOfParts = { name: 'text', email: 'email', phone: 'phone', language: 'choice' } as const

/** What a contact is asked for before a chat: fields, each with another key. */
export const preChatForm: Kind<readonly PreChatField[]> = {
  takes: `a list of at most ${mostFields} fields such as {"key": "order", "label": {"en": "Order number", "de": "Bestellnummer"}, "required": true}`,
  schema: {
    type: 'array',
    maxItems: mostFields,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['key', 'label'],
      properties: {
        key: { type: 'string', minLength: 1, maxLength: 100 },
        label: words,
        hint: words,
        type: { enum: preChatTypes },
        required: { type: 'boolean' },
        contact: { enum: contactParts },
        options: { type: 'array', minItems: 1, items: { anyOf: [value, option] } },
        link: { type: 'string', format: 'uri', pattern: '^https?://' },
      },
    },
  },
  fromText: (text) => text,
  read(json) {
    if (!Array.isArray(json) || json.length > mostFields) throw new Misfit()
    const fields = json.map(readField)
    for (const part of ['key', 'contact'] as const) {
      const named = fields.flatMap((field) => field[part] ?? [])
      const twice = named.find((each, at) => named.indexOf(each) < at)
      if (twice !== undefined) throw new Misfit(`the ${part} ${quote(twice)} is there twice`)
    }
    return fields
  },
}

function readField(json: unknown): PreChatField {
  const result = v.safeParse(preChatField, withNamedOptions(json), { abortEarly: true })
  if (!result.success) {
    const [issue] = result.issues
    throw new Misfit(`the field ${quote(json)} does not fit: ${v.getDotPath(issue) ?? 'it'} ${issue.message}`)
  }
  const field = result.output
  const problem = problemOf(field)
  if (problem) throw new Misfit(`the field ${quote(json)} ${problem}`)
  return field
}

function problemOf({ key, type = 'text', options, contact, link }: PreChatField): string | undefined {
  if (type === 'choice' && !options) return 'has no options to choose from'
  if (type !== 'choice' && options) return 'has options, and is no choice'
  if (type !== 'checkbox' && link !== undefined) return 'has a link, and is no checkbox'
  if (contact && typesOfParts[contact] !== type)
    return `says the ${contact} of the contact, so its type is ${typesOfParts[contact]}`
  // Under this name no answer arrives.
  if (namesOfObjects.has(key)) return 'has a key that cannot be used'
  const values = options?.map((each) => each.value) ?? []
  return new Set(values).size < values.length ? 'has an option twice' : undefined
}

/** An option may be its value alone. */
function withNamedOptions(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || !('options' in json) || !Array.isArray(json.options)) return json
  const options = json.options.map((each: unknown) => (typeof each === 'string' ? { value: each } : each))
  return { ...json, options }
}
