import { named } from './find.ts'

/** Collects events of one kind that reach `target`. */
export function heard<Type extends keyof HTMLElementEventMap>(
  target: HTMLElement,
  type: Type,
): readonly HTMLElementEventMap[Type][] {
  const events: HTMLElementEventMap[Type][] = []
  target.addEventListener(type, (event) => events.push(event))
  return events
}

/** Writes into the composer, as somebody does who pastes. */
export async function write(panel: Element, text: string): Promise<void> {
  const textbox = await named<HTMLTextAreaElement>(panel, 'textbox', 'Message')
  textbox.focus()
  textbox.value = text
  textbox.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
}

/** Presses a key where the focus is, or on `target`. */
export function press(target: Element, key: string, modifiers: Partial<KeyboardEventInit> = {}): void {
  const code = /^[a-z]$/.test(key) ? `Key${key.toUpperCase()}` : key
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, code, bubbles: true, composed: true, cancelable: true, ...modifiers }),
  )
}
