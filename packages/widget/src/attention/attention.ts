import type { ReactiveController, ReactiveElement } from 'lit'
import type { ContactState } from '../chat/contact-state.ts'
import type { Notes } from '@parley/protocol/client'
import { countInTitle } from './page-title.ts'

/** Plays a sound. */
export type Sound = () => Promise<void>

/** The chime, fetched when it is first needed. */
export const fetchedChime: Sound = async () => (await import('./chime.ts')).chime()

/**
 * Calls the contact back while they do not look: a number in the page's title while the page is hidden, and a sound where
 * the site wants one. Everything stops together: when nothing is unread any more.
 */
export class Attention implements ReactiveController {
  #unread = 0
  readonly #sound: () => Sound | undefined
  readonly #shown = () => this.#count()

  /** @param sound what to play, if the site wants a sound and the contact does not look */
  constructor(host: ReactiveElement, sound: () => Sound | undefined) {
    this.#sound = sound
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
    const sound = unread > this.#unread ? this.#sound() : undefined
    if (sound && notes.get('sounded') !== newest) {
      notes.set('sounded', newest)
      // A page that may not sound yet stays silent.
      sound().catch(() => {})
    }
    this.#unread = unread
    this.#count()
  }

  #count(): void {
    countInTitle(this, document.visibilityState === 'hidden' ? this.#unread : 0)
  }
}
