import type { Action } from '@parley/protocol'
import type { LitElement } from 'lit'
import { MakeChoiceEvent } from '../events.ts'
import { isChosen, type Offer } from './offer.ts'

const isOpening = ({ do: does }: Action) => does !== 'reply' && does !== 'postback'

/** What becomes of clicks on buttons: each choice is asked for once, each opening is noted once. */
export class Clicking {
  readonly #element: LitElement
  readonly #noted = new Set<string>()
  /** What was asked for last, until the offer shows it. */
  #asked: { readonly offer: Offer; readonly id: string } | undefined

  constructor(element: LitElement) {
    this.#element = element
  }

  act(offer: Offer | undefined, action: Action): void {
    if (!offer || offer.is === 'shown') return
    const { id } = action
    if (isOpening(action)) {
      if (this.#noted.has(id)) return
      this.#noted.add(id)
    } else {
      // A second click finds the first one on its way, or made.
      if (offer.is !== 'open' || isChosen(offer, id)) return
      if (this.#asked?.offer === offer && this.#asked.id === id) return
      this.#asked = { offer, id }
    }
    this.#element.dispatchEvent(new MakeChoiceEvent(offer.seq, { actions: [id] }))
  }

  /** Before buttons are disabled: the focus stays in the message. */
  hold(offer: Offer | undefined): void {
    if (!this.#element.hasUpdated || offer?.is === 'open') return
    const root = this.#element.renderRoot as ShadowRoot
    if (root.activeElement instanceof HTMLButtonElement && root.activeElement.dataset['action'])
      root.querySelector<HTMLElement>('[tabindex="-1"]')?.focus()
  }
}
