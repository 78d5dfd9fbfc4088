/** Puts the page in front or behind another window, as far as it can tell. In front again after `pageAsItIs`. */
export function pageIs(where: 'in front' | 'behind'): void {
  Object.defineProperty(document, 'hasFocus', { configurable: true, value: () => where === 'in front' })
  window.dispatchEvent(new Event(where === 'in front' ? 'focus' : 'blur'))
}

/** Takes back what `pageIs` has pretended. */
export function pageAsItIs(): void {
  Reflect.deleteProperty(document, 'hasFocus')
}
