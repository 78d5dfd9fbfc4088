import { lintMessage } from '@parley/protocol/schemas'
import type { Log } from '../core.ts'
import type { Settings } from '../settings.ts'
import { lintScript } from '../settings/script-lint.ts'

const loopback = ['localhost', '127.0.0.1', '::1']

/** Says what is allowed and yet probably not meant. */
export function warnAbout(settings: Settings, log: Log): void {
  const { demo, host, sites, agentSecret, agentJwksUrl, bots, responses } = settings
  const { databaseUrl, fileSecret, filesFolder, transcriptKey } = settings
  if (Object.keys(sites).length === 0) log('start-without-sites')
  if (!demo && !agentSecret && !agentJwksUrl) log('start-without-agent-keys')
  if (demo && !loopback.includes(host)) log('start-demo-for-everybody')
  if (databaseUrl !== null && fileSecret === null) log('start-with-file-secret-of-its-own')
  if (databaseUrl !== null && filesFolder === null) log('start-with-files-of-its-own')
  if (databaseUrl !== null && transcriptKey === null) log('start-with-transcript-key-of-its-own')
  for (const [bot, { script }] of Object.entries(bots))
    for (const { field, problem } of script ? lintScript(script) : []) log('bot-lint', { bot, field, problem })
  for (const { id, message } of responses)
    for (const { field, problem } of message ? lintMessage(message) : [])
      log('response-lint', { response: id, field, problem })
}
