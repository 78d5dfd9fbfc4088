/** What is looked at, in the order in which it is told. */
export const checkNames = [
  'configuration',
  'folder',
  'database',
  'disk',
  'port',
  'origins',
  'keys',
  'clock',
  'bots',
  'files',
  'dictionaries',
] as const

export type CheckName = (typeof checkNames)[number]

/** `warning`: it works, and is probably not meant. `problem`: something does not work, or will not. */
export type Grade = 'ok' | 'warning' | 'problem'

/** What was found, in one sentence, and what to do about it in another. Never a secret. */
export interface Finding {
  readonly check: CheckName
  readonly is: Grade
  readonly says: string
  /** Missing where all is well. */
  readonly remedy?: string
}

/** What one check finds. It answers always: what keeps it from looking is a finding. */
export interface Found {
  ok(says: string): Finding
  warning(says: string, remedy: string): Finding
  problem(says: string, remedy: string): Finding
}

/** Makes the findings of one check. */
export const findingsOf = (check: CheckName): Found => ({
  ok: (says) => ({ check, is: 'ok', says }),
  warning: (says, remedy) => ({ check, is: 'warning', says, remedy }),
  problem: (says, remedy) => ({ check, is: 'problem', says, remedy }),
})

/** What went wrong, in the system's word or the error's own. */
export const wordOf = (error: unknown): string => {
  const { code, errors } = error as { code?: unknown; errors?: readonly unknown[] }
  if (typeof code === 'string' && code !== '') return code
  if (errors?.[0] !== undefined) return wordOf(errors[0])
  return error instanceof Error ? error.message : String(error)
}
