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
import { repeat } from 'lit/directives/repeat.js'
import { type Calls, noCalls } from '../attention/attention.ts'
import type { ParleyAgentComposer } from '../composer/parley-agent-composer.ts'
import type { ShowLaneEvent } from '../consultation/consultation-events.ts'
import { deskContext } from '../desk/desk-context.ts'
import { mediaFor } from '../desk/media.ts'
import { contactName, isParked, needsDisposition, type DeskEntry, type DeskState } from '../desk/desk-state.ts'
import { hasOpenLane } from '../desk/lanes.ts'
import { may } from '../desk/permitted.ts'
import type { Tool } from '../desk/shown.ts'
import type { Response } from '../responses/response.ts'
import type { AddNoteEvent } from '../notes/note-events.ts'
import { NoteMerger } from '../notes/with-notes.ts'
import { lineOf } from '../search/search-events.ts'
import { drawRated } from '../rating/draw-rated.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { InteractionFiles } from '../files/interaction-files.ts'
import { interactionStyles } from './interaction-styles.ts'

/**
 * One interaction: its header, what was said, where the agent writes, and the lanes of consultations about it. Speaks for itself with the desk, because all that its
 * transcript and composer ask is about this one conversation.
 *
 * @fires parley-act - From the header and its toolbar.
 */
export class ParleyInteraction extends LitElement {
  static override styles = interactionStyles

  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined
  /** What asks for the agent. */
  @property({ attribute: false }) calls: Calls = noCalls

  @query('parley-agent-composer') private readonly composer!: ParleyAgentComposer | null
  @query('parley-interaction-header') private readonly header!: HTMLElement | null
  private readonly texts = new TextsController(this, agentTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })
  private readonly files = new InteractionFiles(
    this,
    () => this.desk.value,
    // What is dropped on a lane is not for the contact.
    () => this.renderRoot.querySelector<HTMLElement>('.public') ?? undefined,
  )
  /** What the agent is writing in this conversation, in this window. */
  private draft = ''
  private readonly notes = new NoteMerger()
  /** The line that is wanted in sight. */
  private awaited: string | undefined
  /** Whether the agent writes a remark for staff. */
  @state() private isNoting = false
  /** The lane that is shown where there is room for one conversation only. */
  @state() private lane: ConversationId | undefined

  protected override willUpdate(changed: PropertyValues<this>) {
    const { entry } = this
    if (!entry || !changed.has('entry')) return
    const before = changed.get('entry')
    const isAnother = before?.id !== entry.id
    if (isAnother) this.draft = this.desk.value?.messages.draft(entry.id) ?? ''
    const isGone = this.lane !== undefined && !entry.lanes.some(({ consultation }) => consultation.id === this.lane)
    if (isAnother || isGone || before?.part !== entry.part)
      this.lane = entry.part === 'consulted' ? entry.lanes[0]?.consultation.id : undefined
    // Where the line is down the next change asks again.
    if (entry.lanes.length > 0 || entry.part !== 'handling') void loadConsultation().catch(() => {})
  }

  protected override render() {
    const { entry, state } = this
    if (!entry || !state) return nothing
    return keyed(
      entry.id,
      html`
        <parley-interaction-header .entry=${entry} .state=${state} .calls=${this.calls}></parley-interaction-header>
        ${this.drawHandover(entry)} ${this.drawClosing(entry)}
        <parley-teamwork .entry=${entry} .state=${state}></parley-teamwork>
        <div class=${this.lane === undefined ? 'talks' : 'talks lane-first'}>
          ${
            entry.lanes.length > 0
              ? html`<parley-lane-switch
                  .entry=${entry}
                  .state=${state}
                  .shown=${this.lane}
                  @parley-show-lane=${(event: ShowLaneEvent) => this.answer(event, () => (this.lane = event.lane))}
                ></parley-lane-switch>`
              : nothing
          }
          <div class="public">
            ${this.drawTranscript(entry, mediaFor(state, entry.interaction.site))} ${this.drawFoot(entry, state)}
          </div>
          ${entry.lanes.length > 0 ? this.drawLanes(entry, state) : nothing}
        </div>
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

  /** Below the conversation that they are about ([A203]). */
  private drawLanes(entry: DeskEntry, state: DeskState) {
    return html`<div class="lanes">
      ${repeat(
        entry.lanes,
        ({ consultation }) => consultation.id,
        (lane) => html`<parley-lane
          class=${lane.consultation.id === this.lane ? 'first' : ''}
          .entry=${entry}
          .state=${state}
          .lane=${lane}
          ?bare=${entry.part === 'consulted' && entry.lanes.length === 1}
        ></parley-lane>`,
      )}
    </div>`
  }

  private drawTranscript(entry: DeskEntry, media: Media) {
    const { id, view, me, part } = entry
    // Who was consulted reads along no longer.
    if (part === 'consulted' && !hasOpenLane(entry)) return html`<div class="loading"></div>`
    const { previous, seq } = view.conversation
    // Drawn once it is there: what was said before the agent came is no news to a screen reader.
    if (seq === 0) return html`<p class="loading" role="status">${this.texts.say('loading')}</p>`
    return html`
      <parley-desk-transcript
        .view=${this.notes.merge(view, entry.interaction)}
        .me=${me}
        .media=${media}
        @parley-read=${(event: ReadEvent) => this.answer(event, () => part === 'handling' && this.desk.value?.messages.markRead(id, event.upTo))}
        @parley-load-older=${(event: LoadOlderEvent) => this.answer(event, () => this.desk.value?.messages.loadOlder(id))}
        @parley-retry=${(event: RetryEvent) => this.answer(event, () => this.desk.value?.messages.retry(event.key))}
        @parley-discard=${(event: DiscardEvent) => this.answer(event, () => this.desk.value?.messages.discard(event.key))}
      >
        ${
          this.state &&
          may(this.state, 'history') &&
          this.state.agent?.desk.olderChats?.includes(entry.interaction.site)
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
    if (entry.part !== 'handling')
      return html`<div class="foot"><parley-own-part .entry=${entry} .state=${state}></parley-own-part></div>`
    const { id, interaction } = entry
    const isEnded = interaction.status !== 'handled'
    const composer = html`
      <parley-private-paste .entry=${entry}></parley-private-paste>
      <parley-agent-composer
        .entry=${entry}
        .state=${state}
        .draft=${this.draft}
        .fileLimits=${this.files.limits}
        ?laden=${this.files.isLaden}
        ?disabled=${isEnded}
        @parley-send=${(event: SendEvent) => this.answer(event, () => this.send(id, event.text))}
        @parley-typing=${(event: TypingEvent) => this.answer(event, () => this.desk.value?.messages.sayTyping(id, event.is))}
        @parley-draft=${(event: DraftEvent) => this.answer(event, () => this.keepDraft(id, event.draft))}
        @parley-toggle-note=${this.onToggleNote}
        .noting=${this.isNoting}
        >${this.files.draw()}</parley-agent-composer
      >
    `
    const note = this.isNoting
      ? html`<parley-internal-note
          @parley-add-note=${(event: AddNoteEvent) => this.answer(event, () => void this.desk.value?.interaction.addNote(id, event.text))}
          @parley-toggle-note=${this.onToggleNote}
        ></parley-internal-note>`
      : nothing
    if (!isEnded) return html`<div class="foot">${note}${composer}</div>`
    return html`<div class="foot">
      ${note}
      <div role="status">${drawRated(entry.view.conversation.rating)}</div>
      <p class="ended">
        ${this.texts.say(isParked(entry) ? 'chatParked' : needsDisposition(entry, state) ? 'chatEndedNoDisposition' : 'chatEnded')}
        ${this.drawAutoDone(entry, state)}
        <button class="button quiet small" type="button" aria-expanded=${this.isNoting ? 'true' : 'false'} @click=${this.onToggleNote}>
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

  /** Does what one of the tools beside the field does. */
  async useTool(tool: Tool): Promise<void> {
    if (tool === 'note') await this.toggleNote()
    else this.composer?.useTool(tool)
  }

  private onToggleNote(event: Event) {
    event.stopPropagation()
    void this.toggleNote()
  }

  private async toggleNote() {
    if (!this.isNoting) {
      const loaded = await import('../notes/parley-internal-note.ts').catch(() => undefined)
      if (!loaded) return this.desk.value?.explain('notLoaded')
      define(loaded.elements)
    }
    this.isNoting = !this.isNoting
    await this.updateComplete
    if (this.isNoting) this.renderRoot.querySelector<HTMLElement>('parley-internal-note')?.focus()
    else this.focus()
  }

  /** The words first, then what goes with them. */
  private send(id: ConversationId, text: string) {
    if (text !== '') this.desk.value?.messages.send(id, text)
    this.files.send(id)
  }

  private keepDraft(id: ConversationId, draft: string) {
    this.draft = draft
    this.desk.value?.messages.keepDraft(id, draft)
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
      desk.messages.loadOlder(hit.conversation)
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
    if (this.entry?.part === 'consulted' && !wouldCoverHalf) void this.focusLane()
    else if (isWritable && !wouldCoverHalf) this.composer?.focus()
    else this.header?.focus()
  }

  /** Who is consulted writes there: unless they have gone on to something else before it is drawn. */
  private async focusLane() {
    const { header } = this
    header?.focus()
    await loadConsultation()
    const lane = this.renderRoot.querySelector('parley-lane')
    await lane?.updateComplete
    if (this.shadowRoot?.activeElement === header) lane?.focus()
  }
}

/** What consultations show, and those who only have their part to finish. */
const loadConsultation = async (): Promise<void> =>
  (await import('../consultation/define-consultation.ts')).defineConsultation()

declare global {
  interface HTMLElementTagNameMap {
    'parley-interaction': ParleyInteraction
  }
}
