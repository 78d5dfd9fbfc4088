import { messageSchema } from '@parley/protocol/schemas'
import { dictionariesSchema, queuesSchema, responsesSchema, scriptDocument, settingsJsonSchema } from '@parley/server'
import { jsonSchema } from '../json-schema.mjs'

export const file = 'packages/server/parley.config.schema.json'

export function make() {
  // Messages stand in it in two places: they are told once.
  const definitions = { message: messageSchema }
  const { $defs, ...script } = jsonSchema(scriptDocument, definitions)
  const { $defs: _, ...responses } = jsonSchema(responsesSchema, definitions)
  const dictionaries = jsonSchema(dictionariesSchema)
  const queues = jsonSchema(queuesSchema)
  return `${JSON.stringify({ ...settingsJsonSchema({ script, queues, responses, dictionaries }), $defs }, null, 2)}\n`
}
