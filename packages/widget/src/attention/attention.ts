import type { Notes } from '@parley/protocol/client'
import type { ContactState } from '../chat/contact-state.ts'
import { countInTitle } from './page-title.ts'

/** Plays a sound. */
export type Sound = () => Promise<void>

/** The chime, fetched when it is first needed. */
const fetchedChime: Sound = async () => (await import('./chime.ts')).chime()

/** Messages that come within this time of one another have come together, in milliseconds. */
const togetherMs = 2_000

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
  #cameAt = Number.NEGATIVE_INFINITY

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
    if (unread > this.#unread && this.#options.wantsSound()) this.#call(view)
    this.#unread = unread
    this.#count()
  }

  #call({ id, conversation }: ContactState['view']): void {
    const { notes, playSound } = this.#options
    const newest = `${id}:${conversation.latest.at(-1)?.seq ?? 0}`
    const isTogether = performance.now() - this.#cameAt < togetherMs
    this.#cameAt = performance.now()
    if (isTogether || notes.get('sounded') === newest) return
    notes.set('sounded', newest)
    // A page that may not sound yet stays silent.
    ;(playSound() ?? fetchedChime)().catch(() => {})
  }

  #count(): void {
    countInTitle(this, document.visibilityState === 'hidden' ? this.#unread : 0)
  }
}
