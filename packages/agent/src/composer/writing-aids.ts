import type { ReactiveControllerHost } from 'lit'
import type { Desk } from '../desk/desk.ts'
import type { Composing, ComposingHost } from '../responses/composing.ts'
import type { Spelled } from '../spelling/proofread.ts'
import type { Spelling, SpellingHost } from '../spelling/spelling.ts'

type Host = ReactiveControllerHost & ComposingHost & SpellingHost

interface Surroundings {
  readonly desk: () => Desk | undefined
  /** BCP 47 tag of the desk's language. */
  readonly language: () => string
  /** The conversation that is written in, for the spelling check. */
  readonly spelled: () => Spelled | undefined
}

/** What helps an agent with writing: standard responses and the spelling check. Each is loaded when it is wanted, and again if that failed. */
export class WritingAids {
  readonly #host: Host
  readonly #around: Surroundings
  #responses: Promise<Composing | undefined> | undefined
  #spelling: Promise<Spelling | undefined> | undefined
  /** The standard responses, as soon as they are there. */
  composing: Composing | undefined
  /** Whether the spelling check was wanted, and could not be loaded. */
  isSpellingMissing = false

  constructor(host: Host, around: Surroundings) {
    this.#host = host
    this.#around = around
  }

  readonly loadResponses = (): Promise<Composing | undefined> => {
    const desk = this.#around.desk()
    if (!desk) return Promise.resolve(undefined)
    return (this.#responses ??= import('../responses/composing.ts').then(
      ({ Composing }) => {
        this.composing = new Composing(this.#host, desk)
        this.#host.requestUpdate()
        return this.composing
      },
      () => (this.#responses = undefined),
    ))
  }

  loadSpelling(): Promise<Spelling | undefined> {
    const desk = this.#around.desk()
    if (!desk) return Promise.resolve(undefined)
    return (this.#spelling ??= import('../spelling/spelling.ts').then(
      ({ Spelling }) => new Spelling(this.#host, desk, this.#around.language),
      () => (this.#spelling = undefined),
    ))
  }

  /** Goes through the words of the draft with the agent. */
  readonly checkSpelling = async (): Promise<void> => {
    const spelling = await this.loadSpelling()
    this.isSpellingMissing = !spelling
    this.#host.requestUpdate()
    await spelling?.goThrough(() => ({ entry: this.#around.spelled(), state: this.#host.state }))
  }
}
