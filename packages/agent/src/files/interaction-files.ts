import type { ConversationId, FileLimits } from '@parley/protocol'
import type { Upload } from '@parley/protocol/uploads'
import {
  AttachEvent,
  type Attachment,
  AttachmentEvent,
  DropZone,
  fileTexts,
  giveFileAccess,
  TextsController,
  WantFilesEvent,
} from '@parley/ui'
import { html, nothing, type LitElement, type ReactiveController } from 'lit'
import { filesDown } from '../desk/channels.ts'
import type { Desk } from '../desk/desk.ts'
import { contactName, type DeskEntry, type DeskState } from '../desk/desk-state.ts'
import { may } from '../desk/permitted.ts'
import type { DeskFiles } from './desk-files.ts'
import { takesOwnFiles } from './file-sources.ts'
import { attachedNote, deskFilesNotes, tabFiles, uploadsNote } from './notes.ts'

/** All interactions of a desk share its files. */
const known = new WeakMap<Desk, DeskFiles>()

/** The files of the agent who is signed in; those of the agent before are none of their business. */
export async function filesOf(desk: Desk): Promise<DeskFiles | undefined> {
  const { DeskFiles } = await import('./desk-files.ts')
  const agentId = desk.state.agent?.agentId
  const before = known.get(desk)
  if (!agentId || before?.agentId === agentId) return before
  before?.close()
  const files = new DeskFiles(desk, agentId)
  known.set(desk, files)
  return files
}

interface Host extends LitElement {
  readonly entry: DeskEntry | undefined
  readonly state: DeskState | undefined
}

/**
 * Where files come into an interaction: chosen, dropped, pasted, or with a standard response; and what of them stands above the
 * field. What carries them is fetched with the first one.
 */
export class InteractionFiles implements ReactiveController {
  readonly #host: Host
  readonly #desk: () => Desk | undefined
  #files: DeskFiles | undefined
  #stopListening = () => {}

  constructor(host: Host, desk: () => Desk | undefined, zone: () => HTMLElement | undefined) {
    this.#host = host
    this.#desk = desk
    host.addController(this)
    const texts = new TextsController(host, fileTexts)
    new DropZone(host, {
      zone,
      isOpen: () => takesOwnFiles(this.limits) && this.#isOpen && !this.#areDown,
      words: () => texts.say('dropHere'),
    })
    host.addEventListener(AttachEvent.type, this.#onAttach)
    host.addEventListener(AttachmentEvent.type, this.#onAttachment)
    host.addEventListener(WantFilesEvent.type, () => void this.#bring())
  }

  /** What the site takes, and the agent's account may send; missing where files cannot be sent at all. */
  get limits(): FileLimits | undefined {
    const { entry, state } = this.#host
    const limits = state?.agent?.desk.files?.[entry?.interaction.site ?? '']
    return limits && state && !may(state, 'files-send') ? { ...limits, send: false } : limits
  }

  /** Whether something goes with the next message. */
  get isLaden(): boolean {
    return this.#attached.length > 0 && this.#files!.attachments(this.#host.entry!.id).isLaden
  }

  /** Sends what is attached in the conversation that is shown. */
  send(id: ConversationId): void {
    void this.#files?.send(id)
  }

  /** What is attached and on its way, above the field. */
  draw() {
    const uploads = this.#uploads
    if (this.#attached.length + uploads.length === 0) return nothing
    return html`<parley-attachments
      .attachments=${this.#attached}
      .uploads=${uploads}
      .actions=${this.limits?.actions}
    ></parley-attachments>`
  }

  hostUpdated(): void {
    const { entry, state } = this.#host
    if (!entry || !state?.agent || this.#files) return
    // What this browser has not sent, or not to its end, goes on.
    const isLeft = tabFiles.get(attachedNote(entry.id)) ?? deskFilesNotes.get(uploadsNote(state.agent.agentId))
    if (isLeft) void this.#bring()
  }

  hostDisconnected(): void {
    this.#stopListening()
    this.#files = undefined
  }

  /** Whether the server takes no new files now. */
  get #areDown(): boolean {
    const { state } = this.#host
    return state !== undefined && filesDown(state) !== undefined
  }

  get #isOpen(): boolean {
    return this.#host.entry?.interaction.status === 'handled'
  }

  get #attached(): readonly Attachment[] {
    const { entry } = this.#host
    return (entry && this.#files?.attachments(entry.id).list) ?? []
  }

  get #uploads(): readonly Upload[] {
    const id = this.#host.entry?.id
    return this.#files?.uploads.list.filter(({ conversation }) => conversation === id) ?? []
  }

  async #bring(): Promise<DeskFiles | undefined> {
    const desk = this.#desk()
    if (!desk) return undefined
    const files = await filesOf(desk)
    if (!files || this.#files === files || !this.#host.isConnected) return files
    this.#files = files
    this.#stopListening = files.onChange(() => this.#host.requestUpdate())
    giveFileAccess(
      this.#host,
      files.access(() => {
        const { entry } = this.#host
        return { id: entry?.id ?? '', site: entry?.interaction.site ?? '', contact: entry ? contactName(entry) : '' }
      }),
    )
    this.#host.requestUpdate()
    return files
  }

  readonly #onAttach = async (event: AttachEvent) => {
    event.stopPropagation()
    const { limits } = this
    const id = this.#host.entry?.id
    if (!limits?.send || !id || !this.#isOpen || this.#areDown) return
    const files = await this.#bring()
    files?.attachments(id).add(event.files, limits)
    this.#host.focus()
  }

  readonly #onAttachment = ({ action, key }: AttachmentEvent) => {
    const id = this.#host.entry?.id
    const files = this.#files
    if (!files || !id) return
    if (action === 'delete') files.attachments(id).delete(key)
    if (action === 'delete-all') files.attachments(id).deleteAll()
    if (action === 'cancel') files.uploads.cancel(key)
    if (action === 'retry') files.uploads.retry(key)
    this.#host.focus()
  }
}
