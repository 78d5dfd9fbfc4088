import type { ConversationId } from '@parley/protocol'
import { indexedStore } from '@parley/protocol/client'
import { Uploads } from '@parley/protocol/uploads'
import { Attachments, define, giveFileAccess, type KeptAttachment, ParleyAttachments, ServerFiles } from '@parley/ui'
import type { ContactChat } from '../chat/contact-chat.ts'
import { attachmentsNote, uploadsNote } from './notes.ts'

export interface ContactFilesOptions {
  readonly chat: ContactChat
  /** The server's address, with a slash at its end. */
  readonly server: string
  /** The root of the widget: what is drawn inside may have files. */
  readonly root: ShadowRoot
  readonly changed: () => void
}

/** The contact's files: what goes with the next message, what is on its way, and what was sent by anybody. */
export class ContactFiles {
  readonly attachments: Attachments
  readonly uploads: Uploads
  readonly #chat: ContactChat
  readonly #access: ServerFiles

  constructor({ chat, server, root, changed }: ContactFilesOptions) {
    const { site } = chat.state
    const scope = `${server}${site.name}`
    const token = async () => chat.notes.get('token') ?? undefined
    this.#chat = chat
    this.attachments = new Attachments({
      store: indexedStore<KeptAttachment>(`parley:attachments:${scope}`),
      notes: chat.tab,
      note: attachmentsNote,
      changed,
    })
    this.uploads = new Uploads({
      server,
      token,
      store: indexedStore(`parley:uploads:${scope}`),
      clock: chat.clock,
      random: Math.random,
      onChange: () => {
        chat.notes.set(uploadsNote, this.uploads.list.length > 0 ? 'some' : null)
        changed()
      },
    })
    this.#access = new ServerFiles({
      server,
      token,
      conversation: () => chat.state.view.id,
      actions: () => chat.state.site.files?.actions,
      archiveName: () => chat.state.site.name || 'chat',
      ask: (text) => void chat.say(text),
    })
    giveFileAccess(root, this.#access)
    addEventListener('online', this.#hint)
    define({ 'parley-attachments': ParleyAttachments })
    void this.attachments.restore()
    void this.uploads.restore()
  }

  /** Attaches what the site takes. */
  add(files: Iterable<File>): void {
    const { files: limits } = this.#chat.state.site
    if (limits?.send) this.attachments.add(files, limits)
  }

  /** Sends what is attached, in the conversation that goes on, else in a new one. */
  async send(): Promise<void> {
    const files = await this.attachments.take()
    if (files.length === 0) return
    const conversation = await this.#begun()
    for (const { file, preview } of files) this.uploads.add(conversation, file, preview)
  }

  close(): void {
    removeEventListener('online', this.#hint)
    this.uploads.close()
    this.#access.close()
  }

  readonly #hint = () => this.uploads.hint()

  /** The conversation, as soon as the server knows it: files go to what is there. */
  async #begun(): Promise<ConversationId> {
    const chat = this.#chat
    const conversation = await chat.begin()
    await new Promise<void>((begun) => {
      const look = () => {
        const { view } = chat.state
        if (view.id !== conversation || view.conversation.seq === 0) return
        stop()
        begun()
      }
      const stop = chat.onChange(look)
      look()
    })
    return conversation
  }
}
