import { ContextProvider } from '@lit/context'
import { systemClock, type Clock, type ConversationId } from '@parley/protocol'
import { onHints, type Dial } from '@parley/protocol/client'
import { compactDensity, tokens, WordingController } from '@parley/ui'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import type { Target } from './actions/action.ts'
import type { PageAction } from './desk/page-action.ts'
import { actionOf, type ActionId } from './actions/registry.ts'
import { actionFor } from './actions/shortcuts.ts'
import { Attention, noCalls } from './attention/attention.ts'
import { bringAlerts, bringChannels, bringSearch, bringTeamwork, bringThreads } from './bring.ts'
import { addressOf, dialServer } from './desk/address.ts'
import { deskContext } from './desk/desk-context.ts'
import { emptyDesk, type DeskState } from './desk/desk-state.ts'
import { Desk } from './desk/desk.ts'
import type { News } from './desk/news.ts'
import type { ActEvent, DismissEvent, InsertResponseEvent, NoticeEvent, SelectEvent } from './events.ts'
import { tabOf, type ShowHitEvent } from './search/search-events.ts'
import type { ParleyInteraction } from './interaction/parley-interaction.ts'
import { Look } from './look.ts'
import { drawOverDesk } from './over-the-desk.ts'
import { panelStyles } from './panel-styles.ts'
import { tellOf } from './tells.ts'
import { languageFor } from './texts/agent-texts.ts'

/**
 * The desk where an agent answers contacts. Give it a server and a way to get the agent's token.
 *
 * @fires parley-call - The agent wants to call a number: the contact's, or one in a message. Cancel it to dial yourself.
 * @fires parley-email - The agent wants to write to an e-mail address: the contact's, or one in a message. Cancel it to do it yourself.
 * @fires parley-call-agent - The agent wants to consult a colleague by voice. Cancel it to dial yourself; otherwise the desk says that there is no telephone.
 * @fires parley-callback - The agent wants the contact to be called later. Cancel it to plan that yourself; otherwise a dialog opens.
 * @fires parley-invited - A contact waits for this agent's answer.
 * @fires parley-conversation-opened - The agent is in a conversation.
 * @fires parley-conversation-ended - A conversation has ended, whoever ended it.
 * @fires parley-interaction-done - An interaction was marked done.
 * @csspart desk - The whole panel.
 */
export class ParleyAgent extends LitElement {
  static override styles = [tokens, compactDensity, panelStyles]

  /** The address of the server, such as `https://chat.example.com`; the page's own unless set. */
  @property() server = ''
  /** The language of the desk: `en` or `de`, with a region if wanted. The page's language unless set. */
  @property() locale = ''
  /** `light` or `dark`; as the system has it unless set. */
  @property({ reflect: true }) theme: 'light' | 'dark' | undefined
  /** Gets the token of the agent who uses this page. Asked again before it expires, and when the line comes back. */
  @property({ attribute: false }) token: (() => Promise<string>) | undefined

  /** What agents can do with a contact besides: stands in `Party Actions` and in the command bar. */
  @property({ attribute: false }) partyActions: readonly PageAction[] = []

  @state() private deskState: DeskState = emptyDesk
  /** What asks for the agent. */
  @state() private calls = noCalls
  @query('parley-interaction-bar') private readonly bar!: HTMLElement
  @query('parley-interaction') private readonly interaction!: ParleyInteraction | null
  @query('.talk > *') private readonly talk!: HTMLElement | null
  private readonly wording = new WordingController(this)
  private readonly look = new Look(this)
  private readonly provider = new ContextProvider(this, { context: deskContext })
  private desk: Desk | undefined
  private attention: Attention | undefined
  /** Set when the search is opened first: it is there from then on. */
  private isSearchWanted = false
  /** The conversation that gets the focus as soon as it is shown. */
  private wanted: ConversationId | undefined
  private hadFocus = false
  private stopListening = () => {}

  override connectedCallback() {
    super.connectedCallback()
    if (this.hasUpdated) this.openDesk()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.closeDesk()
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const language = languageFor(this.locale || document.documentElement.lang || 'en', this.deskState.settings.language)
    this.look.show(this.deskState)
    if (this.wording.wording.language !== language) this.wording.wording = { language, overrides: {} }
    if (changed.has('partyActions')) this.desk?.offer(this.partyActions)
    if (changed.has('server')) this.closeDesk()
    if (changed.has('server') || changed.has('token')) this.openDesk()
    if (this.deskState.isSearching && !this.isSearchWanted) {
      this.isSearchWanted = true
      bringSearch()
    }
    this.hadFocus = this.contains(document.activeElement) && this.shadowRoot?.activeElement !== null
  }

  protected override render() {
    const { deskState: desk } = this
    const { entries, selected, thread, line, agent } = desk
    const shows = this.isEmpty
      ? 'empty'
      : (selected ?? thread) && desk.place === 'conversation'
        ? 'conversation'
        : 'list'
    const denied = line.is === 'online' ? undefined : 'whyOffline'
    return html`
      <div
        part="desk"
        class="desk"
        @parley-act=${this.onAct}
        @parley-select=${this.onSelect}
        @parley-notice=${this.onNotice}
        @parley-dismiss=${this.onDismiss}
        @parley-insert-response=${this.onInsertResponse}
      >
        <parley-line-banner .line=${line} .wasWelcomed=${agent !== undefined}></parley-line-banner>
        <parley-channels .state=${desk}></parley-channels>
        <div class="areas ${shows} ${desk.invitations.length > 0 ? 'invited' : ''} ${desk.isCollapsed || !selected ? 'collapsed' : ''}">
          <div class="me">
            <parley-presence .agent=${agent} .denied=${denied}></parley-presence>
            <parley-connection .line=${line}></parley-connection>
            <parley-search-button .state=${desk}></parley-search-button>
            <parley-desk-menu .state=${desk}></parley-desk-menu>
          </div>
          <parley-interaction-bar
            .entries=${entries}
            .selected=${selected?.id}
            .state=${desk}
            .calls=${this.calls}
          ></parley-interaction-bar>
          <div class="talk">
            ${
              selected
                ? html`<parley-interaction .entry=${selected} .state=${desk} .calls=${this.calls}></parley-interaction>`
                : thread
                  ? html`<parley-thread .state=${desk} .thread=${thread}></parley-thread>`
                  : html`<parley-empty-desk .state=${desk}></parley-empty-desk>`
            }
          </div>
          ${
            selected
              ? html`<parley-information
                  class=${`information ${desk.isInformationOpen ? 'open' : ''}`}
                  .state=${desk}
                  @keydown=${this.onInformationKeydown}
                ></parley-information>`
              : nothing
          }
          <parley-invitations
            .invitations=${desk.invitations}
            .notices=${desk.notices}
            .settings=${desk.settings}
            .asking=${desk.asking}
            .denied=${denied}
          ></parley-invitations>
        </div>
        ${
          this.isSearchWanted
            ? html`<parley-search .state=${desk} @parley-show-hit=${this.onShowHit}></parley-search>`
            : nothing
        }
        ${drawOverDesk(desk, this.calls)}
      </div>
    `
  }

  protected override updated() {
    const { selected, thread, threads, agent } = this.deskState
    if (agent) bringAlerts()
    if (agent) bringTeamwork()
    if (agent) bringChannels()
    if (threads.length > 0) bringThreads()

    const isWantedHere = this.wanted !== undefined && this.wanted === (selected ?? thread)?.id
    if (isWantedHere) this.wanted = undefined
    if (isWantedHere || this.hadFocus) requestAnimationFrame(() => this.keepFocus(isWantedHere))
  }

  /** Moves the focus to where work goes on: when that was asked for, or when what had the focus has gone. */
  private keepFocus(isAsked: boolean) {
    const isLost = document.activeElement === document.body || document.activeElement === this
    if (!this.isConnected || (!isAsked && !(isLost && this.shadowRoot?.activeElement == null))) return
    if (this.isTalkShown() || this.isEmpty) this.talk?.focus()
    else this.bar.focus()
  }

  private get isEmpty(): boolean {
    const { entries, threads } = this.deskState
    return entries.length + threads.length === 0
  }

  /** Whether a conversation is on the screen. */
  private isTalkShown(): boolean {
    const { selected, thread } = this.deskState
    return (selected ?? thread) !== undefined && this.talk?.checkVisibility() === true
  }

  private openDesk() {
    if (!this.isConnected || this.desk || !this.token) return
    const address = addressOf(this.server)
    const desk = new Desk({
      server: address.host,
      address: address.href,
      dial: this.dialer(address),
      token: async () => this.token?.() ?? '',
      language: this.wording.wording.language,
      clock: this.clock(),
    })
    const attention = new Attention({
      desk,
      isShown: () => this.isTalkShown(),
      changed: () => void (this.calls = attention.calls),
    })
    const show = () => {
      this.deskState = desk.state
      // Once it is drawn: what is on the screen counts.
      void this.updateComplete.then(() => attention.look())
    }
    const stops = [desk.onChange(show), desk.onNews((news) => this.tell(news)), onHints(() => desk.hint())]
    document.addEventListener('keydown', this.onKeydown)
    this.stopListening = () => {
      attention.close()
      for (const stop of stops) stop()
      document.removeEventListener('keydown', this.onKeydown)
    }
    this.desk = desk
    desk.offer(this.partyActions)
    this.attention = attention
    this.provider.setValue(desk)
    desk.open()
  }

  private closeDesk() {
    if (!this.desk) return
    this.stopListening()
    this.desk.close()
    this.desk = undefined
    this.attention = undefined
    this.calls = noCalls
    this.deskState = emptyDesk
  }

  /** How the server is reached. */
  protected dialer(address: URL): Dial {
    return dialServer(address)
  }

  /** The time that the desk goes by. */
  protected clock(): Clock {
    return systemClock
  }

  private tell(news: News) {
    const { desk } = this
    if (news.is === 'invitation-over' && news.id === this.wanted && news.why !== 'accepted') this.wanted = undefined
    const event = tellOf(news)
    const isOurs = event === undefined || this.dispatchEvent(event)
    if (!desk || !isOurs) return
    if (news.is === 'show-wanted') void this.bring(loadShowing().then(({ show }) => show(news.what, this, desk)))
    if (news.is === 'call-wanted' || news.is === 'email-wanted' || news.is === 'callback-wanted')
      void this.bring(loadShowing().then(({ reach }) => reach(news, this, desk)))
  }

  /** What is opened first while the line is down cannot be fetched. What goes wrong after that is hidden from nobody. */
  private async bring(loading: Promise<() => unknown>) {
    const act = await loading.catch(() => this.desk?.explain('notLoaded'))
    await act?.()
  }

  private act(id: ActionId, target: Target) {
    const { desk } = this
    if (!desk) return
    const { label, availability } = actionOf(id)
    const now = availability(desk.state, target)
    // What is under way already needs no words: pressing twice means it once.
    if (now.is === 'impossible' && now.why !== 'whyUnderWay') desk.explain(label, now.why)
    if (now.is !== 'possible') return
    if (id === 'accept') this.wanted = target.about ?? desk.state.invitations[0]?.id
    actionOf(id).run(desk, target)
    if (id === 'next-interaction' || id === 'previous-interaction' || id === 'most-urgent')
      this.wanted = desk.state.selected?.id
  }

  private onAct(event: ActEvent) {
    event.stopPropagation()
    this.act(event.action, event)
  }

  private onInformationKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !this.deskState.isInformationOpen) return
    event.stopPropagation()
    this.desk?.view.toggleInformation()
    this.interaction?.focus()
  }

  private onSelect(event: SelectEvent) {
    event.stopPropagation()
    this.wanted = event.about
    this.desk?.view.select(event.about)
  }

  private async onShowHit({ hit }: ShowHitEvent) {
    this.desk?.view.select(hit.conversation)
    await this.updateComplete
    const tab = tabOf(hit)
    const { desk } = this
    if (tab && desk) await this.bring(loadShowing().then(({ show }) => show({ tab }, this, desk)))
    else await this.interaction?.showHit(hit)
  }

  private onInsertResponse(event: InsertResponseEvent) {
    event.stopPropagation()
    // Where it lies over the conversation, it makes room for what was inserted.
    if (this.deskState.isInformationOpen) this.desk?.view.toggleInformation()
    void this.interaction?.insertResponse(event.response)
  }

  private onNotice(event: NoticeEvent) {
    event.stopPropagation()
    this.attention?.notice(event.about)
  }

  private onDismiss(event: DismissEvent) {
    event.stopPropagation()
    this.desk?.dismiss(event.key)
  }

  /** Our keys work in the panel, and where nothing on the page has the focus. */
  private readonly onKeydown = (event: KeyboardEvent) => {
    const isHere = event.composedPath().includes(this) || event.target === document.body
    if (!isHere || event.defaultPrevented || event.repeat) return
    const action = actionFor(event, this.deskState)
    if (!action) return
    event.preventDefault()
    this.act(action, {})
  }
}

const loadShowing = () => import('./showing.ts')

declare global {
  interface HTMLElementTagNameMap {
    'parley-agent': ParleyAgent
  }
}
