import type { DispositionEntry } from '@parley/protocol'

/** One line of the tree. */
export interface Row extends DispositionEntry {
  readonly isGroup: boolean
  readonly isOpen: boolean
  /** The id of the group around it; nothing on the outermost level. */
  readonly parent: string | undefined
}

const words = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()

/**
 * The lines of the tree, groups before what is in them. A search opens every group and leaves out what has not all its words,
 * in its own label or in those of the groups around it.
 */
export function rowsOf(
  entries: readonly DispositionEntry[],
  { query = '', closed = new Set() }: { query?: string; closed?: ReadonlySet<string> } = {},
): readonly Row[] {
  const wanted = words(query).split(/\s+/).filter(Boolean)
  const way: DispositionEntry[] = []
  const rows: Row[] = []
  const needed = new Set<string>()
  entries.forEach((entry, place) => {
    way.length = entry.level - 1
    const parent = way.at(-1)?.id
    const isGroup = (entries[place + 1]?.level ?? 0) > entry.level
    const said = words([...way, entry].map(({ label }) => label).join(' '))
    const isHidden = wanted.length === 0 && way.some(({ id }) => closed.has(id))
    if (!isGroup && wanted.every((word) => said.includes(word))) for (const { id } of [...way, entry]) needed.add(id)
    way.push(entry)
    if (!isHidden) rows.push({ ...entry, isGroup, isOpen: wanted.length > 0 || !closed.has(entry.id), parent })
  })
  return wanted.length === 0 ? rows : rows.filter(({ id }) => needed.has(id))
}
