/** So many copies are remembered: a clipboard holds one, and who drags drops at once. */
const mostKept = 20

/** Where agents write to each other: in a lane beside a chat, or in a thread. */
export type Origin = 'lane' | 'thread'

/** What was copied where no contact reads on this page, latest last. It stays on this page and goes with it. */
const kept: { readonly words: string; readonly origin: Origin }[] = []

/** Line ends and blanks differ between what is selected and what arrives. */
const bare = (text: string) => text.replace(/\s+/gu, '')

export function rememberPrivate(text: string, origin: Origin): void {
  const words = bare(text)
  if (words === '') return
  kept.push({ words, origin })
  if (kept.length > mostKept) kept.shift()
}

/** Where this was copied that no contact reads; nothing where it comes from elsewhere. What somebody types themselves is theirs to say. */
export const privateOrigin = (text: string): Origin | undefined =>
  kept.findLast(({ words }) => words === bare(text))?.origin

/** What an event copies, cuts or drags: what is selected in its field, or in the text around it. */
export function selectedBy(event: Event): string {
  const [from] = event.composedPath()
  if (from instanceof HTMLTextAreaElement) return from.value.slice(from.selectionStart, from.selectionEnd)
  const dragged = event instanceof DragEvent ? (event.dataTransfer?.getData('text/plain') ?? '') : ''
  if (dragged) return dragged
  const root = (from as Node).getRootNode() as { getSelection?: () => Selection | null }
  return String(root.getSelection?.() ?? '') || String(getSelection() ?? '')
}
