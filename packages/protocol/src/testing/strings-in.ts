/** A text somewhere in a value, and the way to it: `cards.2.title` is `['cards', '2', 'title']`. */
export interface StringIn {
  readonly path: readonly string[]
  readonly text: string
}

/** Every text in a value that JSON can carry, in its order; names of fields are none. */
export function stringsIn(value: unknown, path: readonly string[] = []): readonly StringIn[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inside]) => stringsIn(inside, [...path, name]))
}

/** The same value with another text at the end of a path; the value itself stays as it is. */
export function withString<Value>(value: Value, path: readonly string[], text: string): Value {
  const [name, ...rest] = path
  if (name === undefined) return text as Value
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>
  // Also where the name is `__proto__`.
  Object.defineProperty(copy, name, {
    value: withString(copy[name], rest, text),
    enumerable: true,
    configurable: true,
    writable: true,
  })
  return copy as Value
}
