import { ContextConsumer } from '@lit/context'
import type { ConversationId, Running } from '@parley/protocol'
import { base, buttons, glyphs, icon, type LoadOlderEvent, TextsController } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskState } from '../desk/desk-state.ts'
import { mediaFor } from '../desk/media.ts'
import { SelectEvent } from '../events.ts'
import { dialogFrame } from '../parts/dialog-styles.ts'
import type { ParleyRunning } from './parley-running.ts'
import { supervisionStyles } from './supervision-styles.ts'
import { supervisionTexts } from './texts/supervision-texts.ts'

/**
 * What a supervisor sees over the desk: who is there, which conversations are going on, and one of them to read along, with the ways
 * into it ([SUP20]).
 *
 * @fires parley-select - Show this conversation on the desk: the supervisor has joined it, took it over, or coaches in it.
 */
export class ParleySupervision extends LitElement {
  static override styles = [base, buttons, dialogFrame, supervisionStyles]

  @property({ attribute: false }) state: DeskState | undefined

  @state() private isOpen = false
  @state() private selected: ConversationId | undefined
  /** Whether taking over was asked for, and not confirmed. */
  @state() private isTaking = false
  @query('dialog') private readonly dialog!: HTMLDialogElement
  @query('parley-running') private readonly list!: ParleyRunning | null
  private readonly texts = new TextsController(this, supervisionTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })
  private lookAway = () => {}

  protected override render() {
    const { texts } = this
    const supervision = this.desk.value?.supervision
    return html`<dialog
      aria-labelledby="title"
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
      @close=${this.onClose}
    >
      ${
        this.isOpen
          ? html`
              <div class="head">
                <h2 id="title">${texts.say('supervision')}</h2>
                <button class="icon-button" type="button" aria-label=${texts.say('close')} @click=${() => this.dialog.close()}>
                  ${icon(glyphs.close)}
                </button>
              </div>
              ${this.state?.line.is === 'online' ? nothing : html`<p class="offline" role="status">${texts.say('offline')}</p>`}
              <div class="page ${this.selected === undefined ? '' : 'reading'}">
                <parley-running
                  .running=${supervision?.running}
                  .selected=${this.selected ?? ''}
                  @parley-select=${this.onSelect}
                ></parley-running>
                <section class="read">${this.drawRead()}</section>
                <parley-floor .team=${supervision?.team}></parley-floor>
              </div>
            `
          : nothing
      }
    </dialog>`
  }

  async open() {
    await this.updateComplete
    this.isOpen = true
    this.dialog.showModal()
    this.lookAway = this.desk.value?.supervision.look() ?? this.lookAway
    await this.updateComplete
    // A keyboard on the screen would cover half of what there is to see.
    if (!matchMedia('(pointer: coarse)').matches) this.list?.focus()
  }

  private drawRead() {
    const { texts, selected, state } = this
    const supervision = this.desk.value?.supervision
    if (selected === undefined || !supervision || !state) return html`<p class="empty">${texts.say('choose')}</p>`
    const running = supervision.running?.get(selected)
    const watched = supervision.watched(selected)
    const name = running?.contact ?? watched?.interaction.contact.name ?? ''
    return html`
      <div class="who">
        <button class="icon-button back" type="button" aria-label=${texts.say('backToList')} @click=${this.onBack}>
          <span class="mirrored">${icon(glyphs.back)}</span>
        </button>
        <h3><bdi>${name}</bdi></h3>
        ${running ? this.drawWays(running) : nothing}
      </div>
      <p class="note" role="status">${texts.say(running ? 'watching' : 'overNow')}</p>
      ${
        watched
          ? html`<parley-desk-transcript
              .view=${watched.view}
              .me=${undefined}
              .media=${mediaFor(state, watched.interaction.site)}
              @parley-load-older=${(event: LoadOlderEvent) => this.loadOlder(event, selected)}
            ></parley-desk-transcript>`
          : nothing
      }
    `
  }

  /** The ways into a conversation: to its agent, beside them, in their place. */
  private drawWays({ id, owner, staff, status }: Running) {
    const { texts } = this
    const team = this.desk.value?.team
    const of = staff.find(({ agentId }) => agentId === owner)
    const isIn = staff.some(({ agentId }) => agentId === this.state?.agent?.agentId)
    if (isIn || status === 'with-bot') return nothing
    if (this.isTaking)
      return html`<span class="ways" role="group" aria-label=${texts.say('takeOver')}>
        <button class="button danger small" type="button" @click=${() => this.enter(id, team?.takeOver(id))}>
          ${of ? texts.say('reallyTakeOver', { name: of.name }) : texts.say('takeOver')}
        </button>
        <button class="button quiet small keep" type="button" @click=${() => this.ask(false)}>${texts.say('keep')}</button>
      </span>`
    return html`<span class="ways">
      ${
        of
          ? html`<button class="button small" type="button" @click=${() => this.enter(id, team?.coach(id, of.agentId))}>
                ${texts.say('coach', { name: of.name })}
              </button>
              <button class="button small" type="button" @click=${() => this.enter(id, team?.join(id))}>
                ${texts.say('join')}
              </button>`
          : nothing
      }
      <button class="button small take" type="button" @click=${() => this.ask(true)}>${texts.say('takeOver')}</button>
    </span>`
  }

  private async onSelect(event: SelectEvent) {
    event.stopPropagation()
    this.read(event.about)
    // Where there is room for one of both, the list is not there any more.
    await this.focusOn('.back')
  }

  private async onBack() {
    const { selected } = this
    this.read(undefined)
    await this.updateComplete
    this.list?.focusOn(selected ?? '')
  }

  /** Asks whether to take over, or no longer: nobody does it by pressing Enter twice. */
  private async ask(isTaking: boolean) {
    this.isTaking = isTaking
    await this.focusOn(isTaking ? '.keep' : '.take')
  }

  /** The focus goes on to what is shown in place of what had it. */
  private async focusOn(selector: string) {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }

  private read(id: ConversationId | undefined) {
    this.selected = id
    this.isTaking = false
    this.desk.value?.supervision.watch(id)
  }

  /** Goes where the supervisor is from now on, when the server has agreed. */
  private async enter(id: ConversationId, agreed: Promise<boolean> | undefined) {
    this.isTaking = false
    if (!(await agreed)) return
    this.dialog.close()
    this.dispatchEvent(new SelectEvent(id))
  }

  private loadOlder(event: LoadOlderEvent, id: ConversationId) {
    event.stopPropagation()
    this.desk.value?.messages.loadOlder(id)
  }

  private onClose() {
    this.isOpen = false
    this.selected = undefined
    this.lookAway()
    this.lookAway = () => {}
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-supervision': ParleySupervision
  }
}
