import type { ReactiveController, ReactiveElement } from 'lit'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function start(listener: () => void): void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    // A page that nobody sees needs no clock; it is set right when it comes back.
    if (document.visibilityState === 'visible') for (const each of listeners) each()
  }, 1_000)
}

function stop(listener: () => void): void {
  listeners.delete(listener)
  if (listeners.size > 0) return
  clearInterval(timer)
  timer = undefined
}

/**
 * Draws its element anew every second, or only while `isRunning` says so. All elements of a page share one timer, so that they
 * change together.
 */
export class Ticking implements ReactiveController {
  readonly #host: ReactiveElement
  readonly #isRunning: () => boolean
  readonly #tick = () => {
    if (this.#isRunning()) this.#host.requestUpdate()
  }

  constructor(host: ReactiveElement, isRunning = () => true) {
    this.#host = host
    this.#isRunning = isRunning
    host.addController(this)
  }

  hostConnected(): void {
    start(this.#tick)
    document.addEventListener('visibilitychange', this.#tick)
  }

  hostDisconnected(): void {
    stop(this.#tick)
    document.removeEventListener('visibilitychange', this.#tick)
  }
}

/** A length of time as a clock shows it: `0:42`, `12:05`, `1:02:03`. */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  const two = (part: number) => String(part).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** The same for a `datetime` attribute: `PT1H2M3S`. */
export function elapsedIso(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  return `PT${Math.floor(seconds / 3_600)}H${Math.floor(seconds / 60) % 60}M${seconds % 60}S`
}
