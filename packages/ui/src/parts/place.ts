/** Space between a floating box and what it belongs to, and between it and the window's edges, in pixels. */
const gapPx = 6
const edgePx = 8

/**
 * Puts a shown popover beside its owner: above (`over`) or below it, on the other side where there is no room, and
 * always inside the window. By CSSOM, which a strict content security policy allows.
 */
export function placeBeside(
  box: HTMLElement,
  owner: Element,
  { side = 'above', align = 'middle' }: Placement = {},
): void {
  const { top, bottom, left, right, width } = owner.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = box
  const { clientWidth, clientHeight } = document.documentElement
  const above = top - gapPx - offsetHeight
  const below = bottom + gapPx
  const fitsAbove = above >= edgePx
  const fitsBelow = below + offsetHeight <= clientHeight - edgePx
  const y = side === 'above' ? (fitsAbove || !fitsBelow ? above : below) : fitsBelow || !fitsAbove ? below : above

  const isRightToLeft = getComputedStyle(owner).direction === 'rtl'
  const atRight = align === 'end' ? !isRightToLeft : isRightToLeft
  const x = align === 'middle' ? left + (width - offsetWidth) / 2 : atRight ? right - offsetWidth : left

  box.style.insetBlockStart = `${inside(y, clientHeight - offsetHeight)}px`
  box.style.left = `${inside(x, clientWidth - offsetWidth)}px`
}

/** Not over the window's edges; where there is not enough room, not over the first one. */
const inside = (wanted: number, roomPx: number) => Math.max(edgePx, Math.min(wanted, roomPx - edgePx))

export interface Placement {
  readonly side?: 'above' | 'below'
  readonly align?: 'start' | 'middle' | 'end'
}
