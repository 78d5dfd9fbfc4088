import { maskFor, type Mask } from '@parley/protocol'
import type { NewEvent } from './work.ts'

/** The masks of the sites, each made when it is first needed. */
export function createMasks(patternsOf: (site: string) => readonly string[]): (site: string) => Mask {
  const masks = new Map<string, { readonly patterns: readonly string[]; readonly mask: Mask }>()
  return (site) => {
    const patterns = patternsOf(site)
    const known = masks.get(site)
    if (known?.patterns === patterns) return known.mask
    const mask = maskFor(patterns)
    masks.set(site, { patterns, mask })
    return mask
  }
}

/** What programs read, and what would lead elsewhere if a character of it were another one. */
const unspoken: ReadonlySet<string> = new Set([
  'id',
  'kind',
  'do',
  'key',
  'url',
  'payload',
  'actions',
  'site',
  'by',
  'file',
  'type',
])

/** The event with the secrets hidden in everything that somebody has said with it; the same one where there are none. */
export function maskEvent<Event extends NewEvent>(event: Event, mask: Mask): Event {
  const body = masked(event.body, mask)
  return body === event.body ? event : { ...event, body }
}

function masked<Value>(value: Value, mask: Mask): Value {
  if (typeof value === 'string') return mask(value) as Value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items = value.map((item) => masked(item as unknown, mask))
    return items.some((item, place) => item !== value[place]) ? (items as Value) : value
  }
  const hidden = Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    const now = unspoken.has(key) ? item : masked(item, mask)
    return now === item ? [] : [[key, now] as const]
  })
  return hidden.length === 0 ? value : { ...value, ...Object.fromEntries(hidden) }
}
