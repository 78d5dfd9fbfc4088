// What is on the screen, whoever drew it: the log is the one element with that role, its messages stand in elements of
// the class `chunk`, oldest first. Looking must cost next to nothing: it is part of what is measured.

/** The first element that matches, also inside shadow roots. */
export function deepFind<Found extends Element>(selector: string, root: ParentNode = document): Found | undefined {
  const found = root.querySelector<Found>(selector)
  if (found) return found
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    const deeper = shadowRoot && deepFind<Found>(selector, shadowRoot)
    if (deeper) return deeper
  }
  return undefined
}

let knownLog: HTMLElement | undefined

/** The scrolling log. */
export function log(): HTMLElement | undefined {
  if (!knownLog?.isConnected) knownLog = deepFind('[role="log"]')
  return knownLog
}

let knownChunks: Element | undefined

/** What the chunks stand in. */
function chunks(): Element | undefined {
  if (!knownChunks?.isConnected) knownChunks = log()?.querySelector('.chunk')?.parentElement ?? undefined
  return knownChunks
}

/** The last message that is drawn. */
function lastRow(): Element | undefined {
  for (let child = chunks()?.lastElementChild; child; child = child.previousElementSibling)
    if (child.classList.contains('chunk')) return child.lastElementChild ?? undefined
  return undefined
}

/** Whether chunks are still to be drawn. */
export function isDrawing(): boolean {
  for (const child of chunks()?.children ?? []) if (child.classList.contains('waiting')) return true
  return false
}

/** Whether this text stands at the end of the log, within sight. Ask it after a frame is painted, when boxes are known. */
export function isInSight(text: string): boolean {
  const row = lastRow()
  if (!row?.textContent.includes(text)) return false
  const [shown, frame] = [row.getBoundingClientRect(), log()?.getBoundingClientRect()]
  return (
    frame !== undefined && shown.height > 0 && shown.bottom <= frame.bottom + 1 && shown.top >= frame.top - shown.height
  )
}

/** The composer, once it is on screen and takes text. */
export function usableComposer(): HTMLTextAreaElement | undefined {
  const composer = deepFind<HTMLTextAreaElement>('textarea')
  if (!composer || composer.disabled || composer.readOnly || !composer.checkVisibility()) return undefined
  const { top, bottom, width } = composer.getBoundingClientRect()
  return width > 0 && bottom > top && top >= 0 && bottom <= innerHeight + 1 ? composer : undefined
}
