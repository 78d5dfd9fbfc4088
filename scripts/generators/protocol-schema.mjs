// The wire as JSON Schema, so that a change of it shows in review.
import { currentVersion } from '@parley/protocol'
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

export const file = 'packages/protocol/protocol.schema.json'

export function make() {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `Parley protocol, version ${currentVersion}`,
    description: 'Generated from packages/protocol/src by `npm run docs`.',
    anyOf: [{ $ref: '#/definitions/clientFrame' }, { $ref: '#/definitions/serverFrame' }],
    definitions: {
      clientFrame: jsonSchema(clientFrame),
      serverFrame: jsonSchema(serverFrame),
      ...bodies('command', commands),
      ...bodies('conversationEvent', conversationEvents),
      ...bodies('interactionEvent', interactionEvents),
      ...bodies('signal', signals),
      ...bodies('message', Object.values(messageKinds)),
    },
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

function bodies(what, definitions) {
  return Object.fromEntries(
    definitions.map(({ name, doc, body, content }) => [
      `${what}:${name}`,
      { description: doc, ...jsonSchema(body ?? content) },
    ]),
  )
}
