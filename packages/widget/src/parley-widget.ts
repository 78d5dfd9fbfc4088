import { base, buttons, faceStyles, hueStyles, type ParleyComposer, tokens } from '@parley/ui'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property } from 'lit/decorators.js'
import type { Sound } from './attention/attention.ts'
import type { Company } from './attention/company.ts'
import type { ContactChat } from './chat/contact-chat.ts'
import type { ContactState } from './chat/contact-state.ts'
import { acquire, release } from './chat/shared-chats.ts'
import { Launcher } from './launcher/launcher.ts'
import { launcherStyles } from './launcher/launcher-styles.ts'
import type { Telling } from './page/page-events.ts'
import { languageOf, type Mode, serverAddress } from './settings.ts'
import { Words } from './texts/words.ts'
import { answerAsks } from './views/asks.ts'
import { drawFooter } from './views/footer.ts'
import { drawHeader } from './views/header.ts'
import { panelStyles } from './views/panel-styles.ts'
import { panelNote, runningNote } from './whereabouts.ts'

/**
 * The contact's chat. The loader puts one on the page; pages may place their own.
 *
 * @fires parley:ready - The launcher is there.
 * @fires parley:opened - The panel has been opened.
 * @fires parley:closed - The panel has been closed.
 * @fires parley:message - Somebody said something.
 * @fires parley:unread - The number of unread messages has changed.
 * @fires parley:ended - The conversation has ended.
 * @fires parley:error - The server refused something.
 * @fires parley-call - The contact wants to call a phone number in a message. Cancel it to dial yourself.
 * @fires parley-email - The contact wants to write to an e-mail address in a message. Cancel it to do it yourself.
 * @csspart launcher - The round button.
 * @csspart badge - The number on it.
 * @csspart panel - The whole chat.
 * @csspart header - Names, and who can read this.
 * @csspart end - The button that ends the chat.
 * @csspart minimize - The button that closes the panel.
 * @csspart transcript - The conversation.
 * @csspart log - Its scrolling area.
 * @csspart footer - What is below the conversation.
 * @csspart composer - The frame of the field and its buttons.
 * @csspart input - The field.
 * @csspart send - The button that sends.
 * @csspart start-anew - The button that starts a new chat after the end.
 * @cssprop [--parley-inset=20px] - Distance of the launcher from the edges.
 */
export class ParleyWidget extends LitElement {
  static override styles = [tokens, base, buttons, hueStyles, faceStyles, launcherStyles, panelStyles]

  /** The site, as it is named in the server's configuration. */
  @property() site = ''
  /** The server's address; this page's unless set. */
  @property() server = ''
  /** `floating` with a launcher, `inline` in the flow of the page (as large as its container), or the whole `page`. */
  @property({ reflect: true }) mode: Mode = 'floating'
  /** The language: a tag such as `de`. The page's unless set. */
  @property() locale = ''
  /** `light` or `dark`; as the system has it unless set. */
  @property({ reflect: true }) theme: 'light' | 'dark' | undefined
  /** Whether an unread message sounds. Silent unless set. */
  @property({ type: Boolean }) sound = false
  /** Whether the panel is open. */
  @property({ type: Boolean, reflect: true }) open = false
  /** What sounds, where a sound is wanted; a quiet chime unless set. */
  @property({ attribute: false }) playSound: Sound | undefined
  /** The chat that is shown. Made by the element from site and server unless it is set. */
  @property({ attribute: false }) chat: ContactChat | undefined

  readonly #words = new Words(this)
  #launcher!: Launcher
  #state: ContactState | undefined
  #held: { readonly server: string; readonly site: string } | undefined
  #stopListening = () => {}
  #company: Company | undefined
  /** Where the focus goes after the next drawing. */
  #focusWanted: '.next' | '.launcher' | '.undo' | undefined
  #hasOpened = false
  #isDrawnByLoader = false

  constructor() {
    super()
    this.addEventListener('keydown', (event) => this.#onKeydown(event))
  }

  protected override createRenderRoot() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    this.#isDrawnByLoader = root.hasChildNodes()
    this.#launcher = new Launcher(root, () => this.toggle())
    answerAsks(root, () => this.chat)
    return super.createRenderRoot()
  }

  override connectedCallback() {
    super.connectedCallback()
    this.#take()
    if (!this.#isDrawnByLoader) this.#tell('ready', {})
    this.#isDrawnByLoader = false
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#give()
  }

  /** The first drawing has a task of its own: together with the loading it would hold up the page of a slow phone. */
  protected override async scheduleUpdate() {
    if (!this.hasUpdated) await new Promise((begun) => setTimeout(begun))
    await super.scheduleUpdate()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if ((changed.has('site') || changed.has('server') || changed.has('chat')) && this.hasUpdated) {
      this.#give()
      this.#take()
    }
    const { chat } = this
    this.#words.speak({ language: languageOf(this.locale), overrides: this.#state?.site.texts ?? noTexts })
    if (changed.has('open') && !this.open && this.#hasFocusInside) this.#focusWanted = '.launcher'
    if (!this.#isShown) return
    this.#hasOpened = true
    if (changed.has('open') || changed.has('mode')) chat?.open()
    // Not before the page's calls are done: the greeting begins a conversation under the name that they give.
    if (this.#company) chat?.greet()
  }

  protected override render() {
    const { chat } = this
    const [state, words] = [this.#state, this.#words]
    const unread = state?.unread ?? 0
    this.#launcher.show({
      isOpen: this.open,
      unread,
      name: words.own.say(this.open ? 'closeChat' : 'openChat'),
      unreadWords: words.own.say('unread', { count: unread }),
    })
    if (!state || !chat || !this.#hasOpened) return nothing
    return html`
      <section
        part="panel"
        class="panel"
        aria-label=${words.own.say('chat')}
        ?hidden=${!this.#isShown}
      >
        ${drawHeader(state, words, {
          end: () => this.#onEnd(),
          askForPerson: () => chat.wish('hand-over', {}),
          minimize: this.mode === 'floating' ? () => this.hide() : undefined,
        })}
        <parley-line-note .line=${state.line} .isKept=${chat.isDurable}></parley-line-note>
        <parley-transcript
          part="transcript"
          exportparts="log, news"
          .view=${state.view}
          .media=${chat.media}
          .now=${chat.now}
        >
          <div slot="empty" class="greeting" ?hidden=${state.stage !== 'empty'}>
            <strong>${words.own.say('greeting')}</strong>
            <p>${words.own.say('greetingMore')}</p>
          </div>
        </parley-transcript>
        ${drawFooter(state, chat, words, {
          undoEnd: () => this.#onUndo(),
          endNow: () => chat.endNow(),
          startAnew: () => this.#onStartAnew(),
        })}
      </section>
    `
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('open') && (this.open || changed.get('open') !== undefined)) this.#noteOpen()
    void this.#putFocus()
  }

  async #putFocus() {
    const wanted = this.#focusWanted
    if (!wanted) return
    this.#focusWanted = undefined
    const find = () => this.renderRoot.querySelector<HTMLElement>(wanted)
    // A new field is there only after its own drawing.
    await (find() as ParleyComposer | null)?.updateComplete
    find()?.focus()
  }

  /** Whether the conversation is on the page. */
  get #isShown() {
    return this.open || this.mode !== 'floating'
  }

  get #hasFocusInside() {
    const { activeElement } = this.renderRoot as ShadowRoot
    return activeElement !== null && activeElement !== this.#launcher.button
  }

  /** Takes up the chat of this site, and connects where there is a reason to. */
  #take() {
    if (!this.chat) {
      if (!this.site) return
      this.#held = { server: serverAddress(this.server), site: this.site }
      this.chat = acquire(this.#held.server, this.#held.site, languageOf(this.locale))
    }
    const { chat } = this
    this.#state = chat.state
    this.#stopListening = chat.onChange(() => this.#follow(chat))
    void this.#bringCompany(chat)
    if (this.#isShown || chat.notes.get(runningNote)) chat.open()
    this.requestUpdate()
  }

  #give() {
    this.#stopListening()
    this.#company?.leave()
    this.#company = undefined
    if (!this.#held) return
    release(this.#held.server, this.#held.site)
    this.#held = this.chat = undefined
  }

  #follow(chat: ContactChat) {
    const before = this.#state ?? chat.state
    this.#state = chat.state
    const hadComposerFocus = before.stage !== 'ended' && this.#state.stage === 'ended' && this.#hasFocusInside
    if (hadComposerFocus) this.#focusWanted = '.next'
    this.#company?.follow(this.#state)
    this.requestUpdate()
  }

  async #bringCompany(chat: ContactChat) {
    const { state } = chat
    const takenAt = chat.clock.now()
    const { bring } = await import('./attention/company.ts')
    const company = await bring(this, chat, state, {
      notes: chat.notes,
      wantsSound: () => this.sound && !(this.#isShown && document.visibilityState === 'visible'),
      playSound: () => this.playSound,
      tell: (telling) => this.#tell(...telling),
      since: () => takenAt + chat.serverAheadMs,
    })
    if (this.chat !== chat) return company.leave()
    this.#company = company
    company.follow(chat.state)
    this.requestUpdate()
  }

  #tell(...[name, detail]: Telling) {
    this.dispatchEvent(new CustomEvent(`parley:${name}`, { bubbles: true, composed: true, detail }))
  }

  #noteOpen() {
    this.chat?.tab.set(panelNote, this.open ? 'auto' : 'closed')
    if (!this.open) this.chat?.endNow()
    this.#tell(this.open ? 'opened' : 'closed', {})
  }

  #onKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || !this.open) return
    event.stopPropagation()
    this.hide()
  }

  #onEnd() {
    this.#focusWanted = '.undo'
    this.chat?.end()
  }

  #onUndo() {
    this.#focusWanted = '.next'
    this.chat?.undoEnd()
  }

  #onStartAnew() {
    this.#focusWanted = '.next'
    this.chat?.startAnew()
  }

  /** Opens the panel and puts the focus where the contact writes. */
  show() {
    this.open = true
    this.#focusWanted = '.next'
    this.requestUpdate()
  }

  /** Closes the panel; the focus goes back to the launcher if it was inside. */
  hide() {
    this.open = false
  }

  toggle() {
    if (this.open) this.hide()
    else this.show()
  }
}

const noTexts = {}

declare global {
  interface HTMLElementTagNameMap {
    'parley-widget': ParleyWidget
  }
}
