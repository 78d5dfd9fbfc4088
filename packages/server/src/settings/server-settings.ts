import { flag, integer, line, listOf, oneOf, optional } from './kinds.ts'
import { setting } from './setting.ts'
import { databaseAddress, network, origin, secret, signingKey, webAddress } from './web-kinds.ts'

/** The server itself: at the top level of the file. */
export const serverSettings = {
  configFile: setting({
    kind: line(1, 4_096),
    default: './parley.config.json',
    environment: 'PARLEY_CONFIG',
    environmentOnly: true,
    doc: 'The configuration file. The default may be missing; a file that is named must exist.',
  }),
  demo: setting({
    kind: flag,
    default: false,
    environment: 'PARLEY_DEMO',
    environmentOnly: true,
    doc: 'Serves the demo shop and the demo desk, and signs in `ada`, `ben` and `cleo` without a password. Never on a server that others can reach.',
  }),
  port: setting({
    kind: integer('', 0, 65_535),
    default: 8_080,
    environment: 'PARLEY_PORT',
    doc: 'The TCP port. 0 takes any free one.',
  }),
  host: setting({
    kind: line(1, 255),
    default: 'localhost',
    environment: 'PARLEY_HOST',
    doc: 'The address to listen on. `localhost` is reached from this machine only, as by a proxy in front; `0.0.0.0` or `::` from everywhere.',
  }),
  dataFolder: setting({
    kind: line(1, 4_096),
    default: './data',
    environment: 'PARLEY_DATA',
    doc: 'Where the database lives; with `databaseUrl`, what is made from it for searching and reports. Made when it is missing. One server owns one folder.',
  }),
  filesFolder: setting({
    kind: optional(line(1, 4_096)),
    default: null,
    environment: 'PARLEY_FILES',
    doc: 'Where the files lie that people send. The folder `files` in `dataFolder` unless set; servers that share a database need one that all of them reach. Never one that a web server hands out.',
  }),
  fileSecret: setting({
    kind: optional(secret),
    default: null,
    environment: 'PARLEY_FILE_SECRET',
    secret: true,
    doc: 'The secret that addresses of files are signed with; they hold for five minutes. A new one with every start unless set; servers that share a database need the same.',
  }),
  transcriptKey: setting({
    kind: optional(signingKey),
    default: null,
    environment: 'PARLEY_TRANSCRIPT_KEY',
    secret: true,
    doc: 'The key that transcripts are signed with, which others check them against. `transcript-key.pem` in `dataFolder`, made at the first start, unless set; servers that share a database need the same.',
  }),
  databaseUrl: setting({
    kind: optional(databaseAddress),
    default: null,
    environment: 'PARLEY_DATABASE_URL',
    secret: true,
    doc: 'A PostgreSQL database (14 or newer) instead of the embedded one in `dataFolder`; several servers may share it. [Operating](../operating.md) tells how.',
  }),
  publicUrl: setting({
    kind: optional(webAddress),
    default: null,
    environment: 'PARLEY_PUBLIC_URL',
    doc: 'The address under which browsers reach the server, when a proxy stands in front of it. With https it also turns on Strict-Transport-Security.',
  }),
  trustedProxies: setting({
    kind: listOf(network, 100),
    default: [],
    environment: 'PARLEY_TRUSTED_PROXIES',
    doc: 'The proxies whose `X-Forwarded-For` is believed. From everybody else the header is ignored.',
  }),
  agentOrigins: setting({
    kind: listOf(origin, 100),
    default: [],
    environment: 'PARLEY_AGENT_ORIGINS',
    doc: 'The origins of pages that embed the agent panel, exactly as browsers send them. Contacts’ origins are set per site.',
  }),
  agentFrameAncestors: setting({
    kind: listOf(origin, 100),
    default: [],
    environment: 'PARLEY_AGENT_FRAME_ANCESTORS',
    doc: 'The origins that may show the demo desk in a frame. Nobody unless set.',
  }),
  agentJwksUrl: setting({
    kind: optional(webAddress),
    default: null,
    environment: 'PARLEY_AGENT_JWKS_URL',
    doc: 'Where the public keys are that agents’ tokens are verified with (ES256, EdDSA, RS256). The only address that keys are ever fetched from.',
  }),
  agentSecret: setting({
    kind: optional(secret),
    default: null,
    environment: 'PARLEY_AGENT_SECRET',
    secret: true,
    doc: 'The secret shared with the application that signs agents’ tokens (HS256). Instead of `agentJwksUrl`.',
  }),
  agentIssuer: setting({
    kind: optional(line(1, 255)),
    default: null,
    environment: 'PARLEY_AGENT_ISSUER',
    doc: 'What the claim `iss` of agents’ tokens must be. Not looked at unless set.',
  }),
  agentAudience: setting({
    kind: optional(line(1, 255)),
    default: null,
    environment: 'PARLEY_AGENT_AUDIENCE',
    doc: 'What the claim `aud` of agents’ tokens must contain. Not looked at unless set.',
  }),
  metricsToken: setting({
    kind: optional(secret),
    default: null,
    environment: 'PARLEY_METRICS_TOKEN',
    secret: true,
    doc: 'Whoever sends it as `Authorization: Bearer …` may read `/metrics` from anywhere. Without it only this machine may.',
  }),
  logLevel: setting({
    kind: oneOf('debug', 'info', 'warn', 'error', 'silent'),
    default: 'info',
    demoDefault: 'warn',
    environment: 'PARLEY_LOG_LEVEL',
    doc: 'From which level on events are written to stderr, one JSON object per line.',
  }),
} as const
