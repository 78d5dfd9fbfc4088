import type { Kind } from './kinds.ts'

/** One setting: what it takes, where it is said, what it is when nothing is said. Its name is its key in a table. */
export interface Setting<Value = unknown> {
  readonly kind: Kind<Value>
  readonly default: Value
  /** The environment variable. For a site's setting it holds for every site whose entry in the file is silent. */
  readonly environment?: string
  /** Another default in demo mode, where many strangers share one machine and nobody configures anything. */
  readonly demoDefault?: Value
  /** Never shown in a complaint or a log. */
  readonly secret?: true
  /** Only from the environment: what has to be known before the file is read. */
  readonly environmentOnly?: true
  /** What it is for and what both directions cost. One or two sentences for the reference. */
  readonly doc: string
}

export type SettingTable = Readonly<Record<string, Setting>>

/** The values of a table. */
export type ValuesOf<Table extends SettingTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Setting<infer Value> ? Value : never
}

/** Keeps the value's type, which is the kind's, while the table is written. */
export const setting = <Value>(
  definition: Omit<Setting<NoInfer<Value>>, 'kind'> & { readonly kind: Kind<Value> },
): Setting<Value> => definition
