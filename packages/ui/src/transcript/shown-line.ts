import type { Chunk } from '@parley/protocol/client'
import type { ReactiveController, ReactiveElement } from 'lit'
import { nextFrame } from '../controllers/next-frame.ts'

/** Frames until a line is given up: ten thousand lines are drawn by then. */
const mostFrames = 900

/** Frames for which a line has to keep its place: what is drawn above it may still move it. */
const stillFrames = 3

interface Host extends ReactiveElement {
  readonly view: { readonly transcript: { readonly chunks: readonly Chunk[] } } | undefined
}

/**
 * Goes to one line of a transcript and marks it with `data-found`, for as long as it has the focus. Lines are drawn frame by
 * frame, and those out of sight are measured only when they come near: it goes there until it is there.
 */
export class ShownLine implements ReactiveController {
  readonly #host: Host
  #key: string | undefined

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  hostUpdated(): void {
    this.#mark()
  }

  /** Resolves with whether the line is there and in sight. A line that is asked for meanwhile takes its place. */
  async show(key: string): Promise<boolean> {
    this.#key = key
    if (!this.#host.isConnected) return false
    this.#mark()
    let still = 0
    for (let frame = 0; frame < mostFrames && still < stillFrames; frame += 1) {
      await this.#host.updateComplete
      if (!this.#host.isConnected || this.#key !== key || !this.#placeOf(key)) return false
      const line = this.#elementOf(key)
      still = line && !this.#goTo(line) ? still + 1 : 0
      await nextFrame()
    }
    const line = this.#mark()
    if (line) focusOn(line, () => this.#forget(key))
    return line !== undefined
  }

  #forget(key: string): void {
    if (this.#key === key) this.#key = undefined
    this.#mark()
  }

  /** In which chunk the line is, and where in it. */
  #placeOf(key: string): readonly [chunk: number, line: number] | undefined {
    const chunks = this.#host.view?.transcript.chunks ?? []
    for (const [at, { lines }] of chunks.entries()) {
      const line = lines.findIndex((other) => other.key === key)
      if (line >= 0) return [at, line]
    }
    return undefined
  }

  #elementOf(key: string): HTMLElement | undefined {
    const [chunk, line] = this.#placeOf(key) ?? [-1, -1]
    return this.#host.renderRoot.querySelector('.chunks')?.children[chunk]?.querySelectorAll<HTMLElement>('.line')[line]
  }

  /** Puts a line into the middle of the log, as far as that can be. Returns whether anything moved. */
  #goTo(line: HTMLElement): boolean {
    const log = line.closest('.log')
    if (!log) return false
    const [there, room] = [line.getBoundingClientRect(), log.getBoundingClientRect()]
    const before = log.scrollTop
    log.scrollTop += there.top - room.top - Math.max(0, (room.height - there.height) / 2)
    return Math.abs(log.scrollTop - before) >= 1
  }

  /** Lines are drawn into each other's elements: only the right one is marked. */
  #mark(): HTMLElement | undefined {
    const line = this.#key === undefined ? undefined : this.#elementOf(this.#key)
    for (const other of this.#host.renderRoot.querySelectorAll('[data-found]'))
      if (other !== line) other.removeAttribute('data-found')
    line?.setAttribute('data-found', '')
    return line
  }
}

/** What is read of a line gets the focus, so that a screen reader says it and keys go on from there. */
function focusOn(line: HTMLElement, left: () => void): void {
  const said = line.querySelector<HTMLElement>('.bubble, .rich') ?? line
  if (said === line) line.tabIndex = -1
  said.focus({ preventScroll: true })
  said.addEventListener('focusout', function leave() {
    // Another window, or another tab: whoever comes back still looks for it.
    if (!document.hasFocus()) return
    said.removeEventListener('focusout', leave)
    left()
  })
}
