/**
 * Follows the part of the page that can be seen: on phones the keyboard covers the rest of it. The panel fills exactly
 * that part, so the composer stays above the keyboard. Returns how to stop.
 */
export function followVisiblePart({ style }: HTMLElement): () => void {
  const viewport = globalThis.visualViewport
  if (!viewport) return () => {}
  const follow = () => {
    const { height, offsetTop, scale } = viewport
    // A page that somebody has zoomed into is read, not written in: the panel keeps its place.
    const isZoomed = Math.abs(scale - 1) > 0.01
    style.setProperty('--parley-seen', isZoomed ? '100dvh' : `${height}px`)
    style.setProperty('--parley-seen-from', isZoomed ? '0px' : `${offsetTop}px`)
  }
  viewport.addEventListener('resize', follow)
  viewport.addEventListener('scroll', follow)
  follow()
  return () => {
    viewport.removeEventListener('resize', follow)
    viewport.removeEventListener('scroll', follow)
  }
}
