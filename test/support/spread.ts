/** What came of measuring, in a line: how often, the middle, what all but one in a hundred stay below, and the most. */
export function spread(what: string, measured: readonly number[], unit = 'ms'): string {
  const sorted = measured.toSorted((one, other) => one - other)
  const at = (share: number) => `${Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0)} ${unit}`
  return `${what}: ${sorted.length} times, p50 ${at(0.5)}, p99 ${at(0.99)}, at most ${at(1)}`
}
