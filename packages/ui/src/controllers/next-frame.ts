/** Where no frames are drawn, as in a page that nobody sees, things go on after this time. Milliseconds. */
const longestFrameMs = 100

/** When the next frame begins. */
export const nextFrame = (): Promise<unknown> =>
  new Promise((begun) => {
    setTimeout(begun, longestFrameMs)
    requestAnimationFrame(begun)
  })
