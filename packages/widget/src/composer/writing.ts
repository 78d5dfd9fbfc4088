import { DraftEvent, Hider, MakeChoiceEvent, type ParleyComposer, type ParleyHiddenNote, SendEvent } from '@parley/ui'
import type { Choice } from '@parley/protocol'
import type { ContactChat } from '../chat/contact-chat.ts'
import { Unsent } from './unsent.ts'

/**
 * Stands between the contact's field and the chat: hides secrets before they leave this machine and says so, and tells staff what
 * is not sent yet, where the site wants it.
 */
export class Writing {
  readonly #root: ShadowRoot
  readonly #chat: ContactChat
  readonly #hider = new Hider()
  readonly #unsent: Unsent
  readonly #listening = new AbortController()
  #note: ParleyHiddenNote | undefined

  constructor(root: ShadowRoot, chat: ContactChat) {
    this.#root = root
    this.#chat = chat
    this.#unsent = new Unsent(chat, (text) => this.#hide(text).text)
    // Before all others that listen here.
    const options = { capture: true, signal: this.#listening.signal }
    root.addEventListener(SendEvent.type, (event) => this.#onSend(event as SendEvent), options)
    root.addEventListener(MakeChoiceEvent.type, (event) => this.#onChoice(event as MakeChoiceEvent), options)
    root.addEventListener(DraftEvent.type, (event) => this.#onDraft(event as DraftEvent), options)
  }

  leave(): void {
    this.#listening.abort()
    this.#unsent.leave()
    this.#note?.remove()
  }

  #hide(text: string) {
    return this.#hider.hide(text, this.#chat.state.site.maskPatterns)
  }

  #onSend(event: SendEvent): void {
    const { text, hidden } = this.#hide(event.text)
    if (hidden === 'nothing') return
    this.#instead(event, new SendEvent(text))
    this.#say(hidden)
  }

  #onChoice(event: MakeChoiceEvent): void {
    const { values } = event.choice
    if (!values) return
    const hidden = Object.entries(values).flatMap(([key, value]) => {
      const hiding = typeof value === 'string' ? this.#hide(value) : undefined
      return hiding && hiding.hidden !== 'nothing' ? [[key, hiding] as const] : []
    })
    if (hidden.length === 0) return
    const masked = Object.fromEntries(hidden.map(([key, { text }]) => [key, text]))
    const choice: Choice = { ...event.choice, values: { ...values, ...masked } }
    this.#instead(event, new MakeChoiceEvent(event.seq, choice))
    this.#say(hidden[0]![1].hidden)
  }

  /** Asks with the secrets hidden, in place of the ask that had them. */
  #instead(event: Event, hidden: Event): void {
    event.stopImmediatePropagation()
    const mayGoOn = event.composedPath()[0]?.dispatchEvent(hidden)
    if (!mayGoOn) event.preventDefault()
  }

  #onDraft({ draft }: DraftEvent): void {
    if (draft !== '') this.#say('nothing')
    this.#unsent.write(draft)
  }

  #say(hid: ParleyHiddenNote['hid']): void {
    const composer = this.#root.querySelector<ParleyComposer>('parley-composer')
    if (!this.#note && hid === 'nothing') return
    this.#note ??= Object.assign(document.createElement('parley-hidden-note'), { slot: 'above' })
    this.#note.hid = hid
    if (this.#note.parentElement !== composer) composer?.append(this.#note)
  }
}
