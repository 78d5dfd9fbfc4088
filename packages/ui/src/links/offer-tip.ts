/** Shows the address of a link, and what can be done with it, while somebody points at it or goes to it by keyboard (A114). */
export function offerTip(event: Event): void {
  const link = event.currentTarget as HTMLAnchorElement
  const isPointed = event.type === 'pointerenter'
  // A finger opens what it touches.
  if (isPointed ? (event as PointerEvent).pointerType === 'touch' : !link.matches(':focus-visible')) return
  void import('./parley-address-tip.ts').then(
    ({ showTip }) => {
      const isStillWanted = isPointed ? link.matches(':hover') : link.matches(':focus')
      if (isStillWanted) showTip(link)
    },
    // Without it the link still says what it opens; the next one tries again.
    () => {},
  )
}
