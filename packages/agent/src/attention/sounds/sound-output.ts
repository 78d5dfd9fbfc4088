import { schedule } from './schedule.ts'
import type { Note } from './tones.ts'

/**
 * The loudspeaker of this page. Browsers keep it shut until somebody has clicked or pressed a key on the page; it opens with the
 * first such gesture.
 */
export class SoundOutput {
  readonly #changed: () => void
  #context: AudioContext | undefined
  readonly #unlock = () => void this.#context?.resume().then(this.#settle, () => {})

  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** Whether this browser can make sounds at all. */
  static get isThere(): boolean {
    return typeof AudioContext === 'function'
  }

  /** Whether the browser held back what was to sound. */
  get isBlocked(): boolean {
    return this.#context !== undefined && this.#context.state !== 'running'
  }

  /** Lets notes sound, `volume` in percent; what the browser holds back does not sound later. */
  play(notes: readonly Note[], volume: number): void {
    const context = this.#open()
    if (context?.state === 'running') schedule(context, notes, volume)
  }

  close(): void {
    this.#stopListening()
    void this.#context?.close()
    this.#context = undefined
  }

  #open(): AudioContext | undefined {
    if (!this.#context && SoundOutput.isThere) {
      this.#context = new AudioContext()
      this.#context.addEventListener('statechange', this.#settle)
      document.addEventListener('pointerdown', this.#unlock, true)
      document.addEventListener('keydown', this.#unlock, true)
    }
    return this.#context
  }

  readonly #settle = (): void => {
    if (this.#context?.state === 'running') this.#stopListening()
    this.#changed()
  }

  #stopListening(): void {
    document.removeEventListener('pointerdown', this.#unlock, true)
    document.removeEventListener('keydown', this.#unlock, true)
  }
}
