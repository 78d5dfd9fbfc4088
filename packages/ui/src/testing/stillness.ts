/**
 * Fulfils when nothing on the page comes, goes or fades any more, in shadow roots as well; what goes round for ever does not count.
 * It stands alone, so that it can be sent into a page too.
 */
export async function stillness(): Promise<void> {
  const movingIn = (root: Document | ShadowRoot): Animation[] => [
    ...root.getAnimations(),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? movingIn(shadowRoot) : [])),
  ]
  const ending = movingIn(document).filter(
    ({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
  )
  await Promise.allSettled(ending.map(({ finished }) => finished))
}
