import { ContextConsumer } from '@lit/context'
import { canonicalUrl, linkWarnings, type LinkWarning } from '@parley/protocol'
import { addressStyles, base, buttons, drawAddress, glyphs, icon, TextsController, visuallyHidden } from '@parley/ui'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import { ParleyUrlField, type UrlEvent } from './parley-url-field.ts'
import { pushUrlStyles } from './push-url-styles.ts'
import { pushUrlTexts } from './push-url-texts.ts'
import { typedAddress } from './typed-address.ts'

/** The agent has done with the area. */
export class ClosePushUrlEvent extends Event {
  static readonly type = 'parley-close-push-url'
  constructor() {
    super(ClosePushUrlEvent.type)
  }
}

/**
 * Where the agent sends the contact to a page: types or pastes an address or takes one of before, sees what it opens and what to
 * beware of, looks at the page, and pushes it. The area stays for the next one (A156 to A163, A165, B033).
 *
 * @fires parley-close-push-url - The agent has done with it.
 */
export class ParleyPushUrl extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true }
  static override styles = [base, buttons, visuallyHidden, addressStyles, pushUrlStyles]

  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined
  /** Puts an address into the message that is being written. */
  @property({ attribute: false }) insert: (text: string) => void = () => {}

  @state() private typed = ''
  /** Whether somebody tried to use what is no address. */
  @state() private isWrong = false
  /** An address that was not sent because of what is to be said about it; the next press sends it. */
  @state() private held: string | undefined
  @state() private sent: string | undefined
  @query('parley-url-field') private readonly field!: ParleyUrlField
  private readonly texts = new TextsController(this, pushUrlTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })

  protected override render() {
    const { entry, state: desk, texts } = this
    if (!entry || !desk) return nothing
    const url = typedAddress(this.typed)
    const warnings = url ? linkWarnings(url, desk.agent?.desk.linkHosts?.[entry.interaction.site] ?? []) : []
    const words = warnings.map((warning) => this.wordsOf(warning))
    const caution = texts.say('wrongUrlWarning')
    return html`<section class="area" aria-label=${texts.say('pushUrlArea')} @keydown=${this.onKeydown}>
      <div class="row">
        <parley-url-field
          .value=${this.typed}
          .urls=${desk.memory.urls ?? []}
          .description=${[...words, caution].join(' ')}
          ?invalid=${this.isWrong}
          @parley-url=${this.onUrl}
          @parley-url-entered=${this.onSend}
        ></parley-url-field>
        <div class="buttons">
          <button class="button" type="button" @click=${this.onCheck}>${texts.say('checkUrl')}</button>
          <button class="button" type="button" aria-label=${texts.say('insertUrl')} @click=${this.onInsert}>
            ${texts.say('insertUrlShort')}
          </button>
          <button class="button primary" type="button" @click=${this.onSend}>${texts.say('sendUrl')}</button>
          <button
            class="icon-button"
            type="button"
            aria-label=${texts.say('closePushUrl')}
            title=${texts.say('closePushUrl')}
            @click=${this.close}
          >
            ${icon(glyphs.close)}
          </button>
        </div>
      </div>
      ${url ? html`<p class="opens">${texts.say('opensAddress')} ${drawAddress(url)}</p>` : nothing}
      ${
        words.length > 0
          ? html`<ul class="warnings">${words.map((each) => html`<li>${icon(glyphs.warning)}<span>${each}</span></li>`)}</ul>`
          : nothing
      }
      <p class="wrong" role="alert">${
        this.isWrong
          ? texts.say('notAnAddress')
          : url && this.held === url
            ? html`<span class="visually-hidden">${words[0]}</span> ${texts.say('sendUrlAgain')}`
            : nothing
      }</p>
      <p class="sent" role="status" ?hidden=${this.typed !== ''}>${this.sent ? texts.say('urlSent', { url: this.sent }) : nothing}</p>
      <p class="caution">${caution}</p>
    </section>`
  }

  protected override firstUpdated() {
    // The field is there only after its own drawing.
    void this.field?.updateComplete.then(() => this.field.focus())
  }

  override focus() {
    this.field?.focus()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const isOther = changed.has('entry') && changed.get('entry') && changed.get('entry')?.id !== this.entry?.id
    if (isOther) this.begin()
  }

  private begin() {
    this.typed = ''
    this.isWrong = false
    this.held = undefined
    this.sent = undefined
  }

  private wordsOf(warning: LinkWarning): string {
    const { texts } = this
    switch (warning.is) {
      case 'looks-like':
        return texts.say('looksLikeOwn', { host: warning.host })
      case 'typo':
        return texts.say('nearlyOwn', { host: warning.host })
      case 'foreign-letters':
        return texts.say('foreignAlphabet')
      case 'number':
        return texts.say('numberedHost')
      case 'not-encrypted':
        return texts.say('unencrypted')
    }
  }

  /** The address in the field; says that it is none where it is not. */
  private address(): string | undefined {
    const url = typedAddress(this.typed)
    this.isWrong = url === undefined
    if (!url) this.field.focus()
    return url
  }

  private onUrl({ value }: UrlEvent) {
    this.typed = value
    this.isWrong = false
    this.held = undefined
  }

  /** Opens the page at the agent, in a tab that knows nothing of this one (A159). */
  private onCheck() {
    const url = this.address()
    if (url) window.open(url, '_blank', 'noopener,noreferrer')
  }

  private onInsert() {
    const url = this.address()
    if (url) this.insert(url)
  }

  private onSend() {
    const { entry, state: desk } = this
    const url = this.address()
    if (!url || !entry || !desk) return
    const isSuspect = linkWarnings(url, desk.agent?.desk.linkHosts?.[entry.interaction.site] ?? []).some(
      ({ is }) => is !== 'not-encrypted',
    )
    if (isSuspect && this.held !== url) {
      this.held = url
      return
    }
    this.desk.value?.messages.pushUrl(entry.id, canonicalUrl(url) ?? url)
    this.begin()
    this.sent = url
    this.field.focus()
  }

  private onKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    this.close()
  }

  private readonly close = () => this.dispatchEvent(new ClosePushUrlEvent())
}

/** What the area consists of: fetched when it is first opened. */
export const elements = { 'parley-url-field': ParleyUrlField, 'parley-push-url': ParleyPushUrl }

declare global {
  interface HTMLElementTagNameMap {
    'parley-push-url': ParleyPushUrl
  }
}
