import {
  AttachEvent,
  AttachmentEvent,
  DropZone,
  fileTexts,
  type ParleyAttachments,
  type ParleyComposer,
  SendEvent,
  TextsController,
  WantFilesEvent,
} from '@parley/ui'
import type { ContactChat } from '../chat/contact-chat.ts'
import type { ParleyWidget } from '../parley-widget.ts'
import { isAsking } from '../pre-chat/answers.ts'
import { attachmentsNote, uploadsNote } from './notes.ts'
import type { ContactFiles } from './contact-files.ts'

/**
 * Where files come into the widget: chosen, dropped, pasted; and where they are shown before they are sent. What carries them is
 * fetched when the first one comes, or when there is one in the transcript.
 */
export class FileHost {
  readonly #widget: ParleyWidget
  readonly #chat: ContactChat
  readonly #server: string
  readonly #root: ShadowRoot
  readonly #zone: DropZone
  #files: ContactFiles | undefined
  #asked: Promise<ContactFiles> | undefined
  #hasLeft = false

  constructor(widget: ParleyWidget, chat: ContactChat, server: string) {
    this.#widget = widget
    this.#chat = chat
    this.#server = server
    this.#root = widget.shadowRoot!
    const texts = new TextsController(widget, fileTexts)
    this.#zone = new DropZone(widget, {
      zone: () => this.#root.querySelector<HTMLElement>('.panel') ?? undefined,
      isOpen: () => chat.state.site.files?.send === true && chat.state.stage !== 'ended' && !isAsking(chat),
      words: () => texts.say('dropHere'),
    })
    for (const [name, listen, capture] of this.#listeners) this.#root.addEventListener(name, listen as never, capture)
    // What an earlier page has left goes on.
    if (chat.tab.get(attachmentsNote) || chat.notes.get(uploadsNote)) void this.#bring()
  }

  /** The chat has changed, or its field is a new one. */
  async follow(): Promise<void> {
    await this.#widget.updateComplete
    const files = this.#files
    const composer = this.#root.querySelector('parley-composer')
    if (!files || !composer) return
    const list = composer.querySelector('parley-attachments') ?? listIn(composer)
    Object.assign(list, {
      attachments: files.attachments.list,
      uploads: files.uploads.list,
      actions: this.#chat.state.site.files?.actions ?? list.actions,
    })
    composer.laden = files.attachments.isLaden
  }

  leave(): void {
    this.#hasLeft = true
    for (const [name, listen, capture] of this.#listeners)
      this.#root.removeEventListener(name, listen as never, capture)
    this.#widget.removeController(this.#zone)
    this.#zone.hostDisconnected()
    this.#root.querySelector('parley-attachments')?.remove()
    this.#files?.close()
  }

  #bring(): Promise<ContactFiles> {
    return (this.#asked ??= this.#load())
  }

  async #load(): Promise<ContactFiles> {
    const { ContactFiles } = await import('./contact-files.ts')
    const files = new ContactFiles({
      chat: this.#chat,
      server: this.#server,
      root: this.#root,
      changed: () => void this.follow(),
    })
    if (this.#hasLeft) files.close()
    this.#files = files
    void this.follow()
    return files
  }

  readonly #onAttach = async (event: AttachEvent) => {
    event.stopPropagation()
    const { files } = event
    ;(await this.#bring()).add(files)
    this.#root.querySelector<HTMLElement>('parley-composer')?.focus()
  }

  readonly #onAttachment = (event: AttachmentEvent) => {
    event.stopPropagation()
    const { action, key } = event
    const { attachments, uploads } = this.#files ?? {}
    if (action === 'delete') attachments?.delete(key)
    if (action === 'delete-all') attachments?.deleteAll()
    if (action === 'cancel') uploads?.cancel(key)
    if (action === 'retry') uploads?.retry(key)
    this.#root.querySelector<HTMLElement>('parley-composer')?.focus()
  }

  /** Heard before the widget hears it: what is attached goes with the words, or without any. */
  readonly #onSend = (event: SendEvent) => {
    if (!this.#files?.attachments.isLaden) return
    if (event.text === '') event.stopPropagation()
    // The words first: where they begin the conversation, the files follow into it.
    queueMicrotask(() => void this.#files?.send())
  }

  readonly #listeners = [
    [AttachEvent.type, this.#onAttach, false],
    [AttachmentEvent.type, this.#onAttachment, false],
    [WantFilesEvent.type, () => void this.#bring(), false],
    [SendEvent.type, this.#onSend, true],
  ] as const
}

function listIn(composer: ParleyComposer): ParleyAttachments {
  const list = document.createElement('parley-attachments')
  list.slot = 'above'
  composer.append(list)
  return list
}
