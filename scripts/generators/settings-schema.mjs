import { settingsJsonSchema } from '@parley/server'

export const file = 'packages/server/parley.config.schema.json'

export const make = () => `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`
