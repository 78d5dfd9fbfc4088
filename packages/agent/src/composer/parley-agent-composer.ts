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
import type { FileLimits, PermissionId } from '@parley/protocol'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { takesOwnFiles } from '../files/file-sources.ts'
import { filesDown } from '../desk/channels.ts'
import { deskContext } from '../desk/desk-context.ts'
import { contactName, type DeskEntry, type DeskState } from '../desk/desk-state.ts'
import { hasOpenLane } from '../desk/lanes.ts'
import { may } from '../desk/permitted.ts'
import type { Tool } from '../desk/shown.ts'
import type { Response } from '../responses/response.ts'
import { UnfilledCheck } from '../responses/unfilled-check.ts'
import { SpellingCheck } from '../spelling/spelling-check.ts'
import { ToggleNoteEvent } from '../notes/note-events.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { mediaFor } from '../desk/media.ts'
import { type BeforeSending, mayBeSent } from './before-sending.ts'
import { CrossedCheck } from './crossed-check.ts'
import { crossedStyles } from './crossed-styles.ts'
import { WritingAids } from './writing-aids.ts'
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

      .icon-button[aria-disabled='true'] {
        opacity: 0.5;
        cursor: default;
      }

      /* Where there is little room the words have a line of their own, above the tools. */
      @container (inline-size < 32em) {
        parley-composer::part(input) {
          flex-basis: 100%;
        }
      }
    `,
    visuallyHidden,
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
    new SpellingCheck(() => this.aids.loadSpelling()),
  ]
  private isChecking = false
  private readonly hider = new Hider()
  /** What was hidden in the message that was sent last. */
  private hid: Hidden = 'nothing'
  /** Since when the agent writes what is there: milliseconds since 1970, by the server's clock. */
  writingSince = 0
  readonly words: TextsController<typeof en> = new TextsController(this, composerTexts)
  private readonly texts = new TextsController(this, agentTexts)
  /** Standard responses by shortcut and from the tab, once the composer stands; the spelling check when words are to be checked first. */
  private readonly aids = new WritingAids(this, {
    desk: () => this.desk.value,
    language: () => this.texts.language,
    spelled: () => this.entry,
  })

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
        .sendLabel=${hasOpenLane(entry) ? this.texts.say('sendTo', { name: contactName(entry) }) : ''}
        ?laden=${this.laden}
        ?disabled=${this.disabled}
        @parley-send=${this.onSend}
        @parley-draft=${this.onDraft}
        @focusin=${this.aids.loadResponses}
      >
        <div slot="above"><slot></slot><parley-hidden-note .hid=${this.hid}></parley-hidden-note>${this.aids.composing?.drawNote() ?? nothing}${this.aids.isSpellingMissing ? html`<p class="held" role="alert">${this.texts.say('spellingMissing')}</p>` : nothing}${this.checks.map((check) => check.draw() ?? nothing)}</div>
        <div slot="actions" class="tools">
          <!-- The tools stand here, in this order: internal note, push URL, spelling, preview, attachments, emoji. -->
          <button
            class="icon-button"
            type="button"
            aria-label=${this.texts.say('addInternalNote')}
            aria-expanded=${this.noting ? 'true' : 'false'}
            aria-disabled=${this.denied('internal-note') ? 'true' : nothing}
            aria-description=${this.denied('internal-note') || nothing}
            title=${this.denied('internal-note') || this.texts.say('addInternalNote')}
            @click=${() => this.denied('internal-note') || this.dispatchEvent(new ToggleNoteEvent())}
          >
            ${icon(glyphs.lock)}
          </button>
          <parley-push-url-toggle
            data-tool="push-url"
            .open=${this.isPushing}
            .denied=${this.denied('push-url')}
            ?disabled=${this.disabled}
            @click=${this.onPushUrl}
          ></parley-push-url-toggle>
          <button
            class="icon-button"
            type="button"
            data-tool="spelling"
            aria-label=${this.texts.say('spelling')}
            ?disabled=${this.disabled}
            @click=${this.aids.checkSpelling}
          >
            ${icon(glyphs.spelling)}
          </button>
          <parley-preview
            data-tool="preview"
            .anchor=${this.composer}
            .entry=${entry}
            .text=${this.hide(this.draft).text}
            .media=${mediaFor(state, entry.interaction.site)}
          ></parley-preview>
          <parley-attach-button
            data-tool="attach"
            .limits=${this.fileLimits}
            .denied=${this.attachDenied}
            ?disabled=${this.disabled}
          ></parley-attach-button>
          ${this.drawEmoji(state, entry)}
        </div>
      </parley-composer>
      ${this.aids.composing?.drawList() ?? nothing}
    `
  }

  protected override firstUpdated() {
    void this.aids.loadResponses()
    const { entry, state } = this
    if (!entry || !state?.agent?.desk.spellingBeforeSend?.includes(entry.interaction.site)) return
    // The dictionary is there before the first message goes.
    void this.aids.loadSpelling().then((spelling) => spelling?.prepare({ entry, state }))
  }

  /** Puts a standard response where the caret is, and attaches its files. */
  async insertResponse(response: Response): Promise<void> {
    await (await this.aids.loadResponses())?.insert(response)
  }

  /** Why a message is held in which `variable` still stands. */
  unfilledWords(variable: string): string {
    return this.texts.say('unfilled', { variable })
  }

  /** Shows the Push URL area, or hides it; then the focus goes back to the button. */
  private onPushUrl() {
    if (this.denied('push-url')) return
    this.isPushing = !this.isPushing
    if (!this.isPushing) this.pushUrlToggle?.focus()
  }

  override focus() {
    this.composer?.focus()
  }

  /** Does what a press on the tool does. */
  useTool(tool: Tool): void {
    const found = this.renderRoot.querySelector<HTMLElement>(`[data-tool='${tool}']`)
    ;(found?.shadowRoot?.querySelector('button') ?? found)?.click()
  }

  /** Why a tool cannot be used by this account; empty where it can. */
  private denied(id: PermissionId): string {
    return this.state && !may(this.state, id) ? this.texts.say('whyNotPermitted') : ''
  }

  /** Why no file of the agent's own machine can be attached; empty where one can. */
  private get attachDenied(): string {
    if (this.denied('files-send')) return this.denied('files-send')
    if (!this.fileLimits?.send) return this.texts.say('attachDenied')
    if (!takesOwnFiles(this.fileLimits)) return this.texts.say('attachDeniedHere')
    const why = this.state && filesDown(this.state)
    return why ? this.texts.say(why) : ''
  }

  private drawEmoji({ agent }: DeskState, { interaction }: DeskEntry) {
    if (!agent?.desk.writing?.[interaction.site]?.emoji) return nothing
    return html`<parley-emoji-button
      data-tool="emoji"
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
