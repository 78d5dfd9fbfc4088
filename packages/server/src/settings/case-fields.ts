import { type CaseField, limits, namesOfObjects } from '@parley/protocol'
import { caseField, caseFieldTypes } from '@parley/protocol/schemas'
import * as v from 'valibot'
import { type Kind, Misfit, quote } from './kinds.ts'

const strictField = v.strictObject(caseField.entries)

const label = { type: 'string', minLength: 1, maxLength: limits.labelChars }

/** The fields of a site's case data, each with another key. */
export const caseFields: Kind<readonly CaseField[]> = {
  takes: `a list of at most ${limits.caseDataFields} fields such as {"key": "order", "label": "Order", "type": "text", "editable": true}`,
  schema: {
    type: 'array',
    maxItems: limits.caseDataFields,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['key', 'label'],
      properties: {
        key: { type: 'string', minLength: 1, maxLength: 100 },
        label,
        group: label,
        type: { enum: caseFieldTypes },
        editable: { type: 'boolean' },
        page: { type: 'boolean' },
        options: { type: 'array', items: label },
      },
    },
  },
  fromText: (text) => text,
  read(json) {
    if (!Array.isArray(json) || json.length > limits.caseDataFields) throw new Misfit()
    const fields = json.map(readField)
    const twice = fields.find(({ key }, at) => fields.findIndex((other) => other.key === key) < at)
    if (twice) throw new Misfit(`the key ${quote(twice.key)} is there twice`)
    return fields
  },
}

function readField(json: unknown): CaseField {
  const result = v.safeParse(strictField, json, { abortEarly: true })
  if (!result.success) {
    const [issue] = result.issues
    throw new Misfit(`the entry ${quote(json)} does not fit: ${v.getDotPath(issue) ?? 'it'} ${issue.message}`)
  }
  const { key, type, options = [] } = result.output
  if (namesOfObjects.has(key)) throw new Misfit(`the entry ${quote(json)} has a key that cannot be used`)
  if (type === 'choice' && options.length === 0)
    throw new Misfit(`the entry ${quote(json)} has no options to choose from`)
  return result.output
}
