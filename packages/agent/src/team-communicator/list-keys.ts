/** Page Up and Page Down go so far. */
const pageRows = 8

/** Where the focus is: in the search, or on a target. */
interface Where {
  /** The place of the target; -1 is the search. */
  readonly from: number
  /** How many targets there are. */
  readonly count: number
  readonly isRightToLeft: boolean
}

/** What a key means in the search and in the list below it ([TEA49]). */
export type ListKey =
  | { readonly is: 'close' }
  /** Do to the first target what this was opened for. */
  | { readonly is: 'press-first' }
  /** To the next button of the target, or to the one before. */
  | { readonly is: 'sideways'; readonly steps: 1 | -1 }
  /** Back to the search: with the key, where somebody goes on typing. */
  | { readonly is: 'search'; readonly types: boolean }
  | { readonly is: 'target'; readonly to: number }

/** Nothing where the key is not for the list. */
export function listKey(key: string, { from, count, isRightToLeft }: Where): ListKey | undefined {
  if (from < 0) return searchKey(key, count)
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return { is: 'target', to: Math.min(from + 1, last) }
    case 'ArrowUp':
      return from > 0 ? { is: 'target', to: from - 1 } : { is: 'search', types: false }
    case 'PageDown':
      return { is: 'target', to: Math.min(from + pageRows, last) }
    case 'PageUp':
      return { is: 'target', to: Math.max(from - pageRows, 0) }
    case 'Home':
      return { is: 'target', to: 0 }
    case 'End':
      return { is: 'target', to: last }
    case 'ArrowRight':
    case 'ArrowLeft':
      return { is: 'sideways', steps: (key === 'ArrowRight') === isRightToLeft ? -1 : 1 }
    default:
      return key.length === 1 && key !== ' ' ? { is: 'search', types: true } : undefined
  }
}

function searchKey(key: string, count: number): ListKey | undefined {
  if (key === 'Escape') return { is: 'close' }
  if (key === 'Enter') return { is: 'press-first' }
  return key === 'ArrowDown' && count > 0 ? { is: 'target', to: 0 } : undefined
}
