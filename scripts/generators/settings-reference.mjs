import { settingsReference } from '@parley/server'

export const file = 'docs/reference/settings.md'

export const make = settingsReference
