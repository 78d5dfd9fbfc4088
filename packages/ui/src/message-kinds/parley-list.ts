import type { Action, Message } from '@parley/protocol'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import { nextFrame } from '../controllers/next-frame.ts'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { actionStyles, drawAction } from './actions.ts'
import { addressStyles } from './address.ts'
import { Asking, holdFocus, isRevisable, standingOf } from './answering.ts'
import { Clicking } from './clicking.ts'
import { listStyles } from './list-styles.ts'
import { isChosen, type Media, type Offer } from './offer.ts'
import { richStyles } from './rich-styles.ts'
import { richTexts } from './texts/rich-texts.ts'

type List = Message<'list'>
type Row = List['sections'][number]['rows'][number]

/** So many rows are drawn when the list comes, and with each frame after that. */
const rowsAtOnce = 24

/** More rows than this do not fit into the frame, as a rule. */
const rowsInSight = 6

/** What was marked and not yet sent: it outlives the element, which a transcript may have to draw anew. */
const drafts = new WeakMap<List, ReadonlySet<string>>()

/**
 * Rows to read (A105, A106), or to select one or several of (A100). Afterwards the selection stands in the list (A107).
 *
 * @fires parley-make-choice - The contact sends the selection, or has clicked a button.
 */
export class ParleyList extends LitElement {
  static override styles = [richStyles, addressStyles, actionStyles, listStyles]

  @property({ attribute: false }) message: List | undefined
  @property({ attribute: false }) offer: Offer | undefined
  @property({ attribute: false }) media: Media = () => undefined

  @state() private drawn = rowsAtOnce
  @state() private marked: ReadonlySet<string> = new Set()
  /** Whether the reader has chosen and wants to choose otherwise. */
  @state() private isRevising = false
  @state() private problem = ''

  readonly #texts = new TextsController(this, richTexts)
  readonly #asking = new Asking(this)
  readonly #clicking = new Clicking(this)

  protected override willUpdate(changed: PropertyValues<this>) {
    const { message, offer } = this
    if (changed.has('message') && message) this.marked = drafts.get(message) ?? new Set(offer?.made?.actions)
    this.#clicking.hold(offer)
    if (!changed.has('offer')) return
    if (offer?.is !== 'open' || offer.isPending) this.isRevising = false
    if (this.hasUpdated && !this.#isAsked) holdFocus(this, '.list')
  }

  protected override render() {
    const { message } = this
    if (!message) return nothing
    const { title, text } = message
    return html`<section class="list sheet" role="group" aria-labelledby="title" tabindex="-1">
      <div class="head">
        <h3 id="title" dir="auto">${title}</h3>
        ${text ? html`<p class="muted" dir="auto">${text}</p>` : nothing}
      </div>
      ${this.#isAsked ? this.#drawQuestion(message) : this.#drawRows(message)} ${this.#drawRevise(message)}
    </section>`
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('message')) void this.#drawRest()
  }

  /** Whether the reader can select now. */
  get #isAsked(): boolean {
    return this.message?.select !== 'nothing' && standingOf(this.offer, this.isRevising) === 'asked'
  }

  #drawQuestion(message: List) {
    return html`<form @submit=${this.#onSubmit} @change=${this.#onChange} novalidate>
      <div role=${message.select === 'one' ? 'radiogroup' : 'group'} aria-labelledby="title">
        ${this.#drawSections(message, (row) => this.#drawInput(message, row))}
      </div>
      <div class="foot">
        <p class="problem" role="alert" ?hidden=${!this.problem}>${this.problem}</p>
        <button class="button primary" type="submit">${message.submitLabel ?? this.#texts.say('choose')}</button>
      </div>
    </form>`
  }

  #drawRows(message: List) {
    return this.#drawSections(message, (row) => this.#drawRow(message, row))
  }

  /** Long lists scroll within their own frame, and whoever has no mouse scrolls them too. */
  #drawSections(message: List, draw: (row: Row) => unknown) {
    const count = message.sections.reduce((sum, { rows }) => sum + rows.length, 0)
    return html`<div class="scroller" tabindex=${count > rowsInSight || !this.#isAsked ? 0 : nothing}>
      ${this.#drawEach(message, draw)}
    </div>`
  }

  #drawEach(message: List, draw: (row: Row) => unknown) {
    let room = this.drawn
    return message.sections.map(({ title, rows }, at) => {
      const shown = rows.slice(0, Math.max(0, room))
      room -= rows.length
      if (shown.length === 0) return nothing
      return html`${title ? html`<h4 id=${`section-${at}`} dir="auto">${title}</h4>` : nothing}
        <ul class="rows" aria-labelledby=${title ? `section-${at}` : nothing}>
          ${shown.map((row) => html`<li>${draw(row)}</li>`)}
        </ul>`
    })
  }

  #drawInput({ select }: List, row: Row) {
    const isMarked = this.marked.has(row.id)
    return html`<label class="row">
      <input
        type=${select === 'one' ? 'radio' : 'checkbox'}
        name="row"
        value=${row.id}
        .checked=${isMarked}
        aria-describedby=${row.description ? `about-${row.id}` : nothing}
        aria-label=${row.title}
      />
      ${this.#drawContent(row)}
    </label>`
  }

  #drawRow({ select }: List, row: Row) {
    const chosen = isChosen(this.offer, row.id)
    const mark = chosen
      ? html`<span class="mark">${icon(glyphs.check)}<span class="visually-hidden">${this.#texts.say('chosen')}: </span></span>`
      : html`<span class="mark"></span>`
    return html`<div class="row ${chosen ? 'chosen' : ''}">
      ${select === 'nothing' ? nothing : mark} ${this.#drawContent(row)}
    </div>`
  }

  #drawContent({ id, title, description, image, action }: Row) {
    const { media, offer } = this
    const { speaker } = this.#texts
    const act = (clicked: Action) => this.#clicking.act(this.offer, clicked)
    return html`${
      image ? html`<parley-picture .picture=${image} .media=${media} alt=${title}></parley-picture>` : nothing
    }
    <span class="words-of-row" dir="auto">
      <span class="name">${title}</span>
      ${description ? html`<span class="muted" id=${`about-${id}`}>${description}</span>` : nothing}
      ${action && this.message?.select === 'nothing' ? drawAction(action, { offer, media, speaker, act }) : nothing}
    </span>`
  }

  #drawRevise({ select }: List) {
    if (select === 'nothing' || this.#isAsked || !isRevisable(this.offer)) return nothing
    return html`<div class="foot">
      <button class="button small" type="button" @click=${() => (this.isRevising = true)}>${this.#texts.say('edit')}</button>
    </div>`
  }

  /** The rows beyond the first ones come frame by frame, so that none takes long. */
  async #drawRest() {
    const count = this.message?.sections.reduce((sum, { rows }) => sum + rows.length, 0) ?? 0
    this.drawn = rowsAtOnce
    while (this.isConnected && this.drawn < count) {
      await nextFrame()
      this.drawn += rowsAtOnce
      await this.updateComplete
    }
  }

  #onChange() {
    const inputs = [...this.renderRoot.querySelectorAll<HTMLInputElement>('input')]
    this.marked = new Set(inputs.filter(({ checked }) => checked).map(({ value }) => value))
    this.problem = ''
    if (this.message) drafts.set(this.message, this.marked)
  }

  #onSubmit(event: Event) {
    event.preventDefault()
    const { message, offer, marked } = this
    if (!message || !offer) return
    this.problem = this.#problemOf(message, marked.size)
    if (this.problem) {
      this.renderRoot.querySelector('input')?.focus()
      return
    }
    const rows = message.sections.flatMap(({ rows: all }) => all)
    // In the order of the list, whatever order they were marked in.
    const actions = rows.flatMap(({ id }) => (marked.has(id) ? [id] : []))
    if (this.#asking.ask(offer, { actions })) drafts.delete(message)
  }

  #problemOf({ select, least = 1, most }: List, count: number): string {
    const texts = this.#texts
    if (select === 'one') return count === 1 ? '' : texts.say('pleaseChoose')
    if (count < least) return texts.say('atLeast', { count: least })
    return most !== undefined && count > most ? texts.say('atMost', { count: most }) : ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-list': ParleyList
  }
}
