/** Sizes of the text that the panel offers, as factors of the host page's. */
export const zoomSteps = [0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const

/** The next size up or down; the same at either end. */
export function zoomed(zoom: number, direction: 'larger' | 'smaller'): number {
  const next =
    direction === 'larger'
      ? zoomSteps.find((step) => step > zoom + 0.001)
      : zoomSteps.findLast((step) => step < zoom - 0.001)
  return next ?? zoom
}
