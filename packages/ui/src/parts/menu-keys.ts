/**
 * Where the focus goes in a menu for a key: the index of the entry, or nothing when the key is not for the menu.
 * `typed` is what was typed in quick succession; the same letter again goes through all entries that begin with it.
 */
export function nextEntry(key: string, typed: string, from: number, labels: readonly string[]): number | undefined {
  const count = labels.length
  if (count === 0) return undefined
  switch (key) {
    case 'ArrowDown':
      return (from + 1) % count
    case 'ArrowUp':
      return (Math.max(from, 0) - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
  }
  if (key.length !== 1 || typed.trim() === '') return undefined
  const isRepeated = typed === key.repeat(typed.length)
  const wanted = (isRepeated ? key : typed).toLocaleLowerCase()
  const start = isRepeated ? from + 1 : Math.max(from, 0)
  for (let step = 0; step < count; step += 1) {
    const at = (start + step) % count
    if (labels[at]?.toLocaleLowerCase().startsWith(wanted)) return at
  }
  return undefined
}
