import type { Notes } from '@parley/protocol/client'
import { givePushedLinks, type PushedLinks } from '@parley/ui'
import type { ContactState } from '../chat/contact-state.ts'
import { openDetectably } from './open-detectably.ts'
import { pushedBetween } from './pushed-between.ts'

/** How old a pushed link may be that still opens by itself, in milliseconds: later the contact is somewhere else. */
const freshMs = 15_000

const agreedNote = 'links-open'
/** The last link that a tab of this browser has opened: no other tab opens it again. */
const openedNote = 'link-opened'

export interface OpeningOptions {
  readonly notes: Notes
  /** Since when the chat is on this page, and now: milliseconds since 1970 by the server's clock. */
  readonly since: () => number
  readonly now: () => number
  readonly open?: (url: string) => boolean
}

/**
 * Opens pushed links by themselves where the site allows it and the contact has agreed once, in the tab that they look at (A164).
 * Links of the past never open, and what the browser blocks stays a button.
 */
export class PushedLinksOpening implements PushedLinks {
  readonly #root: Element
  readonly #options: OpeningOptions
  readonly #outcomes = new Map<string, 'opened' | 'blocked'>()
  readonly #listeners = new Set<() => void>()
  #before: ContactState
  #isAllowed = false

  /** @param state the state that was on the page before */
  constructor(root: Element, state: ContactState, options: OpeningOptions) {
    this.#root = root
    this.#before = state
    this.#options = options
  }

  get isAgreed(): boolean {
    return this.#options.notes.get(agreedNote) !== null
  }

  agree(isAgreed: boolean): void {
    this.#options.notes.set(agreedNote, isAgreed ? 'yes' : null)
    this.#changed()
  }

  outcomeOf(url: string): 'opened' | 'blocked' | undefined {
    return this.#outcomes.get(url)
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  follow(state: ContactState): void {
    const before = this.#before
    this.#before = state
    const isAllowed = state.site.openPushedLinks === true
    if (isAllowed !== this.#isAllowed) givePushedLinks(this.#root, isAllowed ? this : undefined)
    this.#isAllowed = isAllowed
    const { since, now } = this.#options
    const fresh = pushedBetween(before, state, Math.max(since(), now() - freshMs))
    if (isAllowed && this.isAgreed) for (const { url, key } of fresh) this.#open(url, key)
  }

  leave(): void {
    givePushedLinks(this.#root, undefined)
  }

  #open(url: string, key: string): void {
    const { notes, open = openDetectably } = this.#options
    if (document.visibilityState !== 'visible' || notes.get(openedNote) === key) return
    notes.set(openedNote, key)
    this.#outcomes.set(url, open(url) ? 'opened' : 'blocked')
    this.#changed()
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}
