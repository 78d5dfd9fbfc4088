import type { ReactiveController, ReactiveElement } from 'lit'
import type { ContactState } from '../chat/contact-state.ts'
import type { Notes } from '@parley/protocol/client'
import { countInTitle } from './page-title.ts'

/** What is chimed when; tests listen here. */
export type Sound = () => Promise<void>

/** The chime, fetched when it is first needed. */
const fetchedChime: Sound = async () => (await import('./chime.ts')).chime()

/**
 * Calls the contact back while they do not look: a number in the page's title while the page is hidden, and a sound where
 * the site wants one. Everything stops together: when nothing is unread any more.
 */
export class Attention implements ReactiveController {
  sound: Sound = fetchedChime
  #unread = 0
  readonly #isSounding: () => boolean
  readonly #shown = () => this.#count()

  /** @param isSounding whether the site wants a sound, and the contact does not look */
  constructor(host: ReactiveElement, isSounding: () => boolean) {
    this.#isSounding = isSounding
    host.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#shown)
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#shown)
    countInTitle(this, 0)
  }

  /** One look at the new state: however many messages came together, they sound once, and in one tab. */
  follow({ unread, view }: ContactState, notes: Notes): void {
    const { latest } = view.conversation
    const newest = `${view.id}:${latest.at(-1)?.seq ?? 0}`
    if (unread > this.#unread && this.#isSounding() && notes.get('sounded') !== newest) {
      notes.set('sounded', newest)
      // A page that may not sound yet stays silent.
      this.sound().catch(() => {})
    }
    this.#unread = unread
    this.#count()
  }

  #count(): void {
    countInTitle(this, document.visibilityState === 'hidden' ? this.#unread : 0)
  }
}
