import { type Kind, Misfit, quote } from './kinds.ts'
import { nearestName } from './nearest-name.ts'
import type { Setting, SettingTable, ValuesOf } from './setting.ts'

/** What one table is read from. */
export interface Sources {
  /** The entries of the file that belong to the table; `undefined` where the file has none. */
  readonly file: unknown
  /** How the complaint names a key of the file: `sites.shop.` before the key. */
  readonly prefix: string
  /** How the complaint names the file. */
  readonly fileName: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Which of the two wins. A site's entry in the file wins, because its variable speaks for all sites. */
  readonly first: 'environment' | 'file'
  readonly demo: boolean
  /** Keys of the file that are not in the table and yet known. */
  readonly alsoKnown?: readonly string[]
}

/** The values of a table. Every complaint goes to `problems`, one line each; then the default stands in. */
export function readTable<Table extends SettingTable>(
  table: Table,
  sources: Sources,
  problems: string[],
): ValuesOf<Table> {
  const file = entriesOf(sources, problems)
  complainAboutUnknown(table, file, sources, problems)
  const values = Object.entries(table).map(([name, setting]) => {
    const said = whatIsSaid(name, setting, file, sources)
    return [name, said ? readOne(said, setting, sources, problems) : defaultOf(setting, sources.demo)]
  })
  return Object.fromEntries(values) as ValuesOf<Table>
}

export const defaultOf = <Value>(setting: Setting<Value>, demo: boolean): Value =>
  demo && setting.demoDefault !== undefined ? setting.demoDefault : setting.default

type Said = { readonly where: string; readonly json: unknown }

function whatIsSaid(
  name: string,
  setting: Setting,
  file: ReadonlyMap<string, unknown>,
  { environment, first, prefix, fileName }: Sources,
): Said | undefined {
  const variable = setting.environment
  const text = variable === undefined ? undefined : environment[variable]
  // An empty variable says nothing: that is how compose files and shells leave one out.
  const fromEnvironment = variable && text ? { where: variable, json: setting.kind.fromText(text) } : undefined
  const fromFile =
    file.has(name) && !setting.environmentOnly
      ? { where: `${prefix}${name} in ${fileName}`, json: file.get(name) }
      : undefined
  return first === 'file' ? (fromFile ?? fromEnvironment) : (fromEnvironment ?? fromFile)
}

function readOne(said: Said, setting: Setting, { demo }: Sources, problems: string[]): unknown {
  try {
    return (setting.kind as Kind<unknown>).read(said.json)
  } catch (error) {
    if (!(error instanceof Misfit)) throw error
    const shown = setting.secret ? 'does not fit' : `is ${quote(said.json)}`
    const detail = error.detail ? ` (${error.detail})` : ''
    problems.push(`${said.where} ${shown}${detail}. It takes ${setting.kind.takes}. ${remedy(setting, demo)}`)
    return defaultOf(setting, demo)
  }
}

function remedy(setting: Setting, demo: boolean): string {
  const standard = defaultOf(setting, demo)
  const said = standard === null || Array.isArray(standard) ? '' : ` to have ${quote(standard)}`
  return `Correct it, or leave it out${said}.`
}

function entriesOf({ file, prefix, fileName }: Sources, problems: string[]): ReadonlyMap<string, unknown> {
  if (file === undefined) return new Map()
  if (typeof file === 'object' && file !== null && !Array.isArray(file)) return new Map(Object.entries(file))
  const where = prefix ? `${prefix.slice(0, -1)} in ${fileName}` : fileName
  problems.push(`${where} is ${quote(file)}. It takes an object: { … }. Correct it, or leave it out.`)
  return new Map()
}

function complainAboutUnknown(
  table: SettingTable,
  file: ReadonlyMap<string, unknown>,
  { prefix, fileName, alsoKnown = [] }: Sources,
  problems: string[],
): void {
  for (const name of file.keys()) {
    const setting = Object.hasOwn(table, name) ? table[name] : undefined
    if (setting?.environmentOnly)
      problems.push(
        `${prefix}${name} in ${fileName} is not read from there. Set ${setting.environment} in the environment.`,
      )
    else if (!setting && !alsoKnown.includes(name)) {
      const known = [...Object.keys(table), ...alsoKnown]
      problems.push(unknown(`${prefix}${name} in ${fileName}`, nearestName(name, known)))
    }
  }
}

/** The complaint about a name that nobody knows. */
export const unknown = (where: string, meant: string | undefined): string =>
  `${where} is unknown. ${meant ? `Did you mean ${meant}? Correct` : 'Correct'} the name or remove it.`
