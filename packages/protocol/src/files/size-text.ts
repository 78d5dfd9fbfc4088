const units = ['B', 'kB', 'MB', 'GB'] as const

/** A number of bytes for people: `512 B`, `1.2 MB`. Units of a thousand; `number` writes as the reader does, English unless given. */
export function sizeText(bytes: number, number: (value: number) => string = String): string {
  let [value, unit] = [bytes, 0]
  // What would be rounded up to a thousand is one of the next unit.
  while (value >= 999.5 && unit < units.length - 1) [value, unit] = [value / 1_000, unit + 1]
  const digits = unit > 0 && value < 9.95 ? 1 : 0
  return `${number(Number(value.toFixed(digits)))} ${units[unit]}`
}
