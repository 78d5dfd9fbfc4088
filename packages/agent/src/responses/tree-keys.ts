/**
 * Where a key leads in a tree, from the line that it was pressed on; nothing for keys that do nothing there. Lines are the
 * `treeitem`s that are shown, in order. A click opens a folder, closes it, or chooses; a double click is what Enter does to a leaf.
 */
export function stepInTree(
  { key, target, altKey, ctrlKey, metaKey }: KeyboardEvent,
  items: readonly HTMLElement[],
  isRightToLeft: boolean,
): HTMLElement | undefined {
  const at = items.indexOf(target as HTMLElement)
  const item = items[at]
  if (!item || altKey || ctrlKey || metaKey) return undefined
  const isOpen = item.ariaExpanded === 'true'
  switch (isRightToLeft ? (mirrored[key] ?? key) : key) {
    case 'ArrowDown':
      return items[at + 1] ?? item
    case 'ArrowUp':
      return items[at - 1] ?? item
    case 'Home':
      return items[0]
    case 'End':
      return items.at(-1)
    case 'ArrowRight':
      if (item.ariaExpanded === 'false') item.click()
      return isOpen ? (items[at + 1] ?? item) : item
    case 'ArrowLeft':
      if (isOpen) item.click()
      return isOpen ? item : (parentOf(item, items.slice(0, at)) ?? item)
    case ' ':
      item.click()
      return item
    case 'Enter':
      if (item.ariaExpanded === null) item.dispatchEvent(new MouseEvent('dblclick'))
      else item.click()
      return item
    default:
      return nextWithInitial(key, [...items.slice(at + 1), ...items.slice(0, at + 1)])
  }
}

const mirrored: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }

const parentOf = (item: HTMLElement, before: readonly HTMLElement[]) =>
  before.findLast((other) => Number(other.ariaLevel) < Number(item.ariaLevel))

const nextWithInitial = (letter: string, after: readonly HTMLElement[]) =>
  letter.length === 1
    ? after.find(({ textContent }) => textContent.trim().toLowerCase().startsWith(letter.toLowerCase()))
    : undefined
