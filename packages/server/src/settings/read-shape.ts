import * as v from 'valibot'
import { quote } from './kinds.ts'
import { unknown } from './read-table.ts'

// What is nested deeper than tables go, such as messages: the schema of the protocol says what fits.

/** Complaints about one value at most: the first ones tell what is wrong with the others. */
const most = 20

/** A value of the file, if it has the shape. Otherwise every complaint goes to `problems`, one line each, with its place. */
export function readShape<Schema extends v.GenericSchema>(
  schema: Schema,
  json: unknown,
  { path, fileName, problems }: { path: string; fileName: string; problems: string[] },
): v.InferOutput<Schema> | undefined {
  const result = v.safeParse(schema, json)
  if (result.success) return result.output
  const lines = result.issues.map((issue) => complaint(issue, path, fileName))
  problems.push(...[...new Set(lines)].slice(0, most))
  return undefined
}

function complaint(issue: v.BaseIssue<unknown>, path: string, fileName: string): string {
  const where = `${[path, v.getDotPath(issue)].filter(Boolean).join('.')} in ${fileName}`
  if (issue.expected === 'never') return unknown(where, undefined)
  if (issue.kind === 'schema' && issue.input === undefined) return `${where} is missing. Add it.`
  const shown = `${where} is ${quote(issue.input)}`
  const takes = takenBy(issue)
  return takes ? `${shown}. It takes ${takes}. Correct it.` : `${shown}, which ${issue.message}. Correct it.`
}

const counted = (issue: v.BaseIssue<unknown>) => (typeof issue.input === 'string' ? 'characters' : 'entries')

/** What each check of the schemas takes, as words. One that is missing here has a message of its own. */
const takenByCheck: Readonly<Record<string, (issue: v.BaseIssue<unknown>) => string>> = {
  min_length: (issue) => `at least ${issue.requirement as number} ${counted(issue)}`,
  max_length: (issue) => `at most ${issue.requirement as number} ${counted(issue)}`,
  min_entries: (issue) => `at least ${issue.requirement as number} entries`,
  max_entries: (issue) => `at most ${issue.requirement as number} entries`,
  min_value: (issue) => `a number from ${issue.requirement as number}`,
  max_value: (issue) => `a number up to ${issue.requirement as number}`,
  safe_integer: () => 'a whole number',
  finite: () => 'a number',
  iso_date: () => 'a day such as 2026-05-12',
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  Object: 'an object: { … }',
  Array: 'a list: [ … ]',
}

function takenBy(issue: v.BaseIssue<unknown>): string | undefined {
  if (issue.kind === 'validation') return takenByCheck[issue.type]?.(issue)
  const expected = issue.expected ?? ''
  return words[expected] ?? expected.replace(/^\((.*)\)$/, '$1').replaceAll(' | ', ' or ')
}
