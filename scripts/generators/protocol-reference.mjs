// docs/reference/protocol.md: every word of the protocol, for people who write a bot or another client.
import { currentVersion, subprotocol } from '@parley/protocol'
import {
  clientFrame,
  commands,
  conversationEvents,
  interactionEvents,
  messageKinds,
  serverFrame,
  signals,
} from '@parley/protocol/schemas'
import { jsonSchema } from '../json-schema.mjs'

export const file = 'docs/reference/protocol.md'

export function make() {
  return `<!-- Generated from packages/protocol/src by \`npm run docs\`. Do not edit. -->

# The protocol, version ${currentVersion}

One WebSocket at \`/v1/socket\`, subprotocol \`${subprotocol}\`, one JSON object per message. The first frame is \`hello\`; a token travels
nowhere else. \`packages/protocol/protocol.schema.json\` has the same as JSON Schema; [errors.md](errors.md) lists every refusal.
Clients ignore frames, events, signals and fields that they do not know. The server refuses commands with fields that it does not know.

## Frames from clients
${frames(clientFrame)}
## Frames from the server
${frames(serverFrame)}
## Commands

A wish in a \`command\` frame. Answered by \`accepted\`, after it is durably in the log, or by \`refused\`.
${commands.map(({ name, doc, from, permission, about, body }) => section(name, `${doc}\n\nFrom: ${from.join(', ')}.${needed(permission)} ${about === 'conversation' ? '`in` names the conversation.' : 'About the sender; no `in`.'}`, body)).join('')}
## Events of the conversation's log

Everybody in the conversation reads them.
${events(conversationEvents)}
## Events of the interaction's log

Staff reads them. Nothing of this log is ever sent to a contact.
${events(interactionEvents)}
## Signals

Passing things: never stored, lost without harm.
${signals.map(({ name, doc, from, body }) => section(name, `${doc}\n\nFrom: ${from.length > 0 ? `${from.join(', ')}; the server passes it on` : 'the server only'}.`, body)).join('')}
## Message kinds
${Object.values(messageKinds)
  .map(({ name, doc, content }) => section(name, doc, content))
  .join('')}`
}

/** What staff needs for a command. */
function needed(permission) {
  if (typeof permission === 'function') return ' What staff needs depends on the body.'
  return permission ? ` Staff needs \`${permission}\`.` : ''
}

function frames(union) {
  return union.options.map((option) => section(option.entries.type.literal, '', option)).join('')
}

function events(definitions) {
  return definitions.map(({ name, doc, body }) => section(name, doc, body)).join('')
}

function section(name, doc, schema) {
  return `\n### \`${name}\`\n${doc && `\n${doc}\n`}${table(jsonSchema(schema))}`
}

function table(schema) {
  const rows = rowsOf(schema)
  if (rows.length === 0) return '\nNo fields.\n'
  return `\n| Field | Type | |\n| --- | --- | --- |\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`
}

function rowsOf(schema, prefix = '') {
  const variants = schema.anyOf ?? schema.oneOf
  if (variants && variants.every(({ properties }) => properties))
    return variants.flatMap((variant) => rowsOf(variant, prefix))
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    if (prefix === '' && name === 'type') return []
    const needed = schema.required?.includes(name) ? '' : 'optional'
    return [[`\`${prefix}${name}\``, type(field), needed], ...rowsOf(field, `${prefix}${name}.`)]
  })
}

function type(field) {
  const variants = field.anyOf ?? field.oneOf
  if (variants?.every(({ properties }) => properties)) return 'object, one of these'
  if (variants) return variants.map(type).join(' or ')
  if (field.const !== undefined) return `\`${JSON.stringify(field.const)}\``
  if (field.enum) return field.enum.map((value) => `\`${value}\``).join(', ')
  if (field.type === 'array') return `list of ${type(field.items ?? {})}`
  if (field.type === 'integer' || field.type === 'number') return range('whole number', field.minimum, field.maximum)
  if (field.type === 'string') {
    if (field.pattern) return `text like \`${field.pattern.replaceAll('|', '\\|')}\``
    return range('text', field.minLength, field.maxLength, ' characters')
  }
  return field.type ?? 'anything'
}

function range(what, min, max, unit = '') {
  const largest = max === Number.MAX_SAFE_INTEGER ? undefined : max
  if (min === undefined && largest === undefined) return what
  if (largest === undefined) return `${what}, ${min} or more${unit}`
  return `${what}, ${min ?? 0} to ${largest}${unit}`
}
