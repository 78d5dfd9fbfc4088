import { limits } from '../limits.ts'
import type { Report } from './notes.ts'

/** JSON that cannot surprise: a tree of limited size without prototypes, getters and half surrogate pairs. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain }

/** Levels of objects in lists in objects; no foreign message has a third of it. */
const depthAtMost = 40
/** Values in all. */
const valuesAtMost = 20_000

/**
 * A copy of whatever arrived. What is no JSON is left out, what is too deep or too much is cut; cycles end as too deep.
 * Never throws: where reading a value throws, as a getter may, that value is left out.
 */
export function plainCopy(value: unknown, report: Report): Plain {
  let values = 0
  let isCut = false

  const cut = (path: string, detail: string): null => {
    if (!isCut) report(path, 'cut', detail)
    isCut = true
    return null
  }

  function copy(from: unknown, path: string, depth: number): Plain {
    values += 1
    if (typeof from === 'string') return shorten(from, path)
    if (typeof from === 'boolean') return from
    if (typeof from === 'number') return Number.isFinite(from) ? from : null
    if (typeof from !== 'object' || from === null) return null
    if (depth >= depthAtMost) return cut(path, `is nested deeper than ${depthAtMost}`)
    return Array.isArray(from) ? copyList(from, path, depth) : copyObject(from, path, depth)
  }

  function shorten(text: string, path: string): string {
    if (text.length <= limits.messageBytes) return text.toWellFormed()
    report(path, 'cut', `has ${text.length} characters; ${limits.messageBytes} are read`)
    return text.slice(0, limits.messageBytes).toWellFormed()
  }

  function copyList(from: readonly unknown[], path: string, depth: number): Plain {
    const list: Plain[] = []
    for (let place = 0; place < from.length; place += 1) {
      if (values >= valuesAtMost) {
        cut(join(path, place), `has more than ${valuesAtMost} values`)
        break
      }
      list.push(copy(from[place], join(path, place), depth + 1))
    }
    return list
  }

  function copyObject(from: object, path: string, depth: number): Plain {
    const object: Record<string, Plain> = Object.create(null)
    for (const name of Object.keys(from)) {
      if (values >= valuesAtMost) {
        cut(join(path, name), `has more than ${valuesAtMost} values`)
        break
      }
      if (name !== '__proto__') object[name] = attempt(() => Reflect.get(from, name), name, path, depth)
    }
    return object
  }

  function attempt(read: () => unknown, name: string, path: string, depth: number): Plain {
    try {
      return copy(read(), join(path, name), depth + 1)
    } catch {
      report(join(path, name), 'left-out', 'cannot be read')
      return null
    }
  }

  try {
    return copy(value, '', 0)
  } catch {
    report('', 'left-out', 'cannot be read')
    return null
  }
}

/** A path with one more name. */
export const join = (path: string, name: string | number): string => (path === '' ? `${name}` : `${path}.${name}`)
