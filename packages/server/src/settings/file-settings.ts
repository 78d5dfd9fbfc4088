import { type FileActions, type FileExtension, fileTypes, limits } from '@parley/protocol'
import { flag, integer, type Kind, Misfit, optional, quote } from './kinds.ts'
import { setting } from './setting.ts'
import { webAddress } from './web-kinds.ts'

const extensions = Object.keys(fileTypes) as FileExtension[]

/** Types of files by extension (`pdf`, `.pdf`), by media type (`application/pdf`) or by group (`image/*`), as extensions. */
const types: Kind<readonly FileExtension[]> = {
  takes: `a list of extensions or media types, of ${extensions.join(', ')}`,
  schema: { type: 'array', items: { type: 'string' } },
  fromText: (text) => text.split(',').map((entry) => entry.trim()),
  read(json) {
    if (!Array.isArray(json)) throw new Misfit()
    const named = json.flatMap((entry: unknown) => {
      const found = extensions.filter((extension) => names(entry, extension))
      if (found.length === 0) throw new Misfit(`the entry ${quote(entry)} names no type that can be sent`)
      return found
    })
    return extensions.filter((extension) => named.includes(extension))
  },
}

function names(entry: unknown, extension: FileExtension): boolean {
  if (typeof entry !== 'string') return false
  const wanted = entry.trim().toLowerCase().replace(/^\./, '')
  const type = fileTypes[extension]
  return wanted === extension || wanted === type || (wanted.endsWith('/*') && type.startsWith(wanted.slice(0, -1)))
}

const allActions: FileActions = { open: true, save: true, saveAll: true, print: true, delete: true, deleteAll: true }
const actionNames = Object.keys(allActions) as (keyof FileActions)[]

/** Which actions there are; those that are not named are. */
const actions: Kind<FileActions> = {
  takes: `an object with true or false for ${actionNames.join(', ')}`,
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(actionNames.map((name) => [name, flag.schema])),
  },
  fromText: (text) => text,
  read(json) {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Misfit()
    for (const [name, value] of Object.entries(json)) {
      if (!Object.hasOwn(allActions, name)) throw new Misfit(`${quote(name)} is no action`)
      if (typeof value !== 'boolean') throw new Misfit(`${name} is not true or false`)
    }
    return { ...allActions, ...json }
  },
}

/** What a site takes as files: `sites.<key>.files` in the file. Security rule H4 has the reasons. */
export const siteFileSettings = {
  fromContact: setting({
    kind: flag,
    default: true,
    doc: 'Whether contacts may send files.',
  }),
  fromAgent: setting({
    kind: flag,
    default: true,
    doc: 'Whether agents may send files.',
  }),
  fromWorkstation: setting({
    kind: flag,
    default: true,
    doc: 'Whether agents attach files of their own machine: workstation mode.',
  }),
  fromResponses: setting({
    kind: flag,
    default: true,
    doc: 'Whether the files of standard responses are attached with them: Responses mode.',
  }),
  types: setting({
    kind: types,
    default: extensions,
    doc: 'The types that are taken: extensions such as `pdf`, media types such as `image/png`, or groups such as `image/*`. What a browser or a desktop would run can never be sent.',
  }),
  maxBytes: setting({
    kind: integer('bytes', 1, 5_000_000_000),
    default: limits.fileBytes,
    doc: 'The largest file.',
  }),
  contactMaxCount: setting({
    kind: integer('files', 1, 1_000),
    default: limits.contactFiles,
    doc: 'Files of one contact under way at once.',
  }),
  agentMaxCount: setting({
    kind: integer('files', 1, 1_000),
    default: limits.agentFiles,
    doc: 'Files of one agent under way at once.',
  }),
  dailyBytes: setting({
    kind: integer('bytes', 1, 1_000_000_000_000),
    default: limits.fileBytesPerDay,
    doc: 'Bytes that one person may send in 24 hours.',
  }),
  actions: setting({
    kind: actions,
    default: allActions,
    doc: 'What widget and desk offer for a file. A wish to keep work tidy, not a protection: whoever sees a file can keep it.',
  }),
} as const

const command: Kind<readonly string[]> = {
  takes: 'a list: the program and its arguments',
  schema: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1, maxItems: 100 },
  fromText: (text) => text.split(/\s+/).filter((word) => word !== ''),
  read(json) {
    const fits = Array.isArray(json) && json.length > 0 && json.length <= 100
    if (!fits || !json.every((word) => typeof word === 'string' && word !== '' && !word.includes('\0')))
      throw new Misfit()
    return json as string[]
  },
}

/** Who looks at files before anybody may have them: `fileScan` in the file. */
export const fileScanSettings = {
  command: setting({
    kind: optional(command),
    default: null,
    environment: 'PARLEY_FILE_SCAN_COMMAND',
    doc: 'A program that reads the file from its standard input, such as `["clamdscan", "--no-summary", "-"]`. It ends with 0 for a good file and with 1 for one that is refused; after anything else it is asked again.',
  }),
  url: setting({
    kind: optional(webAddress),
    default: null,
    environment: 'PARLEY_FILE_SCAN_URL',
    doc: 'An address that takes the file by POST. It answers 200 or 204 for a good file and 422 for one that is refused; after anything else it is asked again. Instead of `command`.',
  }),
  timeoutMs: setting({
    kind: integer('milliseconds', 100, 3_600_000),
    default: 60_000,
    environment: 'PARLEY_FILE_SCAN_TIMEOUT_MS',
    doc: 'How long looking at one file may take before it is tried again.',
  }),
} as const
