import {
  groups,
  serverSettings,
  siteFileSettings,
  siteIdentitySettings,
  sitePendingSettings,
  siteSettings,
} from '../settings.ts'
import { neededBy, permissionIds, permissions } from '@parley/protocol/schemas'
import { botSettings, webhookSettings } from './bot-settings.ts'
import type { JsonSchema } from './kinds.ts'
import { readRoles, roleNameChars } from './read-roles.ts'
import type { Setting, SettingTable } from './setting.ts'
import { keyPattern } from './web-kinds.ts'

// The settings as documents: what editors complete `parley.config.json` with, and what people read.

/** What tables do not describe: the schemas of the protocol, as JSON Schema. */
export interface SettingsShapes {
  readonly script: JsonSchema
  readonly queues: JsonSchema
  readonly responses: JsonSchema
  readonly dictionaries: JsonSchema
}

/** The JSON Schema of the configuration file, as it is published with the package. */
export function settingsJsonSchema({ script, queues, responses, dictionaries }: SettingsShapes): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Configuration of a Parley server',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      ...propertiesOf(serverSettings),
      ...Object.fromEntries(Object.entries(groups).map(([key, table]) => [key, objectOf(table)])),
      sites: {
        description: 'The sites by their key, as it stands in `data-site`.',
        type: 'object',
        propertyNames: { pattern: keyPattern.source },
        additionalProperties: {
          type: 'object',
          additionalProperties: false,
          properties: {
            ...propertiesOf(siteSettings),
            files: objectOf(siteFileSettings),
            identity: objectOf(siteIdentitySettings),
            pendingResponse: objectOf(sitePendingSettings),
          },
        },
      },
      bots: {
        description: 'The bots by their names, which sites have under `bot`.',
        type: 'object',
        propertyNames: { pattern: keyPattern.source },
        additionalProperties: {
          type: 'object',
          additionalProperties: false,
          required: ['name'],
          properties: {
            ...propertiesOf(botSettings),
            script,
            webhook: { ...objectOf(webhookSettings), required: ['url', 'secret'] },
          },
        },
      },
      queues: {
        description:
          'Where agents can send conversations, by their keys: served by agents of these groups or with these skills.',
        ...queues,
      },
      roles: {
        description:
          'What roles of tokens permit, by their names. Those of `agent`, `supervisor` and `administrator` have defaults.',
        type: 'object',
        propertyNames: { minLength: 1, maxLength: roleNameChars },
        additionalProperties: roleSchema,
      },
      responses: { description: 'Standard responses, for all agents.', ...responses },
      dictionaries: {
        description: 'Hunspell dictionaries of the spelling check by language, as paths seen from this file.',
        ...dictionaries,
      },
    },
  }
}

const permissionList: JsonSchema = { type: 'array', items: { enum: permissionIds } }

const roleSchema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    permissions: { description: 'What it permits.', ...permissionList },
    inherits: { description: 'The role whose permissions it has besides.', type: ['string', 'null'] },
    without: { description: 'What it does not permit, although the other role does.', ...permissionList },
  },
}

const objectOf = (table: SettingTable): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  properties: propertiesOf(table),
})

const propertiesOf = (table: SettingTable): JsonSchema =>
  Object.fromEntries(
    Object.entries(table)
      .filter(([, setting]) => !setting.environmentOnly)
      .map(([name, setting]) => [
        name,
        {
          description: setting.doc,
          ...setting.kind.schema,
          ...(setting.default !== null && { default: setting.default }),
        },
      ]),
  )

/** The reference in Markdown. */
export function settingsReference(): string {
  const sections = [
    section('The server', 'At the top level of the file.', serverSettings),
    section('Limits', 'Under `limits`. What anybody may ask of the server.', groups.limits),
    section('Timers', 'Under `timers`.', groups.timers),
    section('Agents', 'Under `agents`.', groups.agents),
    section(
      'Scanning files',
      'Under `fileScan`. Nobody may have a file before it is found good; while nobody answers, files wait.',
      groups.fileScan,
    ),
    section(
      'A site',
      'Under `sites.<key>`. The key stands in `data-site`. An environment variable here speaks for every site whose entry is silent.',
      siteSettings,
    ),
    section('A site’s files', 'Under `sites.<key>.files`.', siteFileSettings),
    section(
      'A site’s identities',
      'Under `sites.<key>.identity`: how it is known who is signed in on the website. [Contacts](../contacts.md) tells how.',
      siteIdentitySettings,
    ),
    section(
      'A site’s pending responses',
      'Under `sites.<key>.pendingResponse`: how long a contact may wait for an answer.',
      sitePendingSettings,
    ),
    section(
      'A bot',
      'Under `bots.<name>`, and a site names it with `bot`. Beside these it has one of `script`, `webhook` and `token`; `webhook` and `token` go together. [Bots](../bots.md) tells what a script can do and how a webhook is asked.',
      botSettings,
    ),
    section('A bot’s webhook', 'Under `bots.<name>.webhook`.', webhookSettings),
    rolesSection(),
  ]
  return [
    '# Settings',
    '',
    'Generated from `packages/server/src/settings`; do not edit.',
    '',
    'Settings come from environment variables and from one JSON file, `parley.config.json` (`PARLEY_CONFIG` names another). The environment wins,',
    'except over a site’s own entry. Lists are separated by commas in the environment. Wrong settings and unknown names stop the start, one line each.',
    'Name the schema in the file and editors complete it: `"$schema": "./node_modules/@parley/server/parley.config.schema.json"`.',
    '`responses` is a list of standard responses for all agents; `dictionaries` has further languages for the spelling check.',
    '[Standard responses and spelling](../responses.md) tells how both are written.',
    '',
    ...sections,
  ].join('\n')
}

/** What can be permitted, and which role has it where nothing is configured. */
function rolesSection(): string {
  const roles = readRoles(undefined, '', [])
  const rows = permissionIds.map((id) => {
    const needed = neededBy(id)
    const has = Object.entries(roles).flatMap(([role, permitted]) => (permitted.has(id) ? [role] : []))
    return `| \`${id}\` | ${permissions[id].doc} | ${needed ? `\`${needed}\`` : ''} | ${has.join(', ')} |`
  })
  return [
    '## Roles',
    '',
    'Under `roles.<name>`, by the name in the `roles` of tokens: `permissions`, `inherits` (a role, or `null`) and `without`. [Permissions](../permissions.md) tells how.',
    '',
    '| Permission | What it permits | Needs | Unless set |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

function section(title: string, place: string, table: SettingTable): string {
  const rows = Object.entries(table).map(([name, setting]) => row(name, setting))
  return [
    `## ${title}`,
    '',
    place,
    '',
    '| Name | Environment | Takes | Unless set | |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

function row(name: string, setting: Setting): string {
  const cells = [
    setting.environmentOnly ? 'not in the file' : `\`${name}\``,
    setting.environment ? `\`${setting.environment}\`` : 'only in the file',
    setting.kind.takes,
    standard(setting),
    setting.doc,
  ]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

function standard(setting: Setting): string {
  const shown = (value: unknown) =>
    value === null || (Array.isArray(value) && value.length === 0) ? 'nothing' : `\`${JSON.stringify(value)}\``
  const inDemo = setting.demoDefault === undefined ? '' : `; ${shown(setting.demoDefault)} in demo mode`
  return shown(setting.default) + inDemo
}
