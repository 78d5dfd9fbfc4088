/**
 * The name that somebody probably meant, or nothing when none is near.
 * Near: at most a third of its letters to be inserted, left out or exchanged.
 */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  let best: string | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const name of names) {
    const edits = editDistance(written.toLowerCase(), name.toLowerCase())
    if (edits < fewest && edits <= Math.max(1, Math.floor(name.length / 3))) {
      best = name
      fewest = edits
    }
  }
  return best
}

/** How many letters to insert, leave out or exchange until `a` is `b`. Only short names: the cost is the product of the lengths. */
function editDistance(a: string, b: string): number {
  if (Math.max(a.length, b.length) > 80) return Number.POSITIVE_INFINITY
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const exchanged = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(exchanged, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? Number.POSITIVE_INFINITY
}
