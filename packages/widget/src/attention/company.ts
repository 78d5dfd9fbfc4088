export { followPage } from '../chat/page-life.ts'
import { define, ParleyAttachButton, ParleyBanner, ParleyEmojiButton, ParleyHiddenNote } from '@parley/ui'
import { ParleyEnded } from '../ended/parley-ended.ts'
import { ParleyWho, StayEvent } from '../who/parley-who.ts'
import { ParleyContactTools } from '../composer/parley-contact-tools.ts'
import { Writing } from '../composer/writing.ts'
import { ParleyLineNote } from '../line-note/parley-line-note.ts'
import type { ContactChat } from '../chat/contact-chat.ts'
import type { ContactState } from '../chat/contact-state.ts'
import { type Telling, tellingsBetween } from '../page/page-events.ts'
import { FileHost } from '../files/file-host.ts'
import type { PreChat } from '../pre-chat/pre-chat.ts'
import { PushedLinksOpening } from '../pushed-links/pushed-links.ts'
import type { ParleyWidget } from '../parley-widget.ts'
import { serverAddress } from '../settings.ts'
import { lateStyles } from '../views/late-styles.ts'
import { Attention, type AttentionOptions } from './attention.ts'
import { followVisiblePart } from './visible-part.ts'

export interface CompanyOptions extends AttentionOptions {
  readonly tell: (telling: Telling) => void
  /** Since when the chat is on this page: milliseconds since 1970, by the server's clock. */
  readonly since: () => number
}

/** Brings what goes along with a chat. What the page has said about its contact counts by then: its calls are there. */
export async function bring(...said: ConstructorParameters<typeof Company>): Promise<Company> {
  await import('../page/page-api.ts')
  return new Company(...said)
}

/**
 * What goes along with a chat and may come a moment later than the panel, so it is fetched beside it: tells the page what
 * happens, calls the contact back while they do not look, and draws the banner for a line that is down.
 */
export class Company {
  readonly #options: CompanyOptions
  readonly #attention: Attention
  readonly #unfollow: () => void
  readonly #files: FileHost
  readonly #writing: Writing
  readonly #pushedLinks: PushedLinksOpening
  #before: ContactState
  #drafts: ContactChat['drafts']
  readonly #root: ShadowRoot
  readonly #widget: ParleyWidget
  #preChat: PreChat | undefined
  #isFetching = false
  #hasLeft = false
  readonly #chat: ContactChat
  readonly #stay = (event: Event) => {
    event.stopPropagation()
    this.#chat.wish('take-back-leaving', {})
  }

  /** @param state the state that the page knows of already */
  constructor(widget: ParleyWidget, chat: ContactChat, state: ContactState, options: CompanyOptions) {
    define({
      'parley-banner': ParleyBanner,
      'parley-line-note': ParleyLineNote,
      'parley-who': ParleyWho,
      'parley-ended': ParleyEnded,
      'parley-attach-button': ParleyAttachButton,
      'parley-emoji-button': ParleyEmojiButton,
      'parley-hidden-note': ParleyHiddenNote,
      'parley-contact-tools': ParleyContactTools,
    })
    const { adoptedStyleSheets: worn } = widget.shadowRoot!
    if (!worn.includes(lateStyles.styleSheet!)) worn.push(lateStyles.styleSheet!)
    this.#unfollow = followVisiblePart(widget)
    this.#writing = new Writing(widget.shadowRoot!, chat)
    this.#files = new FileHost(widget, chat, serverAddress(widget.server))
    const { notes, since } = options
    this.#pushedLinks = new PushedLinksOpening(widget, state, { notes, since, now: chat.now })
    this.#root = widget.shadowRoot!
    this.#widget = widget
    this.#root.addEventListener(StayEvent.type, this.#stay)
    this.#chat = chat
    this.#drafts = chat.drafts
    this.#before = state
    this.#options = options
    this.#attention = new Attention(options)
  }

  follow(state: ContactState): void {
    this.#attention.follow(state)
    const { tell, since } = this.#options
    for (const telling of tellingsBetween(this.#before, state, since())) tell(telling)
    this.#pushedLinks.follow(state)
    this.#before = state
    this.#followDrafts()
    void this.#files.follow()
    void this.#askFirst(state)
  }

  /** Where a site wants answers before a chat, what asks for them is fetched, once. */
  async #askFirst({ site }: ContactState): Promise<void> {
    if (this.#preChat) return this.#preChat.follow()
    if (!site.form || this.#isFetching) return
    this.#isFetching = true
    const { PreChat } = await import('../pre-chat/pre-chat.ts')
    if (this.#hasLeft) return
    this.#preChat = new PreChat(this.#widget, this.#chat)
    await this.#preChat.follow()
  }

  /** Whoever signs out leaves nothing in the field: to the widget it was empty before, so it would not empty it. */
  #followDrafts(): void {
    const { drafts } = this.#chat
    if (drafts === this.#drafts) return
    this.#drafts = drafts
    const composer = this.#root.querySelector('parley-composer')
    if (composer) composer.draft = drafts.text
  }

  leave(): void {
    this.#hasLeft = true
    this.#preChat?.leave()
    this.#root.removeEventListener(StayEvent.type, this.#stay)
    this.#files.leave()
    this.#pushedLinks.leave()
    this.#writing.leave()
    this.#attention.leave()
    this.#unfollow()
  }
}
