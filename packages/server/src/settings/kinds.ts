/** The part of JSON Schema that settings need; editors complete configuration files with it. */
export type JsonSchema = { readonly [keyword: string]: unknown }

/** What a value of one kind looks like, and how it is read. */
export interface Kind<Value> {
  /** What it takes, as words that follow "takes": `a whole number from 0 to 65535`. */
  readonly takes: string
  readonly schema: JsonSchema
  /** What the text of an environment variable means as JSON. */
  readonly fromText: (text: string) => unknown
  /**
   * The value behind a piece of JSON.
   *
   * @throws Misfit when the JSON is of another kind or out of range.
   */
  readonly read: (json: unknown) => Value
}

/** A value that does not fit its kind. `detail` says which part of it, where that helps. */
export class Misfit extends Error {
  override readonly name = 'Misfit'
  readonly detail: string | undefined

  constructor(detail?: string) {
    super(detail ?? 'does not fit')
    this.detail = detail
  }
}

const asIs = (text: string): unknown => text

/** A number stays text when it is none, so that the complaint can quote it. */
const asNumber = (text: string): unknown => (/^-?\d+$/.test(text.trim()) ? Number(text) : text)

const asList = (text: string): unknown =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

/** A whole number from `min` to `max`. An empty `unit` means that it counts nothing. */
export function integer(unit: string, min: number, max: number): Kind<number> {
  return {
    takes: `a whole number${unit && ` of ${unit}`} from ${min} to ${max}`,
    schema: { type: 'integer', minimum: min, maximum: max },
    fromText: asNumber,
    read(json) {
      if (!Number.isSafeInteger(json) || (json as number) < min || (json as number) > max) throw new Misfit()
      return json as number
    },
  }
}

/** Yes or no. */
export const flag: Kind<boolean> = {
  takes: '1 or 0 in the environment, true or false in the file',
  schema: { type: 'boolean' },
  fromText: (text) => ({ '1': true, true: true, '0': false, false: false })[text.trim().toLowerCase()] ?? text,
  read(json) {
    if (typeof json !== 'boolean') throw new Misfit()
    return json
  },
}

/** Text of `min` to `max` characters on one line. */
export function line(min: number, max: number): Kind<string> {
  return {
    takes: `text of ${min} to ${max} characters on one line`,
    schema: { type: 'string', minLength: min, maxLength: max },
    fromText: asIs,
    read(json) {
      const fits = typeof json === 'string' && json.length >= min && json.length <= max && json.isWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
      if (!fits || /[\u0000-\u001f\u007f]/.test(json)) throw new Misfit()
      return json
    },
  }
}

/** One of a few words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Kind<Word> {
  return {
    takes: `one of ${words.join(', ')}`,
    schema: { enum: words },
    fromText: (text) => text.trim(),
    read(json) {
      const word = words.find((candidate) => candidate === json)
      if (word === undefined) throw new Misfit()
      return word
    },
  }
}

/** Nothing, or a value of `kind`. Leaving the setting out is how nothing is said. */
export function optional<Value>(kind: Kind<Value>): Kind<Value | null> {
  return {
    ...kind,
    read: (json) => (json === null ? null : kind.read(json)),
    schema: { anyOf: [kind.schema, { type: 'null' }] },
  }
}

/** A list of values of `kind`, at most `max`; separated by commas in the environment. */
export function listOf<Value>(kind: Kind<Value>, max: number): Kind<readonly Value[]> {
  return {
    takes: `a list of at most ${max}, each ${kind.takes}`,
    schema: { type: 'array', items: kind.schema, maxItems: max },
    fromText: asList,
    read(json) {
      if (!Array.isArray(json) || json.length > max) throw new Misfit()
      return json.map((entry) => {
        try {
          return kind.read(entry)
        } catch (error) {
          if (error instanceof Misfit) throw new Misfit(`the entry ${quote(entry)} does not fit`)
          throw error
        }
      })
    },
  }
}

/** A value as a complaint shows it: JSON, cut to one short line. */
export function quote(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing'
  return json.length > 80 ? `${json.slice(0, 77)}…` : json
}
