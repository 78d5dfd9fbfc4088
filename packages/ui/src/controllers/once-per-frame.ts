/** Where no frames are drawn, as in a page that nobody sees, the next turn comes after this time. Milliseconds. */
const longestFrameMs = 100

/** Gives one turn per frame: whatever draws only in its turn lays the page out once per frame, however much comes at once. */
export class OncePerFrame {
  #next: Promise<void> | undefined

  /** Takes the turn of this frame and gives nothing, or gives when to ask again. */
  take(): Promise<void> | undefined {
    if (this.#next) return this.#next
    this.#next = nextFrame().then(() => {
      this.#next = undefined
    })
    return undefined
  }
}

function nextFrame(): Promise<void> {
  return new Promise((begun) => {
    const timer = setTimeout(begun, longestFrameMs)
    requestAnimationFrame(() => {
      clearTimeout(timer)
      begun()
    })
  })
}
