import { workerData } from 'piscina'
import type { FactIndex } from '../reports/fact-index.ts'
import { openSqliteFacts } from '../reports/open-sqlite-facts.ts'
import { openSqliteSearch } from '../search/open-sqlite-search.ts'
import type { SearchIndex } from '../search/search-index.ts'

// The indexes are in a thread of their own: what they take in keeps no message waiting.

export interface Indexes {
  readonly search: SearchIndex
  readonly facts: FactIndex
}

/** The files that they are in. */
export type IndexPaths = { readonly [Name in keyof Indexes]: string }

/** What the worker is asked. */
export interface Call {
  readonly index: keyof Indexes
  readonly method: string
  readonly args: readonly unknown[]
}

const paths = workerData as IndexPaths

const opened: { -readonly [Name in keyof Indexes]?: Indexes[Name] } = {}

/** Opened when it is first asked for, and again whenever that failed. */
const indexes = {
  search: () => (opened.search ??= openSqliteSearch(paths.search)),
  facts: () => (opened.facts ??= openSqliteFacts(paths.facts)),
}

export default async function answer({ index, method, args }: Call): Promise<unknown> {
  const at = indexes[index]() as unknown as Record<string, (...args: readonly unknown[]) => Promise<unknown>>
  return at[method]!(...args)
}
