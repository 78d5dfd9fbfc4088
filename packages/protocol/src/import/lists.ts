import { limits } from '../limits.ts'
import type { Message } from '../message-kinds/index.ts'
import type { Action, Picture } from '../message-kinds/parts.ts'
import { atMost } from './actions.ts'
import type { ChoiceIds } from './choice-ids.ts'
import type { Part } from './part.ts'
import { clip, headed } from './words.ts'

type ListRow = Message<'list'>['sections'][number]['rows'][number]

/** What another system has in one row. */
interface RowParts {
  readonly part: Part
  readonly id?: Part | undefined
  readonly title: string | undefined
  readonly description?: string | undefined
  readonly image?: Picture | undefined
  readonly action?: Action | undefined
}

/** A row; nothing, and a note, when it says nothing. */
export function listRow(
  ids: ChoiceIds,
  { part, id, title, description, image, action }: RowParts,
): ListRow | undefined {
  const heading = clip(part, title ?? image?.alt ?? description ?? action?.label, limits.titleChars)
  if (heading === undefined) {
    part.note('left-out', 'has no title')
    return undefined
  }
  const words = title === undefined ? undefined : clip(part, description, limits.rowDescriptionChars)
  return {
    id: ids.named(id ?? part, id?.text, heading),
    title: heading,
    ...(words !== undefined && { description: words }),
    ...(image && { image }),
    ...(action && { action }),
  }
}

/** What another system has in a list. */
interface ListParts {
  readonly part: Part
  readonly title?: string | undefined
  readonly text?: string | undefined
  readonly select: Message<'list'>['select']
  readonly sections: readonly { readonly title?: string | undefined; readonly rows: readonly (ListRow | undefined)[] }[]
  readonly most?: number | undefined
  readonly submitLabel?: string | undefined
}

/** A list; none when it has no rows. */
export function listMessage({ part, title, text, select, sections, most, submitLabel }: ListParts): readonly Message[] {
  let left: number = limits.listRows
  const filled = sections.flatMap(({ title: heading, rows }) => {
    const found = rows.filter((row) => row !== undefined)
    const kept = atMost(part, found, left, 'rows in a section')
    left -= kept.length
    const name = clip(part, heading, limits.titleChars)
    return kept.length > 0 ? [{ ...(name !== undefined && { title: name }), rows: kept }] : []
  })
  if (filled.length === 0) return []
  const kept = atMost(part, filled, limits.listSections, 'sections')
  const rows = kept.flatMap((section) => section.rows)
  const label = clip(part, submitLabel, limits.labelChars)
  return [
    {
      kind: 'list',
      ...headed(
        part,
        { title, text },
        rows.map((row) => row.title),
      ),
      select,
      sections: kept,
      ...(most !== undefined && { most: Math.min(most, rows.length) }),
      ...(label !== undefined && { submitLabel: label }),
    },
  ]
}
