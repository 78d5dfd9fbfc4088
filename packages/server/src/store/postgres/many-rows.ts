import type { SqlValue, Statement } from '../sql/steps.ts'

type ColumnType = 'text' | 'bigint'

/**
 * An `INSERT … VALUES (?, …)` for one row, made one for many: the same text, with a list for each column. Gives nothing for no rows.
 * Rows that would change one and the same row have to be made one before.
 */
export function manyRows(
  oneRow: string,
  types: readonly ColumnType[],
  rows: readonly (readonly SqlValue[])[],
): Statement[] {
  if (rows.length === 0) return []
  const values = types.map((_, column) => rows.map((row) => row[column] ?? null))
  return [{ text: textFor(oneRow, types), values }]
}

const texts = new Map<string, string>()

function textFor(oneRow: string, types: readonly ColumnType[]): string {
  let text = texts.get(oneRow)
  if (text === undefined) {
    text = oneRow.replace(
      /VALUES \([?, ]+\)/,
      `SELECT * FROM unnest(${types.map((type) => `?::${type}[]`).join(', ')})`,
    )
    texts.set(oneRow, text)
  }
  return text
}
