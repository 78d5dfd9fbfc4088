import { ContextConsumer } from '@lit/context'
import {
  base,
  buttons,
  type DraftEvent,
  glyphs,
  type Hidden,
  Hider,
  icon,
  insertInto,
  type ParleyComposer,
  type PickEmojiEvent,
  SendEvent,
  TextsController,
  visuallyHidden,
} from '@parley/ui'
import type { FileLimits } from '@parley/protocol'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { takesOwnFiles } from '../files/file-sources.ts'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import { completionStyles } from '../responses/completion-styles.ts'
import type { Composing } from '../responses/composing.ts'
import type { Response } from '../responses/response.ts'
import { UnfilledCheck } from '../responses/unfilled-check.ts'
import { SpellingCheck } from '../spelling/spelling-check.ts'
import type { Spelling } from '../spelling/spelling.ts'
import { ToggleNoteEvent } from '../notes/note-events.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { mediaFor } from '../desk/media.ts'
import { type BeforeSending, mayBeSent } from './before-sending.ts'
import { CrossedCheck } from './crossed-check.ts'
import { crossedStyles } from './crossed-styles.ts'
import { composerTexts } from './texts/composer-texts.ts'
import type { en } from './texts/en.ts'

/**
 * Where the agent writes to the contact: the composer with its tools, and the checks that a message passes before it goes.
 *
 * @fires parley-send - The agent wants `text` sent, and all checks have let it pass.
 * @fires parley-typing - From the composer.
 * @fires parley-draft - From the composer.
 */
export class ParleyAgentComposer extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }

      .tools {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
      }

      /* Where there is little room the words have a line of their own, above the tools. */
      @container (inline-size < 32em) {
        parley-composer::part(input) {
          flex-basis: 100%;
        }
      }
    `,
    visuallyHidden,
    completionStyles,
    crossedStyles,
  ]

  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined
  /** What is written and not yet sent. */
  @property({ attribute: false }) draft = ''
  /** Set while the conversation takes no messages; the draft stays readable. */
  @property({ type: Boolean, reflect: true }) disabled = false
  /** Set while something goes with the message: then it may have no words. What it is lies in the default slot. */
  @property({ type: Boolean }) laden = false
  /** Whether the field for a remark to staff is shown. */
  @property({ attribute: false }) noting = false
  /** What files the site takes; missing where it takes none. */
  @property({ attribute: false }) fileLimits: FileLimits | undefined

  /** The composer inside: for those who put something in, or look at what is selected. */
  @query('parley-composer') readonly composer!: ParleyComposer | null

  @state() private isPushing = false
  @query('parley-push-url-toggle') private readonly pushUrlToggle!: HTMLElement | null

  private readonly desk = new ContextConsumer(this, { context: deskContext })
  /** What a message passes before it goes, in this order. */
  private readonly checks: readonly BeforeSending[] = [
    new UnfilledCheck(this),
    new CrossedCheck(this),
    new SpellingCheck(() => this.loadSpelling()),
  ]
  private isChecking = false
  private readonly hider = new Hider()
  /** What was hidden in the message that was sent last. */
  private hid: Hidden = 'nothing'
  /** Since when the agent writes what is there: milliseconds since 1970, by the server's clock. */
  writingSince = 0
  readonly words: TextsController<typeof en> = new TextsController(this, composerTexts)
  private readonly texts = new TextsController(this, agentTexts)
  /** Standard responses by shortcut and from the tab: loaded once the composer stands, and again if that failed. */
  private responses: Promise<Composing | undefined> | undefined
  private composing: Composing | undefined
  /** Loaded when words are to be checked first, and again if that failed. */
  private spelling: Promise<Spelling | undefined> | undefined
  @state() private isSpellingMissing = false

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('entry') || changed.get('entry')?.id === this.entry?.id) return
    this.writingSince = 0
    this.hid = 'nothing'
    this.forget()
  }

  protected override render() {
    const { entry, state } = this
    if (!entry || !state) return nothing
    return html`
      ${
        this.isPushing && !this.disabled
          ? html`<parley-push-url
              .entry=${entry}
              .state=${state}
              .insert=${(url: string) => this.composer && insertInto(this.composer, url)}
              @parley-close-push-url=${this.onPushUrl}
            ></parley-push-url>`
          : nothing
      }
      <parley-composer
        .draft=${this.draft}
        .limitChars=${state.agent?.desk.textLimit ?? Number.POSITIVE_INFINITY}
        ?laden=${this.laden}
        ?disabled=${this.disabled}
        @parley-send=${this.onSend}
        @parley-draft=${this.onDraft}
        @focusin=${this.loadResponses}
      >
        <div slot="above"><slot></slot><parley-hidden-note .hid=${this.hid}></parley-hidden-note>${this.composing?.drawNote() ?? nothing}${this.isSpellingMissing ? html`<p class="held" role="alert">${this.texts.say('spellingMissing')}</p>` : nothing}${this.checks.map((check) => check.draw() ?? nothing)}</div>
        <div slot="actions" class="tools">
          <!-- The tools stand here, in this order: internal note, push URL, spelling, preview, attachments, emoji. -->
          <button
            class="icon-button"
            type="button"
            aria-label=${this.texts.say('addInternalNote')}
            aria-expanded=${this.noting ? 'true' : 'false'}
            title=${this.texts.say('addInternalNote')}
            @click=${() => this.dispatchEvent(new ToggleNoteEvent())}
          >
            ${icon(glyphs.lock)}
          </button>
          <parley-push-url-toggle
            .open=${this.isPushing}
            ?disabled=${this.disabled}
            @click=${this.onPushUrl}
          ></parley-push-url-toggle>
          <button
            class="icon-button"
            type="button"
            aria-label=${this.texts.say('spelling')}
            ?disabled=${this.disabled}
            @click=${this.onSpelling}
          >
            ${icon(glyphs.spelling)}
          </button>
          <parley-preview
            .anchor=${this.composer}
            .entry=${entry}
            .text=${this.hide(this.draft).text}
            .media=${mediaFor(state, entry.interaction.site)}
          ></parley-preview>
          <parley-attach-button
            .limits=${this.fileLimits}
            .denied=${this.attachDenied}
            ?disabled=${this.disabled}
          ></parley-attach-button>
          ${this.drawEmoji(state, entry)}
        </div>
      </parley-composer>
      ${this.composing?.drawList() ?? nothing}
    `
  }

  protected override firstUpdated() {
    void this.loadResponses()
    const { entry, state } = this
    if (!entry || !state?.agent?.desk.spellingBeforeSend?.includes(entry.interaction.site)) return
    // The dictionary is there before the first message goes.
    void this.loadSpelling().then((spelling) => spelling?.prepare({ entry, state }))
  }

  /** Puts a standard response where the caret is, and attaches its files. */
  async insertResponse(response: Response): Promise<void> {
    await (await this.loadResponses())?.insert(response)
  }

  /** Why a message is held in which `variable` still stands. */
  unfilledWords(variable: string): string {
    return this.texts.say('unfilled', { variable })
  }

  /** Shows the Push URL area, or hides it; then the focus goes back to the button. */
  private onPushUrl() {
    this.isPushing = !this.isPushing
    if (!this.isPushing) this.pushUrlToggle?.focus()
  }

  override focus() {
    this.composer?.focus()
  }

  private loadResponses(): Promise<Composing | undefined> {
    const desk = this.desk.value
    if (!desk) return Promise.resolve(undefined)
    return (this.responses ??= import('../responses/composing.ts').then(
      ({ Composing }) => {
        this.composing = new Composing(this, desk)
        this.requestUpdate()
        return this.composing
      },
      () => (this.responses = undefined),
    ))
  }

  /** Why no file of the agent's own machine can be attached; empty where one can. */
  private get attachDenied(): string {
    if (!this.fileLimits?.send) return this.texts.say('attachDenied')
    return takesOwnFiles(this.fileLimits) ? '' : this.texts.say('attachDeniedHere')
  }

  private loadSpelling(): Promise<Spelling | undefined> {
    const desk = this.desk.value
    if (!desk) return Promise.resolve(undefined)
    return (this.spelling ??= import('../spelling/spelling.ts').then(
      ({ Spelling }) => new Spelling(this, desk, () => this.texts.language),
      () => (this.spelling = undefined),
    ))
  }

  /** Goes through the words of the draft. */
  private async onSpelling() {
    const spelling = await this.loadSpelling()
    this.isSpellingMissing = !spelling
    await spelling?.goThrough(() => ({ entry: this.entry, state: this.state }))
  }

  private drawEmoji({ agent }: DeskState, { interaction }: DeskEntry) {
    if (!agent?.desk.writing?.[interaction.site]?.emoji) return nothing
    return html`<parley-emoji-button
      .anchor=${this.composer}
      ?disabled=${this.disabled}
      @parley-pick-emoji=${this.onEmoji}
    ></parley-emoji-button>`
  }

  private onEmoji(event: PickEmojiEvent) {
    event.stopPropagation()
    if (this.composer) insertInto(this.composer, event.emoji)
  }

  /** Sends once more what is written. */
  readonly sendAgain = () => this.composer?.send()

  /** Back to the field, with what is written in place. */
  readonly keepWriting = () => {
    this.forget()
    this.focus()
  }

  /** `text` as it may leave this machine. */
  private hide(text: string) {
    const site = this.entry?.interaction.site ?? ''
    return this.hider.hide(text, this.state?.agent?.desk.writing?.[site]?.maskPatterns)
  }

  private get now(): number {
    return this.desk.value?.now ?? Date.now()
  }

  private onDraft({ draft }: DraftEvent) {
    if (this.draft === '') this.writingSince = this.now
    if (draft !== '') this.hid = 'nothing'
    this.draft = draft
    this.forget()
  }

  /** The composer asks; what passes all checks is asked for anew, by this element. */
  private onSend(event: SendEvent) {
    event.stopPropagation()
    event.preventDefault()
    void this.passOn(event.text)
  }

  private async passOn(text: string) {
    const { entry, state } = this
    if (!entry || !state || this.isChecking) return
    this.isChecking = true
    const context = { entry, state, now: this.now }
    const verdict = await mayBeSent(this.checks, text, context).finally(() => (this.isChecking = false))
    this.requestUpdate()
    // The agent may have gone on while a check took its time: only what was looked at goes, and where it was meant to go.
    const { composer } = this
    if (verdict === 'hold' || this.entry?.id !== entry.id || composer?.draft.trim() !== text) return
    const { text: shown, hidden } = this.hide(text)
    if (!this.dispatchEvent(new SendEvent(shown))) return
    composer.empty()
    this.hid = hidden
  }

  private forget() {
    for (const check of this.checks) check.forget()
    this.requestUpdate()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-agent-composer': ParleyAgentComposer
  }
}
