import { toJsonSchema } from '@valibot/to-json-schema'

/**
 * The JSON Schema of a Valibot schema. Checks that JSON Schema has no words for (lone surrogates) are left out: the server
 * makes them all the same.
 */
export function jsonSchema(schema) {
  const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: 'ignore' })
  return rest
}
