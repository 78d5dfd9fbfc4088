// The server as a library: for programs that bring their own process, store or clock.
export { createServer, type Server, type ServerOptions } from './create-server.ts'
export type { Log } from './core.ts'
export { settingsJsonSchema, settingsReference } from './settings/describe-settings.ts'
export { readSettings, SettingsError } from './settings/read-settings.ts'
export type { Settings } from './settings.ts'
export type { Store } from './store/store.ts'
export { openSqlite } from './store/open-sqlite.ts'
