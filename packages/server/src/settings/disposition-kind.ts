import { limits } from '@parley/protocol'
import type { DispositionNode } from '../core-settings.ts'
import { type JsonSchema, type Kind, line, Misfit, quote } from './kinds.ts'

const idKind = line(1, limits.dispositionIdChars)
const labelKind = line(1, limits.labelChars)

const listSchema = (levels: number): JsonSchema => ({
  type: 'array',
  maxItems: limits.dispositions,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'label'],
    properties: {
      id: idKind.schema,
      label: labelKind.schema,
      ...(levels > 1 && { children: listSchema(levels - 1) }),
    },
  },
})

/** How an interaction can have ended: a list of `{ id, label }`, groups with `children`. */
export const dispositions: Kind<readonly DispositionNode[]> = {
  takes: `a list of { "id", "label" }, groups with "children": at most ${limits.dispositions} entries on ${limits.dispositionLevels} levels, each id once`,
  schema: listSchema(limits.dispositionLevels),
  fromText: (text) => text,
  read(json) {
    const ids = new Set<string>()
    const nodes = readList(json, 1, ids)
    if (ids.size > limits.dispositions) throw new Misfit(`there are ${ids.size} entries`)
    return nodes
  },
}

function readList(json: unknown, level: number, ids: Set<string>): DispositionNode[] {
  if (!Array.isArray(json)) throw new Misfit()
  if (level > limits.dispositionLevels) throw new Misfit(`there are more than ${limits.dispositionLevels} levels`)
  return json.map((entry: unknown) => readNode(entry, level, ids))
}

function readNode(entry: unknown, level: number, ids: Set<string>): DispositionNode {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    throw new Misfit(`the entry ${quote(entry)} does not fit`)
  const { id, label, children, ...unknown } = entry as Readonly<Record<string, unknown>>
  const [stranger] = Object.keys(unknown)
  if (stranger !== undefined) throw new Misfit(`${quote(stranger)} in ${quote(entry)} is nothing that it has`)
  try {
    const node = { id: idKind.read(id), label: labelKind.read(label) }
    if (ids.has(node.id)) throw new Misfit(`the id ${quote(node.id)} is there twice`)
    ids.add(node.id)
    if (children === undefined) return node
    if (Array.isArray(children) && children.length === 0) throw new Misfit(`the group ${quote(node.id)} is empty`)
    return { ...node, children: readList(children, level + 1, ids) }
  } catch (error) {
    if (error instanceof Misfit && error.detail === undefined)
      throw new Misfit(`the entry ${quote(entry)} does not fit`)
    throw error
  }
}
