import { ContextConsumer } from '@lit/context'
import { limits, type AgentId, type ConversationId } from '@parley/protocol'
import { base, buttons, glyphs, icon, TextsController, visuallyHidden } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import { repeat } from 'lit/directives/repeat.js'
import { deskContext } from '../desk/desk-context.ts'
import { contactName, emptyDesk, type DeskState } from '../desk/desk-state.ts'
import type { TeamAim } from '../desk/shown.ts'
import { CallAgentEvent } from '../events.ts'
import { dialogFrame } from '../parts/dialog-styles.ts'
import { aimWords, purposeOf } from './aim.ts'
import { drawSearch } from './draw-search.ts'
import type { Kind } from './finding.ts'
import { Listing, type Row } from './listing.ts'
import { listKey } from './list-keys.ts'
import type { ParleyHandover } from './parley-handover.ts'
import type { ParleyTarget } from './parley-target.ts'
import { receiptFromLog } from './receipt-from-log.ts'
import { keyOf, targetOf } from './target.ts'
import type { AskTargetEvent, ToggleFavouriteEvent } from './team-events.ts'
import { teamCommunicatorStyles } from './team-communicator-styles.ts'
import { teamCommunicatorTexts } from './texts/team-communicator-texts.ts'

/** From this width on what goes along stands beside the targets. */
const wide = '(min-width: 760px)'

/**
 * Finds somebody of the team to ask about a conversation, and asks: by typing, arrows and Enter, or from the Action menu of a
 * target. The team is followed only while this is open.
 *
 * @fires parley-act - `message-colleague`, from the Action menu of a colleague.
 * @fires parley-call-agent - The agent wants to call a colleague, or whoever is free of a group, with a skill or of a queue. Cancel it to dial yourself.
 */
export class ParleyTeamCommunicator extends LitElement {
  static override styles = [base, buttons, visuallyHidden, dialogFrame, teamCommunicatorStyles]

  @property({ attribute: false }) state: DeskState = emptyDesk

  @state() private isOpen = false
  @state() private typed = ''
  @state() private kind: Kind = 'all'
  /** The key of the target that the Tab key goes into. */
  @state() private current = ''
  @state() private isInField = true
  @state() private problem = ''
  @query('dialog') private readonly dialog!: HTMLDialogElement
  @query('input') private readonly field!: HTMLInputElement
  @query('parley-handover') private readonly handover!: ParleyHandover
  private readonly texts = new TextsController(this, teamCommunicatorTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })
  private readonly listing = new Listing()
  private aim: TeamAim = 'transfer'
  private about: ConversationId = ''
  private openedBy: AgentId | undefined
  /** Another one each time it opens: what was written before does not go along with something else. */
  private opening = 0
  private isWide = true
  private lookAway = () => {}

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.lookAway()
  }

  private get entry() {
    return this.state.entries.find(({ id }) => id === this.about)
  }

  protected override willUpdate() {
    if (!this.isOpen) return
    const { state: desk, entry, typed, kind } = this
    this.listing.look({ desk, entry, typed, kind, purpose: purposeOf(this.aim, desk) })
    const { rows } = this.listing
    if (!rows.some(({ key }) => key === this.current)) this.current = rows[0]?.key ?? ''
  }

  protected override render() {
    return html`<dialog
      aria-label=${this.texts.say('teamCommunicator')}
      @keydown=${this.onKeydown}
      @click=${this.onClick}
      @close=${this.onClose}
      @focusin=${this.onFocusin}
      @parley-ask-target=${this.onAsk}
      @parley-toggle-favourite=${this.onToggleFavourite}
      @parley-act=${() => this.dialog.close()}
    >
      ${this.isOpen ? this.drawInside() : nothing}
    </dialog>`
  }

  private drawInside() {
    const { texts, entry } = this
    const purpose = texts.say(purposeOf(this.aim, this.state))
    return html`
      <div class="window">
        <div class="head">
          <h2 dir="auto">${entry ? texts.say('about', { purpose, name: contactName(entry) }) : purpose}</h2>
          <button class="icon-button" type="button" aria-label=${texts.say('close')} @click=${() => this.dialog.close()}>
            ${icon(glyphs.close)}
          </button>
        </div>
        ${drawSearch({
          voice: texts.speaker,
          typed: this.typed,
          kind: this.kind,
          onTyped: (typed) => (this.typed = typed),
          onKind: (kind) => (this.kind = kind),
        })}
        <p class="problem" role="alert">${this.problem || nothing}</p>
        <div class="targets">${this.drawTargets()}</div>
        ${keyed(this.opening, this.drawAlong())}
      </div>
    `
  }

  private drawAlong() {
    const words = this.texts.say('goesAlong')
    const handover = html`<parley-handover></parley-handover>`
    return this.isWide
      ? html`<section class="along" aria-labelledby="along"><h3 id="along">${words}</h3>${handover}</section>`
      : html`<details class="along"><summary>${words}</summary>${handover}</details>`
  }

  private drawTargets() {
    const { texts, listing } = this
    const { rows, hidden } = listing
    const count = rows.length + hidden
    const words = !this.state.team ? 'loading' : this.typed.trim() === '' ? 'nobody' : 'nothing'
    const state = count === 0 ? texts.say(words) : this.inShort(count, rows[0])
    return html`
      <ul role="list" aria-label=${texts.say('targets')} ?hidden=${count === 0}>
        ${repeat(
          rows,
          ({ key }) => key,
          (row, place) => this.drawRow(row, place),
        )}
      </ul>
      ${hidden > 0 ? html`<p class="words">${texts.say('more', { count: hidden })}</p>` : nothing}
      <p class=${count === 0 ? 'words' : 'visually-hidden'} role="status">${state}</p>
    `
  }

  /** How many there are, and what Enter does. */
  private inShort(count: number, first: Row | undefined): string {
    const { texts } = this
    const counted = texts.say('count', { count })
    if (!first || first.reasons[purposeOf(this.aim, this.state)]) return counted
    return texts.say('enter', { count: counted, action: texts.say(aimWords[this.aim][1], { name: first.target.name }) })
  }

  private drawRow({ key, target, title, reasons, whyNotWritten, isMine }: Row, place: number) {
    return html`<li aria-label=${target.name}>
      ${title ? html`<h3>${this.texts.say(title)}</h3>` : nothing}
      <parley-target
        data-key=${key}
        tabindex=${key === this.current ? nothing : -1}
        .target=${target}
        .aim=${this.aim}
        .purpose=${purposeOf(this.aim, this.state)}
        .reasons=${reasons}
        .whyNotWritten=${whyNotWritten}
        .isMine=${isMine}
        .isFavourite=${this.state.memory.favouriteTargets?.includes(key) ?? false}
        .next=${this.isInField && place === 0}
      ></parley-target>
    </li>`
  }

  protected override updated() {
    // Somebody else has signed in: nothing of what was looked for and written is theirs.
    if (this.isOpen && this.state.agent?.agentId !== this.openedBy) this.dialog.close()
  }

  private get drawnTargets(): readonly ParleyTarget[] {
    return [...this.renderRoot.querySelectorAll<ParleyTarget>('parley-target')]
  }

  private onFocusin({ target }: Event) {
    this.isInField = target === this.field
    const row = (target as Element).closest<ParleyTarget>('parley-target')
    if (row) this.current = row.dataset['key'] ?? ''
  }

  /** The keys of the desk rest while this is open. */
  private onKeydown(event: KeyboardEvent) {
    event.stopPropagation()
    if (event.isComposing || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
    const rows = this.drawnTargets
    const row = (event.target as Element).closest<ParleyTarget>('parley-target')
    if (event.target !== this.field && !row) return
    const from = row ? rows.indexOf(row) : -1
    const wish = listKey(event.key, { from, count: rows.length, isRightToLeft: this.matches(':dir(rtl)') })
    if (!wish) return
    // Browsers would empty the field first, scroll, or press what gets the focus next. What is typed arrives in the field.
    if (wish.is !== 'search' || !wish.types) event.preventDefault()
    switch (wish.is) {
      case 'close':
        return this.dialog.close()
      case 'press-first':
        return rows[0]?.press()
      case 'sideways':
        return row?.move(wish.steps)
      case 'search':
        return this.field.focus()
      case 'target':
        return rows[wish.to]?.focus()
    }
  }

  private onClick(event: Event) {
    if (event.target === this.dialog) this.dialog.close()
  }

  private onClose(event: Event) {
    if (event.target !== this.dialog) return
    this.isOpen = false
    this.lookAway()
  }

  private onToggleFavourite(event: ToggleFavouriteEvent) {
    event.stopPropagation()
    const { memory } = this.desk.value ?? {}
    const key = keyOf(event.wanted)
    const before = memory?.get('favouriteTargets') ?? []
    const after = before.includes(key) ? before.filter((other) => other !== key) : [...before, key]
    memory?.set('favouriteTargets', after.slice(-limits.rememberedTargets))
  }

  private async onAsk(event: AskTargetEvent) {
    event.stopPropagation()
    const { wanted, purpose } = event
    const [desk, about] = [this.desk.value, this.about]
    this.problem = ''
    if (!desk) return
    if (purpose === 'voice-consultation') return this.call(event)
    const isAccepted = await desk.team.invite(about, purpose, targetOf(wanted), this.handover.value)
    if (!isAccepted) this.problem = this.texts.say('refused', { name: wanted.name })
    else this.asked(keyOf(wanted))
  }

  /** The page around dials; where it does not, nobody can. */
  private call({ wanted }: AskTargetEvent) {
    const isTaken = !this.dispatchEvent(new CallAgentEvent(targetOf(wanted), this.about))
    if (isTaken) return this.asked(keyOf(wanted))
    this.listing.hasNoTelephone = true
    this.problem = this.texts.say('noTelephone')
  }

  private asked(key: string) {
    const { memory } = this.desk.value ?? {}
    memory?.set('recentTargets', [key, ...memory.get('recentTargets').filter((other) => other !== key)].slice(0, 20))
    this.dialog.close()
  }

  /** Opens for what is wanted of somebody about this conversation. */
  async open(aim: TeamAim, about: ConversationId): Promise<void> {
    // Registered only now, it has what the desk gave it from its first update on.
    await this.updateComplete
    if (this.isOpen) return
    Object.assign(this, { aim, about, typed: '', kind: 'all', current: '', problem: '', isInField: true })
    this.opening += 1
    this.openedBy = this.state.agent?.agentId
    this.isWide = matchMedia(wide).matches
    this.listing.begin()
    this.isOpen = true
    this.lookAway = this.desk.value?.watchTeam() ?? this.lookAway
    await this.updateComplete
    const { entry } = this
    if (entry) this.handover.draft = receiptFromLog(entry.view)
    this.dialog.showModal()
    this.field.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-team-communicator': ParleyTeamCommunicator
  }
}
