import type { Clock, SearchHit } from '@parley/protocol'
import type { SearchAnswer, SearchQuestion } from '@parley/protocol/client'

/** What can be searched alone. */
export type Kind = 'message' | 'file' | 'note'

/** What came of the words that are looked for. What was found before stays until there is something else. */
export type Results =
  | { readonly is: 'none' }
  | { readonly is: 'searching'; readonly hits: readonly SearchHit[] }
  | { readonly is: 'failed' }
  | { readonly is: 'there'; readonly hits: readonly SearchHit[]; readonly before: number | undefined }

/** How long somebody types without a pause before it is searched, in milliseconds. */
const pauseMs = 250

const hasWord = /[\p{L}\p{N}]/u

export interface SearchingOptions {
  readonly clock: Clock
  readonly ask: (question: SearchQuestion) => Promise<SearchAnswer | undefined>
  readonly changed: () => void
}

/** Looks for what is being typed: one question at a time, and always the latest. */
export class Searching {
  results: Results = { is: 'none' }
  readonly #options: SearchingOptions
  #text = ''
  #kind: Kind | undefined
  /** Another one with every change of what is wanted: answers to earlier ones are late. */
  #wish = 0
  #isAsking = false
  /** Whether something else was to be asked for meanwhile. */
  #isDue = false
  #callOff = () => {}

  constructor(options: SearchingOptions) {
    this.#options = options
  }

  /** Wants this, as soon as the writer pauses; at once where only the kind is another. */
  want(text: string, kind: Kind | undefined): void {
    if (text === this.#text && kind === this.#kind) return
    const isTyped = text !== this.#text
    this.#text = text
    this.#kind = kind
    this.#wish += 1
    this.#callOff()
    if (!hasWord.test(text)) return this.#show({ is: 'none' })
    const hits = 'hits' in this.results ? this.results.hits : []
    this.#show({ is: 'searching', hits })
    if (isTyped) this.#callOff = this.#options.clock.after(pauseMs, () => void this.#ask())
    else void this.#ask()
  }

  /** Asks for the same once more. */
  again(): void {
    this.#wish += 1
    this.#show({ is: 'searching', hits: [] })
    void this.#ask()
  }

  /** Goes on where the last answer ended. */
  async more(): Promise<void> {
    const { results } = this
    if (results.is !== 'there' || results.before === undefined || this.#isAsking) return
    const answer = await this.#answer(results.before)
    if (answer) this.#show({ is: 'there', hits: [...results.hits, ...answer.hits], before: answer.before })
  }

  close(): void {
    this.#callOff()
  }

  async #ask(): Promise<void> {
    this.#isDue = true
    while (this.#isDue && !this.#isAsking) {
      this.#isDue = false
      const answer = await this.#answer()
      if (answer) this.#show({ is: 'there', hits: answer.hits, before: answer.before })
    }
  }

  /** The answer to what is wanted now; nothing when it failed or is too late. */
  async #answer(before?: number): Promise<SearchAnswer | undefined> {
    const wish = this.#wish
    this.#isAsking = true
    const answer = await this.#options.ask({
      text: this.#text,
      ...(this.#kind && { kind: this.#kind }),
      ...(before !== undefined && { before }),
    })
    this.#isAsking = false
    if (wish !== this.#wish) return undefined
    if (!answer) this.#show({ is: 'failed' })
    return answer
  }

  #show(results: Results): void {
    this.results = results
    this.#options.changed()
  }
}
