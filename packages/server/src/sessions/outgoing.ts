import { ChatError, type ServerFrame, type Translation } from '@parley/protocol'
import type { Transport } from '../core.ts'
import type { CoreSettings } from '../core-settings.ts'
import { closeCodes, policyViolation } from './close-codes.ts'
import { goodbyeFrame } from './frames.ts'

/** How long a reader that was too slow should wait before coming back, in milliseconds. */
const slowReaderMs = 1_000

/**
 * What goes out on one line. Bounded: a reader who does not read is cut, and resumes whole from the store, instead of
 * filling the memory.
 */
export class Outgoing {
  readonly #transport: Transport
  readonly #limits: CoreSettings['limits']
  readonly #onCut: (error: ChatError) => void
  #translation: Translation | undefined
  #framesWaiting = 0
  #open = true

  constructor(transport: Transport, limits: CoreSettings['limits'], onCut: (error: ChatError) => void) {
    this.#transport = transport
    this.#limits = limits
    this.#onCut = onCut
  }

  get isOpen(): boolean {
    return this.#open
  }

  /** From here on frames are put into an older version of the protocol. */
  speak(translation: Translation | undefined): void {
    this.#translation = translation
  }

  send(text: string): void {
    if (!this.#open) return
    const waiting = this.#transport.bufferedBytes()
    this.#framesWaiting = waiting === 0 ? 1 : this.#framesWaiting + 1
    const { outgoingBytes, outgoingFrames } = this.#limits
    if (waiting > outgoingBytes || this.#framesWaiting > outgoingFrames)
      return this.goodbye(new ChatError('reads-too-slowly', { retryAfterMs: slowReaderMs }))
    if (!this.#translation) return this.#transport.send(text)
    const translated = this.#translation.outgoing(JSON.parse(text) as ServerFrame)
    if (translated !== null) this.#transport.send(JSON.stringify(translated))
  }

  /** Says why, and closes the line. */
  goodbye(error: ChatError): void {
    if (!this.#open) return
    this.#open = false
    this.#transport.send(goodbyeFrame(error))
    this.#transport.close(closeCodes[error.code] ?? policyViolation, error.code)
    this.#onCut(error)
  }

  /** Closes a line whose other end is probably gone: nothing is said. */
  cut(): void {
    if (!this.#open) return
    this.#open = false
    this.#transport.close(closeCodes.silent ?? policyViolation, 'silent')
  }

  /** The line is gone. */
  gone(): void {
    this.#open = false
  }
}
