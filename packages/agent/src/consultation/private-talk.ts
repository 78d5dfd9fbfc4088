import { ContextConsumer } from '@lit/context'
import { participantIn, type ConversationId, type ParticipantId } from '@parley/protocol'
import type { ConversationView } from '@parley/protocol/client'
import {
  glyphs,
  icon,
  insertInto,
  TextsController,
  type DiscardEvent,
  type DraftEvent,
  type LoadOlderEvent,
  type ParleyComposer,
  type PickEmojiEvent,
  type ReadEvent,
  type RetryEvent,
  type SendEvent,
  type TypingEvent,
} from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { query } from 'lit/decorators.js'
import { WritingAids } from '../composer/writing-aids.ts'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskState } from '../desk/desk-state.ts'
import type { Written } from '../responses/inserting.ts'
import type { Spelled } from '../spelling/proofread.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { OnlyMessages } from './only-messages.ts'
import { rememberPrivate, selectedBy, type Origin } from './private-copies.ts'

/** A conversation of staff, as one of them sees it. */
export interface Talk {
  readonly id: ConversationId
  readonly view: ConversationView
  readonly me: ParticipantId
}

/**
 * What agents say to each other, which no contact reads: a log, a field whose Send says whom it reaches, and one draft. Standard
 * responses and the spelling check help with writing, as they do with what the contact reads; no files go.
 */
export abstract class PrivateTalk extends LitElement {
  @query('parley-composer') readonly composer!: ParleyComposer | null
  abstract state: DeskState | undefined
  /** The conversation that standard responses are filled from. */
  abstract readonly entry: Written | undefined
  readonly isForText = true
  protected readonly words = new TextsController(this, agentTexts)
  protected readonly desk = new ContextConsumer(this, { context: deskContext })
  /** Where it comes from what is copied here. */
  protected abstract readonly origin: Origin
  private readonly onlyMessages = new OnlyMessages()
  private readonly aids = new WritingAids(this, {
    desk: () => this.desk.value,
    language: () => this.words.language,
    spelled: () => this.spelled,
  })
  /** What the agent is writing here, in this window. */
  protected draft = ''
  private shown: { readonly from: ConversationView; readonly me: string; readonly view: ConversationView } | undefined

  constructor() {
    super()
    for (const name of ['copy', 'cut', 'dragstart'])
      this.addEventListener(name, (event) => rememberPrivate(selectedBy(event), this.origin))
    // A file that misses is no reason for the browser to leave the page.
    for (const name of ['dragover', 'drop'] as const)
      this.addEventListener(name, (event) => event.dataTransfer?.types.includes('Files') && event.preventDefault())
  }

  /** Who is in it, for the spelling check. Colleagues read it in the language of the desk. */
  protected abstract get spelled(): Spelled | undefined

  /** Another conversation is shown. */
  protected takeDraft(id: ConversationId) {
    this.draft = this.desk.value?.messages.draft(id) ?? ''
  }

  protected drawLog(talk: Talk, label: string, nothingSaid: string) {
    const { id } = talk
    const messages = () => this.desk.value?.messages
    return html`
      <parley-desk-transcript
        label=${label}
        .side=${'contact' as const}
        .view=${this.readable(talk)}
        .me=${talk.me}
        @parley-read=${(event: ReadEvent) => this.answer(event, () => messages()?.markRead(id, event.upTo))}
        @parley-load-older=${(event: LoadOlderEvent) => this.answer(event, () => messages()?.loadOlder(id))}
        @parley-retry=${(event: RetryEvent) => this.answer(event, () => messages()?.retry(event.key))}
        @parley-discard=${(event: DiscardEvent) => this.answer(event, () => messages()?.discard(event.key))}
      >
        <p slot="empty" class="nothing">${nothingSaid}</p>
      </parley-desk-transcript>
    `
  }

  /** The conversation as one of them sees it: what the others have read is what the mark says, and not one's own. */
  private readable({ view, me }: Talk): ConversationView {
    if (this.shown?.from === view && this.shown.me === me) return this.shown.view
    const drawn = this.onlyMessages.of(view)
    const { [me]: _own, ...readMarks } = view.conversation.readMarks
    const readable = { ...drawn, conversation: { ...view.conversation, readMarks } }
    this.shown = { from: view, me, view: readable }
    return readable
  }

  protected drawComposer(
    { id, me, view }: Talk,
    desk: DeskState,
    {
      name,
      placeholder,
      isOpen = true,
      hasEmojis = false,
    }: {
      readonly name: string
      readonly placeholder: string
      readonly isOpen?: boolean
      readonly hasEmojis?: boolean
    },
  ) {
    const isThere = participantIn(view.conversation, me) !== undefined
    const { composing } = this.aids
    return html`
      <parley-composer
        .draft=${this.draft}
        .limitChars=${desk.agent?.desk.textLimit ?? Number.POSITIVE_INFINITY}
        placeholder=${placeholder}
        sendLabel=${this.words.say('sendTo', { name })}
        ?disabled=${!isOpen || !isThere}
        @focusin=${this.aids.loadResponses}
        @parley-send=${(event: SendEvent) => this.answer(event, () => this.desk.value?.messages.send(id, event.text))}
        @parley-typing=${(event: TypingEvent) => this.answer(event, () => this.desk.value?.messages.sayTyping(id, event.is))}
        @parley-draft=${(event: DraftEvent) => this.answer(event, () => this.keepDraft(id, event.draft))}
      >
        ${
          this.aids.isSpellingMissing
            ? html`<p slot="above" role="alert">${this.words.say('spellingMissing')}</p>`
            : nothing
        }
        <div slot="actions" class="tools">
          <button
            class="icon-button"
            type="button"
            aria-label=${this.words.say('spelling')}
            title=${this.words.say('spelling')}
            ?disabled=${!isOpen}
            @click=${this.aids.checkSpelling}
          >
            ${icon(glyphs.spelling)}
          </button>
          ${
            hasEmojis
              ? html`<parley-emoji-button
                  .anchor=${this.composer}
                  ?disabled=${!isOpen}
                  @parley-pick-emoji=${(event: PickEmojiEvent) => this.answer(event, () => this.composer && insertInto(this.composer, event.emoji))}
                ></parley-emoji-button>`
              : nothing
          }
        </div>
      </parley-composer>
      ${composing?.drawList() ?? nothing}
    `
  }

  private keepDraft(id: ConversationId, draft: string) {
    this.draft = draft
    this.desk.value?.messages.keepDraft(id, draft)
  }

  /** What is asked here is answered here: above, it would be said to the contact. */
  private answer(event: Event, act: () => void) {
    event.stopPropagation()
    act()
  }

  /** Puts the focus where work goes on. */
  override focus() {
    if (this.composer) this.composer.focus()
    else this.renderRoot.querySelector<HTMLElement>('.head button')?.focus()
  }
}
