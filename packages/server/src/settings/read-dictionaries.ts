import * as v from 'valibot'
import { readShape } from './read-shape.ts'

const path = v.pipe(v.string(), v.minLength(1), v.maxLength(1_000))

/** `dictionaries` in the file, by the language that they are for: Hunspell's two files, seen from the file's folder. */
export const dictionariesSchema = v.record(
  v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Z]{2})?$/, 'is not a language such as de or pt-BR')),
  v.strictObject({ aff: path, dic: path }),
)

/** Where the two files of a dictionary lie. */
export type DictionaryFiles = v.InferOutput<typeof dictionariesSchema>[string]
export type Dictionaries = Readonly<Record<string, DictionaryFiles>>

/** The dictionaries of the file. Every complaint goes to `problems`. */
export function readDictionaries(json: unknown, fileName: string, problems: string[]): Dictionaries {
  if (json === undefined) return {}
  return readShape(dictionariesSchema, json, { path: 'dictionaries', fileName, problems }) ?? {}
}
