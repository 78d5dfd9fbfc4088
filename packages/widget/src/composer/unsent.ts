import { limits } from '@parley/protocol'
import type { ContactChat } from '../chat/contact-chat.ts'

/** How often what the contact writes is told, at most, in milliseconds. */
const everyMs = 1_000

/** Tells staff what the contact writes before it is sent, where the site wants it: its end where it is long. */
export class Unsent {
  readonly #chat: ContactChat
  readonly #hide: (text: string) => string
  #draft = ''
  #told = ''
  #callOff: (() => void) | undefined

  /** @param hide hides secrets: they never leave this machine */
  constructor(chat: ContactChat, hide: (text: string) => string) {
    this.#chat = chat
    this.#hide = hide
  }

  /** The field has this in it now. The first change is told at once, what follows each second; an empty field at once. */
  write(draft: string): void {
    const { site, stage } = this.#chat.state
    // Nobody is there yet, or any more.
    if (!site.typingPreview || stage === 'empty' || stage === 'ended') return
    this.#draft = draft
    if (draft === '') this.leave()
    if (!this.#callOff) this.#tell()
  }

  leave(): void {
    this.#callOff?.()
    this.#callOff = undefined
  }

  #tell(): void {
    const text = this.#hide(this.#draft).slice(-limits.typingPreviewChars).toWellFormed()
    if (text === this.#told) return
    this.#told = text
    this.#chat.typing(text ? 'writing' : 'stopped', text)
    this.#callOff = this.#chat.clock.after(everyMs, () => {
      this.#callOff = undefined
      this.#tell()
    })
  }
}
