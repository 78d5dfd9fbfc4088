import { nextFrame, painted, paintedWhen, watchFrames } from './frames.ts'
import { isDrawing, isInSight, log, usableComposer } from './looking.ts'
import { server } from './scripted-socket.ts'

/** What happened on the screen. Milliseconds. */
export interface Seen {
  /** Until the last message was painted. */
  readonly seenMs: number
  /** Until nothing was left to draw. */
  readonly drawnMs: number
  readonly longestFrameMs: number
}

/** The conversation appears and stays; `tail` is how many events come with it, everything unless given. */
async function open(messages: number, tail?: number): Promise<Seen> {
  const frame = server.openingFrame(messages, tail)
  return watched([frame])
}

/** So many messages come at once: each in its frame, or all in one as after a lost line. */
async function burst(count: number, as: 'frames' | 'one frame'): Promise<Seen> {
  return watched(
    as === 'frames' ? Array.from({ length: count }, () => server.nextFrame()) : [server.missedFrame(count)],
  )
}

async function watched(frames: readonly string[]): Promise<Seen> {
  const text = server.newestText
  await settle()
  const stopWatching = watchFrames()
  const startedAt = performance.now()
  server.deliver(frames)
  const seenMs = (await paintedWhen(() => isInSight(text))) - startedAt
  const drawnMs = (await paintedWhen(() => !isDrawing())) - startedAt
  await nextFrame()
  return { seenMs, drawnMs, longestFrameMs: stopWatching() }
}

/** So many messages come one after the other, each when the one before has been painted and read. */
async function arrive(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    server.deliver([server.nextFrame()])
    for (let frame = 0; frame < framesPerMessage; frame += 1) await nextFrame()
  }
}

/** The frames of `arrive` without messages: what they cost by themselves. */
async function idle(count: number): Promise<void> {
  for (let frame = 0; frame < count * framesPerMessage; frame += 1) await nextFrame()
}

const framesPerMessage = 3

/** Scrolls up until the first message of all is there, then back to the end. */
async function readToBeginning(): Promise<{ longestFrameMs: number }> {
  const scroller = log()
  if (!scroller) throw new Error('There is no log.')
  const stopWatching = watchFrames()
  while (server.oldestSent > 1) {
    const { oldestSent } = server
    scroller.scrollTop = 0
    await paintedWhen(() => server.oldestSent < oldestSent, 10_000)
    await paintedWhen(() => !isDrawing())
  }
  const longestFrameMs = stopWatching()
  await paintedWhen(() => !isDrawing())
  for (let frame = 0; frame < 10; frame += 1) {
    scroller.scrollTop = scroller.scrollHeight
    await painted()
  }
  return { longestFrameMs }
}

/** Lets everything that was begun come to its end. */
async function settle(): Promise<void> {
  for (let frame = 0; frame < 10; frame += 1) await painted()
}

/** From each key to the frame that shows it, in milliseconds. */
const keyMs: number[] = []
addEventListener('keydown', ({ timeStamp }) => void painted().then((now) => keyMs.push(now - timeStamp)), true)

const bench = {
  server,
  open,
  burst,
  arrive,
  idle,
  settle,
  readToBeginning,
  keyMs,
  composer: usableComposer,
  isReady: () => server.isGreeted && usableComposer() !== undefined,
  isNewestInSight: () => isInSight(server.newestText),
}

declare global {
  interface Window {
    readonly bench: typeof bench
  }
}

Object.defineProperty(window, 'bench', { value: bench })
