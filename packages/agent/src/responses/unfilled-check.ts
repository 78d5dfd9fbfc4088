import { selectIn, type ParleyComposer } from '@parley/ui'
import { html, type TemplateResult } from 'lit'
import type { BeforeSending, Verdict } from '../composer/before-sending.ts'
import { placeholdersIn } from './fill-in.ts'

export interface UnfilledCheckHost {
  readonly composer: ParleyComposer | null
  /** Why the message is held, for the variable as it is written. */
  readonly unfilledWords: (variable: string) => string
}

/** Holds a message in which a variable of a standard response still stands, and selects it: it is written over or filled. */
export class UnfilledCheck implements BeforeSending {
  readonly #host: UnfilledCheckHost
  #unfilled: string | undefined

  constructor(host: UnfilledCheckHost) {
    this.#host = host
  }

  check(text: string): Verdict {
    const { composer } = this.#host
    // The text that goes has no space around it; what is selected stands in the draft.
    const [found] = placeholdersIn(composer?.draft ?? text)
    this.#unfilled = found?.written
    if (!found) return 'send'
    if (composer) selectIn(composer, found.start, found.end)
    return 'hold'
  }

  draw(): TemplateResult | undefined {
    if (this.#unfilled === undefined) return undefined
    return html`<p class="held" role="alert">${this.#host.unfilledWords(this.#unfilled)}</p>`
  }

  forget(): void {
    this.#unfilled = undefined
  }
}
