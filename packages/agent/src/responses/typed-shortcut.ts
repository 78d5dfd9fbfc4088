/** A shortcut that is being typed: where it begins, and what stands after its slash. */
export interface TypedShortcut {
  readonly start: number
  readonly typed: string
}

/**
 * The shortcut that ends at the caret, if one does: a slash at the start of a word, and what may stand in a shortcut. Addresses
 * (`https://…`, `a/b`) have their slashes inside of words.
 */
export function typedShortcut(text: string, caret: number): TypedShortcut | undefined {
  if (/^[^\s.,;:!?)]/.test(text.slice(caret))) return undefined
  const found = /(^|[\s(\u00a0])\/([\p{L}\p{N}_-]{0,39})$/u.exec(text.slice(0, caret))
  if (!found) return undefined
  const [whole, before = '', typed = ''] = found
  return { start: found.index + before.length, typed: whole.length > 0 ? typed : '' }
}
