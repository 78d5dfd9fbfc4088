/** When the next frame begins. */
export const nextFrame = (): Promise<number> => new Promise(requestAnimationFrame)

/** When the next frame has been handed to the screen: a task that was posted while it began comes right after it. */
export function painted(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve(performance.now())
      channel.port2.postMessage(null)
    })
  })
}

/** Waits until `isTrue`, looking after every painted frame. Gives the time of it, in milliseconds since the page began. */
export async function paintedWhen(isTrue: () => boolean, patienceMs = 60_000): Promise<number> {
  const end = performance.now() + patienceMs
  for (;;) {
    const now = await painted()
    if (isTrue()) return now
    if (now > end) throw new Error(`Not seen within ${patienceMs} ms: ${String(isTrue)}`)
  }
}

/** Watches the distance between frames. The returned function ends it and gives the longest one, in milliseconds. */
export function watchFrames(): () => number {
  let [last, longest, isOver] = [performance.now(), 0, false]
  const look = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (!isOver) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  return () => {
    isOver = true
    return longest
  }
}
