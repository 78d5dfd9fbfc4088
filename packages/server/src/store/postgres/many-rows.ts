import type { SqlValue, Statement } from '../sql/steps.ts'

/** `json`: texts of JSON, of which none is missing. */
type ColumnType = 'text' | 'bigint' | 'json'

/** Stands between texts of JSON: those write it in other characters. A list of them would be escaped, and looked through for that, whole. */
const separator = '\u0001'

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
  const values = types.map((type, column) => {
    const list = rows.map((row) => row[column] ?? null)
    return type === 'json' ? list.join(separator) : list
  })
  return [{ text: textFor(oneRow, types), values }]
}

const texts = new Map<string, string>()

function textFor(oneRow: string, types: readonly ColumnType[]): string {
  let text = texts.get(oneRow)
  if (text === undefined) {
    text = oneRow.replace(/VALUES \([?, ]+\)/, `SELECT * FROM unnest(${types.map(listOf).join(', ')})`)
    texts.set(oneRow, text)
  }
  return text
}

const listOf = (type: ColumnType) => (type === 'json' ? 'string_to_array(?, chr(1))' : `?::${type}[]`)
