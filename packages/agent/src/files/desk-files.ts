import type { AgentId, ConversationId, FileActions } from '@parley/protocol'
import { indexedStore, type KeyValueStore } from '@parley/protocol/client'
import { Uploads } from '@parley/protocol/uploads'
import { Attachments, define, type KeptAttachment, ParleyAttachments, ServerFiles } from '@parley/ui'
import type { Desk } from '../desk/desk.ts'
import { may } from '../desk/permitted.ts'
import { attachedNote, deskFilesNotes, tabFiles, uploadsNote } from './notes.ts'

/** An account that may not have files can do nothing with them. */
const noActions: FileActions = {
  open: false,
  save: false,
  saveAll: false,
  print: false,
  delete: true,
  deleteAll: true,
}

/** All files of one desk: what is attached in each conversation, what is on its way, and what was sent. */
export class DeskFiles {
  readonly agentId: AgentId
  readonly uploads: Uploads
  readonly #desk: Desk
  readonly #attached = new Map<ConversationId, Attachments>()
  readonly #listeners = new Set<() => void>()
  readonly #store: KeyValueStore<KeptAttachment>

  constructor(desk: Desk, agentId: AgentId) {
    define({ 'parley-attachments': ParleyAttachments })
    this.#desk = desk
    this.agentId = agentId
    const { server } = desk.http
    this.#store = indexedStore(`parley:attachments:${server}:${agentId}`)
    this.uploads = new Uploads({
      ...desk.http,
      store: indexedStore(`parley:uploads:${server}:${agentId}`),
      clock: desk.clock,
      random: Math.random,
      onChange: () => {
        deskFilesNotes.set(uploadsNote(agentId), this.uploads.list.length > 0 ? 'some' : null)
        this.#changed()
      },
    })
    addEventListener('online', this.#hint)
    void this.uploads.restore()
  }

  /** Calls `listener` after changes. Returns how to stop it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** What goes with the next message in a conversation. */
  attachments(conversation: ConversationId): Attachments {
    const known = this.#attached.get(conversation)
    if (known) return known
    const attachments = new Attachments({
      store: this.#store,
      notes: tabFiles,
      note: attachedNote(conversation),
      changed: this.#changed,
    })
    this.#attached.set(conversation, attachments)
    void attachments.restore()
    return attachments
  }

  /** Sends what is attached. */
  async send(conversation: ConversationId): Promise<void> {
    for (const { file, preview } of await this.attachments(conversation).take())
      this.uploads.add(conversation, file, preview)
  }

  /** How the files of the conversation that is shown are had. */
  access(shown: () => { readonly id: ConversationId; readonly site: string; readonly contact: string }): ServerFiles {
    return new ServerFiles({
      ...this.#desk.http,
      conversation: () => shown().id,
      actions: () =>
        may(this.#desk.state, 'files-receive')
          ? this.#desk.state.agent?.desk.files?.[shown().site]?.actions
          : noActions,
      archiveName: () => shown().contact || 'chat',
      ask: (text) => this.#desk.messages.send(shown().id, text),
    })
  }

  close(): void {
    removeEventListener('online', this.#hint)
    this.uploads.close()
  }

  readonly #hint = () => this.uploads.hint()

  readonly #changed = () => {
    for (const listener of this.#listeners) listener()
  }
}
