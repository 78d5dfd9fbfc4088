import { ContextConsumer } from '@lit/context'
import type { ContactRecord, ContactSummary } from '@parley/protocol'
import { base, buttons, TextsController } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskEntry } from '../desk/desk-state.ts'
import { dialogStyles } from '../parts/dialog-styles.ts'
import { fieldStyles } from '../parts/field-styles.ts'
import { contactStyles } from './contact-styles.ts'
import { contactTexts } from './texts/contact-texts.ts'

/** How long the agent has to pause before it is looked, in milliseconds. */
const pauseMs = 250

/** Looks for a known contact by name, address or number: to assign an interaction to them, or to say that two are one. */
export class ParleyContactFinder extends LitElement {
  static override styles = [base, buttons, dialogStyles, fieldStyles, contactStyles]

  @property({ attribute: false }) entry: DeskEntry | undefined
  /** Who is to be somebody else. */
  @property({ attribute: false }) record: ContactRecord | undefined

  @state() private purpose: 'assign' | 'merge' = 'assign'
  @state() private found: readonly ContactSummary[] | undefined
  @state() private hasFailed = false
  @query('dialog') private readonly dialog!: HTMLDialogElement
  @query('input') private readonly input!: HTMLInputElement
  private readonly texts = new TextsController(this, contactTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })
  private callOff = () => {}

  protected override render() {
    const { purpose, found } = this
    const others = found?.filter(({ id }) => id !== this.record?.id)
    return html`<dialog aria-labelledby="title" @keydown=${(event: Event) => event.stopPropagation()}>
      <h2 id="title">${this.texts.say(purpose)}</h2>
      <p class="meta">${this.texts.say(purpose === 'assign' ? 'assignHint' : 'mergeHint')}</p>
      <label class="label" for="words">${this.texts.say('find')}</label>
      <input id="words" type="search" autocomplete="off" maxlength="200" @input=${this.look} @keydown=${this.onKeydown} />
      <p class="meta" role="status">
        ${!others ? nothing : others.length === 0 ? this.texts.say('foundNone') : this.texts.say('found', { count: others.length })}
      </p>
      ${this.hasFailed ? html`<p class="wrong" role="alert">${this.texts.say('notSaved')}</p>` : nothing}
      <ul>
        ${others?.map((contact) => this.drawContact(contact))}
      </ul>
      <div class="actions">
        <button class="button" type="button" @click=${() => this.dialog.close()}>${this.texts.say('cancel')}</button>
      </div>
    </dialog>`
  }

  private drawContact(contact: ContactSummary) {
    const { id, profile, createdAt } = contact
    const { speaker } = this.texts
    const since = speaker.day(createdAt, this.desk.value?.now ?? createdAt)
    const action = this.texts.say(this.purpose === 'assign' ? 'assignHere' : 'mergeHere')
    return html`<li class="found">
      <div>
        <p id=${`name-${id}`} dir="auto">${profile.name}</p>
        <p class="meta">${[...profile.emails, ...profile.phones, this.texts.say('since', { time: since })].join(' · ')}</p>
      </div>
      <button class="button small" type="button" aria-label=${`${action} ${profile.name}`} @click=${() => void this.choose(contact)}>${action}</button>
    </li>`
  }

  /** Opens empty, for this purpose. */
  open(purpose: 'assign' | 'merge') {
    this.purpose = purpose
    this.found = undefined
    this.hasFailed = false
    this.input.value = ''
    this.dialog.showModal()
    this.input.focus()
  }

  private look() {
    this.callOff()
    const words = this.input.value
    if (words.trim() === '') {
      this.found = undefined
      return
    }
    this.callOff = this.desk.value?.clock.after(pauseMs, () => void this.find(words)) ?? this.callOff
  }

  private async find(words: string) {
    const reply = await this.desk.value?.contacts.ask({ what: 'find-contacts', words })
    // Something else may be wanted by now.
    if (words !== this.input.value) return
    this.hasFailed = reply?.is !== 'contacts'
    this.found = reply?.is === 'contacts' ? reply.contacts : undefined
  }

  private onKeydown(event: KeyboardEvent) {
    if (event.key !== 'Enter') return
    event.preventDefault()
    this.callOff()
    if (this.input.value.trim() !== '') void this.find(this.input.value)
  }

  private async choose({ id: contact }: ContactSummary) {
    const { entry, record, purpose } = this
    const book = this.desk.value?.contacts
    if (!entry || !record || !book) return
    const reply = await book.ask(
      purpose === 'assign'
        ? { what: 'assign-contact', conversation: entry.id, contact }
        : { what: 'merge-contact', contact: record.id, version: record.version, into: contact },
    )
    this.hasFailed = reply.is === 'refused'
    if (this.hasFailed) return
    this.dialog.close()
    if (purpose === 'merge') await book.load(record.id)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.callOff()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-contact-finder': ParleyContactFinder
  }
}
