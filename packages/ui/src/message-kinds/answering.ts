import type { Choice } from '@parley/protocol'
import type { LitElement } from 'lit'
import { MakeChoiceEvent } from '../events.ts'
import type { Offer } from './offer.ts'

/**
 * Where something that is filled in stands. `asked`: the reader can answer. `answered`: what was answered is shown.
 * `over`: the reader did not answer, and no longer can. `awaited`: somebody else has not answered yet.
 */
export type Standing = 'asked' | 'answered' | 'over' | 'awaited'

/** @param isRevising whether the reader has answered and wants to answer otherwise */
export function standingOf(offer: Offer | undefined, isRevising: boolean): Standing {
  if (!offer) return 'awaited'
  if (offer.is === 'open' && (!offer.made || isRevising)) return 'asked'
  if (offer.made) return 'answered'
  return offer.is === 'shown' ? 'awaited' : 'over'
}

/** Whether the reader may answer otherwise. What is still on its way is waited for. */
export const isRevisable = (offer: Offer | undefined): boolean =>
  offer?.is === 'open' && offer.made !== undefined && !offer.isPending

/** Asks for choices on behalf of an element, each once: a second click finds the first one on its way (B054). */
export class Asking {
  readonly #element: LitElement
  #offer: Offer | undefined
  #asked = ''

  constructor(element: LitElement) {
    this.#element = element
  }

  /** Whether it was asked for, now or by the click before; not when somebody has cancelled it. */
  ask(offer: Offer, choice: Choice): boolean {
    const asked = JSON.stringify([offer.seq, choice])
    if (asked === this.#asked && offer === this.#offer) return true
    if (!this.#element.dispatchEvent(new MakeChoiceEvent(offer.seq, choice))) return false
    this.#offer = offer
    this.#asked = asked
    return true
  }
}

/**
 * Before controls vanish from an element: where one of them has the focus, it goes to `stay`, what is there in any case.
 * Otherwise it would fall to the page.
 */
export function holdFocus({ renderRoot }: LitElement, stay: string): void {
  const root = renderRoot as ShadowRoot
  const staying = root.querySelector<HTMLElement>(stay)
  if (root.activeElement && root.activeElement !== staying) staying?.focus()
}
