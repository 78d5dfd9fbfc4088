import { ContextConsumer } from '@lit/context'
import type { ConversationId, SearchHit } from '@parley/protocol'
import {
  define,
  TextsController,
  type DiscardEvent,
  type DraftEvent,
  type LoadOlderEvent,
  type ParleyDeskTranscript,
  type Media,
  type ReadEvent,
  type RetryEvent,
  type SendEvent,
  type TypingEvent,
} from '@parley/ui'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import type { ParleyAgentComposer } from '../composer/parley-agent-composer.ts'
import { deskContext } from '../desk/desk-context.ts'
import { mediaFor } from '../desk/media.ts'
import { contactName, isParked, needsDisposition, type DeskEntry, type DeskState } from '../desk/desk-state.ts'
import type { Response } from '../responses/response.ts'
import type { AddNoteEvent } from '../notes/note-events.ts'
import { NoteMerger } from '../notes/with-notes.ts'
import { lineOf } from '../search/search-events.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { InteractionFiles } from '../files/interaction-files.ts'
import { interactionStyles } from './interaction-styles.ts'

/**
 * One interaction: its header, what was said, and where the agent writes. Speaks for itself with the desk, because all that its
 * transcript and composer ask is about this one conversation.
 *
 * @fires parley-act - From the header and its toolbar.
 */
export class ParleyInteraction extends LitElement {
  static override styles = interactionStyles

  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined

  @query('parley-agent-composer') private readonly composer!: ParleyAgentComposer | null
  @query('parley-interaction-header') private readonly header!: HTMLElement | null
  private readonly texts = new TextsController(this, agentTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })
  private readonly files = new InteractionFiles(
    this,
    () => this.desk.value,
    () => this,
  )
  /** What the agent is writing in this conversation, in this window. */
  private draft = ''
  private readonly notes = new NoteMerger()
  /** The line that is wanted in sight. */
  private awaited: string | undefined
  /** Whether the agent writes a remark for staff. */
  @state() private isNoting = false

  protected override willUpdate(changed: PropertyValues<this>) {
    const { entry } = this
    if (entry && changed.has('entry') && changed.get('entry')?.id !== entry.id)
      this.draft = this.desk.value?.draft(entry.id) ?? ''
  }

  protected override render() {
    const { entry, state } = this
    if (!entry || !state) return nothing
    return keyed(
      entry.id,
      html`
        <parley-interaction-header .entry=${entry} .state=${state}></parley-interaction-header>
        ${this.drawHandover(entry)} ${this.drawClosing(entry)}
        <!-- A banner of a rejected consultation or conference stands here, at the top of the window. -->
        ${this.drawTranscript(entry, mediaFor(state, entry.interaction.site))}
        <!-- The lane of a consultation stands here, below the conversation. -->
        ${this.drawFoot(entry, state)}
      `,
    )
  }

  /** What the bot wants the agent to know: asked, answered, promised, open. */
  private drawHandover({ interaction: { handoverNote, bot } }: DeskEntry) {
    if (!handoverNote) return nothing
    return html`<p class="handover">
      <strong>${this.texts.say('handedOverBy', { name: bot?.name ?? '' })}</strong> <span dir="auto">${handoverNote}</span>
    </p>`
  }

  /** The contact is gone: until when the agent can still reach them here ([A040]). */
  private drawClosing({ interaction: { closing, contact } }: DeskEntry) {
    if (!closing) return nothing
    const words = closing.why === 'left' ? 'contactHasLeft' : 'contactIsDisconnected'
    return html`<p class="closing" role="status">
      <span dir="auto">${this.texts.say(words, { name: contact.name })}</span>
      <span class="left" aria-hidden="true">
        ${this.texts.say('closesIn')} <parley-elapsed .until=${closing.closesAt}></parley-elapsed>
      </span>
      <span class="visually-hidden">${this.texts.say('closesAt', { time: this.texts.speaker.time(closing.closesAt) })}</span>
    </p>`
  }

  private drawTranscript(entry: DeskEntry, media: Media) {
    const { id, view, me } = entry
    const { previous, seq } = view.conversation
    // Drawn once it is there: what was said before the agent came is no news to a screen reader.
    if (seq === 0) return html`<p class="loading" role="status">${this.texts.say('loading')}</p>`
    return html`
      <parley-desk-transcript
        .view=${this.notes.merge(view, entry.interaction)}
        .me=${me}
        .media=${media}
        @parley-read=${(event: ReadEvent) => this.answer(event, () => this.desk.value?.markRead(id, event.upTo))}
        @parley-load-older=${(event: LoadOlderEvent) => this.answer(event, () => this.desk.value?.loadOlder(id))}
        @parley-retry=${(event: RetryEvent) => this.answer(event, () => this.desk.value?.retry(event.key))}
        @parley-discard=${(event: DiscardEvent) => this.answer(event, () => this.desk.value?.discard(event.key))}
      >
        ${
          this.state?.agent?.desk.olderChats?.includes(entry.interaction.site)
            ? html`<parley-older-chats slot="start" .entry=${entry} .state=${this.state}></parley-older-chats>`
            : previous
              ? html`<parley-earlier-chat
              slot="start"
              .conversation=${previous}
              .contact=${contactName(entry)}
            ></parley-earlier-chat>`
              : nothing
        }
        <parley-unsent slot="end" .entry=${entry}></parley-unsent>
      </parley-desk-transcript>
    `
  }

  private drawFoot(entry: DeskEntry, state: DeskState) {
    const { id, interaction } = entry
    const isEnded = interaction.status !== 'handled'
    const composer = html`
      <parley-agent-composer
        .entry=${entry}
        .state=${state}
        .draft=${this.draft}
        .fileLimits=${this.files.limits}
        ?laden=${this.files.isLaden}
        ?disabled=${isEnded}
        @parley-send=${(event: SendEvent) => this.answer(event, () => this.send(id, event.text))}
        @parley-typing=${(event: TypingEvent) => this.answer(event, () => this.desk.value?.sayTyping(id, event.is))}
        @parley-draft=${(event: DraftEvent) => this.answer(event, () => this.keepDraft(id, event.draft))}
        @parley-toggle-note=${this.toggleNote}
        .noting=${this.isNoting}
        >${this.files.draw()}</parley-agent-composer
      >
    `
    const note = this.isNoting
      ? html`<parley-internal-note
          @parley-add-note=${(event: AddNoteEvent) => this.answer(event, () => void this.desk.value?.addNote(id, event.text))}
          @parley-toggle-note=${this.toggleNote}
        ></parley-internal-note>`
      : nothing
    if (!isEnded) return html`<div class="foot">${note}${composer}</div>`
    return html`<div class="foot">
      ${note}
      <p class="ended">
        ${this.texts.say(isParked(entry) ? 'chatParked' : needsDisposition(entry, state) ? 'chatEndedNoDisposition' : 'chatEnded')}
        ${this.drawAutoDone(entry, state)}
        <button class="button quiet small" type="button" aria-expanded=${this.isNoting ? 'true' : 'false'} @click=${this.toggleNote}>
          ${this.texts.say('addInternalNote')}
        </button>
      </p>
      ${this.draft ? composer : nothing}
    </div>`
  }

  /** When the interaction is done without anybody doing anything ([A042]). */
  private drawAutoDone({ interaction: { site, endedAt } }: DeskEntry, { agent }: DeskState) {
    const afterMs = agent?.desk.autoDoneMs?.[site]
    if (afterMs === undefined || endedAt === null) return nothing
    return html`<span class="by-itself">
      ${this.texts.say('doneByItself')} <parley-elapsed .until=${endedAt + afterMs}></parley-elapsed>
    </span>`
  }

  private async toggleNote(event: Event) {
    event.stopPropagation()
    if (!this.isNoting) define((await import('../notes/parley-internal-note.ts')).elements)
    this.isNoting = !this.isNoting
    await this.updateComplete
    if (this.isNoting) this.renderRoot.querySelector<HTMLElement>('parley-internal-note')?.focus()
    else this.focus()
  }

  /** The words first, then what goes with them. */
  private send(id: ConversationId, text: string) {
    if (text !== '') this.desk.value?.send(id, text)
    this.files.send(id)
  }

  private keepDraft(id: ConversationId, draft: string) {
    this.draft = draft
    this.desk.value?.keepDraft(id, draft)
  }

  /** What is asked here is answered here, and goes no further. */
  private answer(event: Event, act: () => void) {
    event.stopPropagation()
    act()
  }

  /** Puts a standard response where the caret is, and attaches its files. */
  async insertResponse(response: Response): Promise<void> {
    await this.composer?.insertResponse(response)
  }

  /** Shows where something that was found stands: loads older lines until it is there, goes to it and marks it. */
  async showHit(hit: SearchHit): Promise<void> {
    const line = lineOf(hit)
    const desk = this.desk.value
    if (line === undefined || !desk) return this.focus()
    this.awaited = line
    const isWanted = () => this.awaited === line && this.entry?.id === hit.conversation && this.isConnected
    while (isWanted() && !this.has(hit)) {
      desk.loadOlder(hit.conversation)
      await desk.changed()
    }
    if (!isWanted()) return
    await this.updateComplete
    await this.renderRoot.querySelector<ParleyDeskTranscript>('parley-desk-transcript')?.showLine(line)
  }

  /** Whether the line is loaded, or will never be. */
  private has({ seq }: SearchHit): boolean {
    const view = this.entry?.view
    if (!view || view.conversation.seq === 0) return false
    return view.transcript.fromSeq <= seq || view.older === 'none'
  }

  /** Puts the focus where work goes on: into the composer, or on the contact's name where nothing can be written. */
  override focus() {
    const isWritable = this.entry?.interaction.status === 'handled'
    const wouldCoverHalf = matchMedia('(pointer: coarse)').matches
    if (isWritable && !wouldCoverHalf) this.composer?.focus()
    else this.header?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-interaction': ParleyInteraction
  }
}
