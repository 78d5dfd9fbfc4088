/** What becomes of links that staff asks the contact to open: whether they may open by themselves, and what became of them. */
export interface PushedLinks {
  /** Whether the contact has agreed that they open by themselves. */
  readonly isAgreed: boolean
  agree(isAgreed: boolean): void
  /** What became of an address that was to open by itself; nothing for one that was not. */
  outcomeOf(url: string): 'opened' | 'blocked' | undefined
  /** Calls `listener` after changes. Returns how to stop it. */
  onChange(listener: () => void): () => void
}

/** By the root element of the chat: there only where the site allows links to open by themselves. */
const known = new WeakMap<Element, PushedLinks>()
const waiting = new Set<() => void>()

/** From here on, what is drawn in `root` knows of it; nothing takes it away again. */
export function givePushedLinks(root: Element, links: PushedLinks | undefined): void {
  if (links) known.set(root, links)
  else known.delete(root)
  for (const look of waiting) look()
}

/** What the chat around an element says; nothing where the site does not allow it. */
export function pushedLinksAround(element: Element): PushedLinks | undefined {
  let at: Element | undefined = element
  while (at && !known.has(at)) at = at.parentElement ?? hostOf(at)
  return at && known.get(at)
}

/** Calls `look` whenever a chat begins or ceases to say it. Returns how to stop it. */
export function onPushedLinks(look: () => void): () => void {
  waiting.add(look)
  return () => void waiting.delete(look)
}

const hostOf = (element: Element): Element | undefined => (element.getRootNode() as Partial<ShadowRoot>).host
