/**
 * Tells when the browser says that the network or the page is back: worth a look at the line.
 * Returns how to stop listening.
 */
export function onHints(hint: () => void): () => void {
  const visible = () => {
    if (document.visibilityState === 'visible') hint()
  }
  addEventListener('online', hint)
  addEventListener('pageshow', hint)
  document.addEventListener('visibilitychange', visible)
  return () => {
    removeEventListener('online', hint)
    removeEventListener('pageshow', hint)
    document.removeEventListener('visibilitychange', visible)
  }
}
