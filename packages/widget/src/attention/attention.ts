import type { Notes } from '@parley/protocol/client'
import type { ContactState } from '../chat/contact-state.ts'
import { countInTitle } from './page-title.ts'

/** Plays a sound. */
export type Sound = () => Promise<void>

/** The chime, fetched when it is first needed. */
const fetchedChime: Sound = async () => (await import('./chime.ts')).chime()

export interface AttentionOptions {
  readonly notes: Notes
  /** Whether the site wants a sound, and the contact does not look. */
  readonly wantsSound: () => boolean
  /** What to play instead of our chime. */
  readonly playSound: () => Sound | undefined
}

/**
 * Calls the contact back while they do not look: a number in the page's title while the page is hidden, and a sound where
 * the site wants one. Everything stops together: when nothing is unread any more.
 */
export class Attention {
  readonly #options: AttentionOptions
  readonly #looked = () => this.#count()
  #unread = 0

  constructor(options: AttentionOptions) {
    this.#options = options
    document.addEventListener('visibilitychange', this.#looked)
  }

  leave(): void {
    document.removeEventListener('visibilitychange', this.#looked)
    countInTitle(this, 0)
  }

  /** One look at the new state: however many messages came together, they sound once, and in one tab. */
  follow({ unread, view }: ContactState): void {
    const { notes, wantsSound, playSound } = this.#options
    const newest = `${view.id}:${view.conversation.latest.at(-1)?.seq ?? 0}`
    if (unread > this.#unread && wantsSound() && notes.get('sounded') !== newest) {
      notes.set('sounded', newest)
      // A page that may not sound yet stays silent.
      ;(playSound() ?? fetchedChime)().catch(() => {})
    }
    this.#unread = unread
    this.#count()
  }

  #count(): void {
    countInTitle(this, document.visibilityState === 'hidden' ? this.#unread : 0)
  }
}
