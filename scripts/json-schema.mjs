import { toJsonSchema } from '@valibot/to-json-schema'

/**
 * The JSON Schema of a Valibot schema. Checks that JSON Schema has no words for (lone surrogates) are left out: the server
 * makes them all the same. `definitions` are schemas that are told once, under their names in `$defs`.
 */
export function jsonSchema(schema, definitions) {
  const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', definitions })
  return rest
}
