import type { CommandBody, ConversationId } from '@parley/protocol'
import type { Answer, StaffClient } from '@parley/protocol/client'
import type { NoteKeeper } from '../../note/note-keeper.ts'
import type { Asking } from './asking.ts'

/** What the agent does with an interaction that they handle. */
export class InteractionWishes {
  /** Dispositions wished for while another one was under way. */
  readonly #wantedDispositions = new Map<ConversationId, string | null>()

  constructor(
    private readonly asking: Asking,
    private readonly client: () => StaffClient | undefined,
    private readonly note: NoteKeeper,
  ) {}

  async end(id: ConversationId): Promise<void> {
    await this.asking.ask('end-conversation', {}, id)
  }

  /** What was written in the note is saved first: afterwards it could not be. */
  async markDone(id: ConversationId): Promise<void> {
    await this.note.flush(id)
    await this.asking.ask('mark-done', {}, id)
  }

  /** Goes back into a conversation that was parked. */
  async rejoin(id: ConversationId): Promise<void> {
    await this.asking.ask('rejoin', {}, id)
  }

  /** Says how the interaction ended; `null` takes it back. Of several wishes that come quickly the last one counts. */
  async setDisposition(id: ConversationId, disposition: string | null): Promise<void> {
    if (this.asking.isUnderWay('set-disposition', id)) return void this.#wantedDispositions.set(id, disposition)
    await this.asking.ask('set-disposition', { disposition }, id)
    const wanted = this.#wantedDispositions.get(id)
    this.#wantedDispositions.delete(id)
    if (wanted !== undefined) await this.setDisposition(id, wanted)
  }

  /** Lets the bot that reads along answer the contact. */
  async inviteBot(id: ConversationId): Promise<void> {
    await this.asking.ask('invite-bot', {}, id)
  }

  /** Makes the bot read along and say nothing. */
  async silenceBot(id: ConversationId): Promise<void> {
    await this.asking.ask('silence-bot', {}, id)
  }

  /** Puts a remark for staff into the transcript. */
  async addNote(id: ConversationId, text: string): Promise<boolean> {
    return this.asking.ask('add-note', { text }, id)
  }

  /** Sets fields of the case data. Whoever asks shows a refusal where the field is. */
  async setCaseData(id: ConversationId, fields: CommandBody<'set-case-data'>['fields']): Promise<Answer | undefined> {
    return this.client()?.ask('set-case-data', { fields }, id)
  }
}
