import { limits } from '@parley/protocol'
import { flag, integer, line, optional } from './kinds.ts'
import { setting } from './setting.ts'
import { secret, webAddress } from './web-kinds.ts'

/** One bot: `bots.<name>` in the file. What it does stands beside it: `script`, `webhook`, or neither. */
export const botSettings = {
  name: setting({
    kind: line(1, limits.nameChars),
    default: '',
    doc: 'What everybody reads as its name. Must be set.',
  }),
  token: setting({
    kind: optional(secret),
    default: null,
    secret: true,
    doc: 'With it the bot signs in over a socket or HTTP: without `webhook` to follow what is said, beside one to act at any time.',
  }),
} as const

/** Where a bot is asked over HTTP: `bots.<name>.webhook`. */
export const webhookSettings = {
  url: setting({
    kind: optional(webAddress),
    default: null,
    doc: 'The address that is asked with a POST. Must be set.',
  }),
  secret: setting({
    kind: optional(secret),
    default: null,
    secret: true,
    doc: 'What requests are signed with. Must be set.',
  }),
  privateNetwork: setting({
    kind: flag,
    default: false,
    doc: 'Allows addresses of your own network and `http`. Otherwise requests to them are refused, whatever the name resolves to.',
  }),
  timeoutMs: setting({
    kind: integer('milliseconds', 1_000, 60_000),
    default: 10_000,
    doc: 'How long one try may take. A longer time suits slow models; a shorter one brings a person sooner when the bot is down.',
  }),
} as const
