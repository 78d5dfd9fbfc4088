/** Space between a floating box and what it belongs to, and between it and the window's edges, in pixels. */
const gapPx = 6
const edgePx = 8

/**
 * Puts a shown popover at the end of its owner's line; below it where there is no room there. Always inside the window. By
 * CSSOM, which a strict content security policy allows.
 */
export function placeAside(box: HTMLElement, owner: Element): void {
  const { top, bottom, left, right } = owner.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = box
  const { clientWidth, clientHeight } = document.documentElement
  const isRightToLeft = getComputedStyle(owner).direction === 'rtl'
  const x = isRightToLeft ? left - gapPx - offsetWidth : right + gapPx
  const fits = x >= edgePx && x + offsetWidth <= clientWidth - edgePx
  const start = isRightToLeft ? right - offsetWidth : left
  box.style.left = `${Math.min(Math.max(edgePx, fits ? x : start), Math.max(edgePx, clientWidth - offsetWidth - edgePx))}px`
  box.style.top = `${Math.min(Math.max(edgePx, fits ? top : bottom + gapPx), Math.max(edgePx, clientHeight - offsetHeight - edgePx))}px`
}
