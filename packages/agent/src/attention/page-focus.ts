/** Whether the agent works on this page: it can be seen, and nothing else has the keyboard. */
export const isPageActive = (): boolean => document.visibilityState === 'visible' && document.hasFocus()

/** Tells when the agent turns to this page or away from it. Returns how to stop listening. */
export function onPageFocus(changed: () => void): () => void {
  addEventListener('focus', changed)
  addEventListener('blur', changed)
  document.addEventListener('visibilitychange', changed)
  return () => {
    removeEventListener('focus', changed)
    removeEventListener('blur', changed)
    document.removeEventListener('visibilitychange', changed)
  }
}
