import type { ParleyComposer } from './parley-composer.ts'

/**
 * Puts `text` where the caret is, in place of what is selected, as if the writer had typed it: it can be undone and redone, and
 * the draft is kept. Nothing happens while the composer is disabled.
 */
export function insertInto(composer: ParleyComposer, text: string): void {
  if (composer.disabled) return
  const { input } = composer
  input.focus()
  // What a script writes by itself is unknown to undo. The command is old, and there is no other.
  if (document.execCommand('insertText', false, text)) return
  input.setRangeText(text, input.selectionStart, input.selectionEnd, 'end')
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
}

/** Selects the characters from `start` to before `end` (UTF-16 code units) of what is written, and puts the focus there. */
export function selectIn(composer: ParleyComposer, start: number, end: number): void {
  const { input } = composer
  input.focus()
  input.setSelectionRange(start, end)
}
