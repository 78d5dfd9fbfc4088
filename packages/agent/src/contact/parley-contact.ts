import { ContextConsumer } from '@lit/context'
import { type CaseField, type ContactProfile, type ContactRecord, type PermissionId, system } from '@parley/protocol'
import type { ContactReply } from '@parley/protocol/client'
import { base, buttons, floating, glyphs, icon, TextsController, Tooltips } from '@parley/ui'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { knownContactId } from '../desk/contact-book.ts'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import { mayChange } from '../desk/permitted.ts'
import { ActEvent } from '../events.ts'
import { changedSince, draftsOf, isSame, withoutGaps } from './contact-draft.ts'
import { fieldStyles } from '../parts/field-styles.ts'
import { contactStyles } from './contact-styles.ts'
import { languages } from './languages.ts'
import type { ParleyContactFinder } from './parley-contact-finder.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { contactTexts } from './texts/contact-texts.ts'

type Refused = Extract<ContactReply, { is: 'refused' }>
type List = 'emails' | 'phones'

const words = {
  emails: { legend: 'emails', one: 'email', add: 'addEmail', remove: 'removeEmail', reach: 'writeTo', action: 'email' },
  phones: { legend: 'phones', one: 'phone', add: 'addPhone', remove: 'removePhone', reach: 'call', action: 'call' },
} as const
const wrongWords: Record<string, 'wrongName' | 'wrongEmail' | 'wrongPhone'> = {
  name: 'wrongName',
  emails: 'wrongEmail',
  phones: 'wrongPhone',
}
const plainFields = { name: 'name', emails: 'emails', phones: 'phones', language: 'language' } as const
const isPlain = (field: string): field is keyof typeof plainFields => Object.hasOwn(plainFields, field)
const mail = 'M3.5 5.5h13v9h-13zM3.5 6l6.5 5 6.5-5'

/**
 * Who the contact is: looked at, changed, called, written to, and assigned to whom they turned out to be.
 *
 * @fires parley-act - Call or write to the contact.
 */
export class ParleyContact extends LitElement {
  static override styles = [base, buttons, floating, fieldStyles, contactStyles]

  /** The interaction whose contact it is. */
  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined

  @state() private refused: Refused | undefined
  @state() private is: 'still' | 'saving' | 'saved' = 'still'
  @query('parley-contact-finder') private readonly finder!: ParleyContactFinder
  private readonly texts = new TextsController(this, contactTexts)
  private readonly deskTexts = new TextsController(this, agentTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })
  private shownId = ''

  constructor() {
    super()
    new Tooltips(this)
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const id = this.entry && knownContactId(this.entry.interaction)
    if (!changed.has('entry') || !id || id === this.shownId) return
    this.shownId = id
    this.refused = undefined
    this.is = 'still'
    void this.load()
  }

  protected override render() {
    const { entry, state } = this
    const record = state?.contacts.get(this.shownId)
    if (!entry || !state) return nothing
    if (!record) return html`<div class="tab">${this.drawMissing()}</div>`
    const draft = this.draft
    const profile = draft?.profile ?? record.profile
    const isDirty = draft !== undefined && !isSame(profile, record.profile)
    return html`<form class="tab" novalidate @submit=${(event: Event) => this.save(event, record)}>
      ${this.drawAssignment(entry)}
      <label class="label" for="name">${this.texts.say('name')}</label>
      ${this.drawInput('name', profile.name, (name) => this.change(record, { name }), this.problem('name'))}
      ${this.drawProblem('name')}
      ${this.drawVerified(record)}
      ${this.drawList('emails', record, profile)} ${this.drawList('phones', record, profile)}
      ${this.drawLanguage(record, profile)} ${this.drawFields(record, profile, state)}
      ${this.drawConflict(record)}
      ${
        isDirty || this.is !== 'still'
          ? html`<div class="row save">
              <button class="button primary" type="submit" ?disabled=${!isDirty || this.is === 'saving'}>
                ${this.texts.say(this.is === 'saving' ? 'saving' : 'save')}
              </button>
              <button class="button" type="button" ?disabled=${!isDirty} @click=${this.discard}>${this.texts.say('discard')}</button>
            </div>`
          : nothing
      }
      <p class="meta" role="status">${this.is === 'saved' && !isDirty ? this.texts.say('saved') : nothing}</p>
      ${this.refused && !this.isAtField && this.refused.code !== 'contact-changed' ? html`<p class="wrong" role="alert">${this.texts.say(this.refused.code === 'unavailable' ? 'offline' : 'notSaved')}</p>` : nothing}
      ${this.drawAssign(state, record)}
      <parley-contact-past .record=${record} .state=${state} .fields=${this.fields(state)}></parley-contact-past>
      <parley-contact-finder .entry=${entry} .record=${record}></parley-contact-finder>
    </form>`
  }

  private get draft() {
    return this.desk.value && draftsOf(this.desk.value).get(this.shownId)
  }

  private drawMissing() {
    if (!this.refused) return html`<p class="meta" role="status">${this.texts.say('loading')}</p>`
    const isGone = this.refused.code === 'not-found'
    return html`<p role="alert">${this.texts.say(isGone ? 'notYours' : 'failed')}</p>
      <p class="row"><button class="button" type="button" @click=${this.load}>${this.texts.say('tryAgain')}</button></p>`
  }

  /** What the website vouches for: words beside the check mark, which alone would say nothing ([CTC33]). */
  private drawVerified({ verified, vouched = [], site }: ContactRecord) {
    if (!verified) return html`<p class="meta">${this.texts.say('notVerified')}</p>`
    const configured = this.state?.agent?.desk.contactFields?.[site] ?? []
    const what = vouched.map((field) =>
      isPlain(field)
        ? this.texts.say(plainFields[field])
        : (configured.find(({ key }) => key === field)?.label ?? field),
    )
    return html`<p class="meta verified">
      ${icon(glyphs.check)}
      <span>${this.texts.say('verified')}${what.length > 0 ? this.texts.say('vouchedFor', { what: what.join(', ') }) : nothing}</span>
    </p>`
  }

  private drawAssignment({ interaction: { assigned, contact } }: DeskEntry) {
    if (!assigned) return nothing
    return html`<div class="box">
      <p>${this.texts.say('assignedTo', { name: assigned.name, called: contact.name })}</p>
      <p class="row">
        ${this.drawAct('contact-assign', 'undoAssignment', () => void this.unassign())}
      </p>
    </div>`
  }

  private drawInput(
    id: string,
    value: string,
    changed: (value: string) => void,
    problem: string | undefined,
    label?: string,
    kind = 'text',
  ) {
    return html`<input
      id=${id}
      type=${kind === 'date' ? 'date' : 'text'}
      inputmode=${kind === 'tel' || kind === 'email' || kind === 'url' ? kind : kind === 'number' ? 'decimal' : nothing}
      dir="auto"
      autocomplete="off"
      maxlength="254"
      ?readonly=${!this.may('contact-edit')}
      aria-label=${label ?? nothing}
      aria-invalid=${problem ? 'true' : nothing}
      aria-describedby=${problem ? `${id.replace(/-\d+$/, '')}-problem` : nothing}
      .value=${live(value)}
      @input=${(event: Event) => changed((event.target as HTMLInputElement).value)}
    />`
  }

  private drawList(list: List, record: ContactRecord, profile: ContactProfile) {
    const { legend, one, add, remove, reach, action } = words[list]
    const lines = profile[list]
    const set = (next: readonly string[]) => this.change(record, { [list]: [...next] })
    return html`<fieldset>
      <legend>${this.texts.say(legend)}</legend>
      ${lines.map(
        (line, at) => html`<div class="line">
          ${this.drawInput(`${list}-${at}`, line, (value) => set(lines.with(at, value)), this.problem(list), this.texts.say(one, { number: at + 1 }), list === 'emails' ? 'email' : 'tel')}
          ${
            record.profile[list].includes(line) && this.entry?.part === 'handling'
              ? html`<button class="icon-button" type="button" aria-label=${this.texts.say(reach, { where: line })} data-tooltip=${this.texts.say(reach, { where: line })} @click=${() => this.dispatchEvent(new ActEvent(action, this.entry?.id, line))}>
                  ${icon(list === 'emails' ? mail : glyphs.phone)}
                </button>`
              : nothing
          }
          <button class="icon-button" type="button" ?hidden=${!this.may('contact-edit')} aria-label=${this.texts.say(remove, { number: at + 1 })} data-tooltip=${this.texts.say(remove, { number: at + 1 })} @click=${() => set(lines.toSpliced(at, 1))}>
            ${icon(glyphs.trash)}
          </button>
        </div>`,
      )}
      ${this.drawProblem(list)}
      <button class="button small" type="button" ?hidden=${!this.may('contact-edit')} ?disabled=${lines.length >= 10} @click=${() => void this.add(list, record, lines)}>
        ${icon(glyphs.plus)} ${this.texts.say(add)}
      </button>
    </fieldset>`
  }

  private async add(list: List, record: ContactRecord, lines: readonly string[]) {
    this.change(record, { [list]: [...lines, ''] })
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`#${list}-${lines.length}`)?.focus()
  }

  private drawLanguage(record: ContactRecord, { language }: ContactProfile) {
    const known = languages(this.texts.language, language)
    return html`<label class="label" for="language">${this.texts.say('language')}</label>
      <select id="language" ?disabled=${!this.may('contact-edit')} @change=${(event: Event) => this.change(record, { language: (event.target as HTMLSelectElement).value || null })}>
        <option value="" ?selected=${language === null}>${this.texts.say('languageUnknown')}</option>
        ${known.map(({ tag, name }) => html`<option value=${tag} ?selected=${tag === language}>${name}</option>`)}
      </select>`
  }

  private fields({ agent }: DeskState): readonly CaseField[] {
    const site = this.state?.contacts.get(this.shownId)?.site ?? ''
    return agent?.desk.contactFields?.[site] ?? []
  }

  private drawFields(record: ContactRecord, { fields }: ContactProfile, state: DeskState) {
    return this.fields(state).map(({ key, label, type, options = [] }) => {
      const set = (value: string) => this.change(record, { fields: { ...fields, [key]: value } })
      const value = fields[key] ?? ''
      return html`<label class="label" for=${`field-${key}`} dir="auto">${label}</label>
        ${
          type === 'choice'
            ? html`<select id=${`field-${key}`} ?disabled=${!this.may('contact-edit')} @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}>
                <option value="" ?selected=${value === ''}>${this.texts.say('nothingChosen')}</option>
                ${options.map((option) => html`<option value=${option} ?selected=${option === value}>${option}</option>`)}
              </select>`
            : this.drawInput(`field-${key}`, value, set, this.problem(key), undefined, type)
        }
        ${this.drawProblem(key)}`
    })
  }

  private get isAtField(): boolean {
    return this.refused?.code === 'contact-invalid'
  }

  private problem(field: string): string | undefined {
    if (!this.isAtField || this.refused?.facts['field'] !== field) return undefined
    return this.texts.say(wrongWords[field] ?? 'wrongField')
  }

  private drawProblem(field: string) {
    const problem = this.problem(field)
    return problem ? html`<p class="wrong" id=${`${field}-problem`} role="alert">${problem}</p>` : nothing
  }

  private drawConflict(record: ContactRecord) {
    const { draft } = this
    if (this.refused?.code !== 'contact-changed' || !draft) return nothing
    const theirs = changedSince(record, draft)
    if (theirs.length === 0) return nothing
    const changes = theirs.flatMap((change) => change.changes.map(({ after }) => after ?? this.texts.say('nothing')))
    return html`<div class="box" role="alert">
      <p>${this.texts.say('conflict', { name: theirs[0]!.by === system ? this.texts.say('website') : theirs[0]!.name, changes: changes.join(', ') })}</p>
      <p class="row">
        <button class="button small" type="button" @click=${() => this.overwrite(record)}>${this.texts.say('overwrite')}</button>
        <button class="button small" type="button" @click=${this.discard}>${this.texts.say('takeTheirs')}</button>
      </p>
    </div>`
  }

  private drawAssign({ agent }: DeskState, { merged }: ContactRecord) {
    if (!agent?.desk.assignContacts || this.entry?.part !== 'handling') return nothing
    return html`<p class="row">
      ${this.drawAct('contact-assign', 'assign', () => this.finder.open('assign'))}
      ${this.drawAct('contact-merge', 'merge', () => this.finder.open('merge'))}
      ${merged.map(({ id, name, version }) => this.drawAct('contact-merge', 'undoMerge', () => void this.takeOut(id, version), { name }))}
    </p>`
  }

  /** What is not permitted stays in its place, and says so. */
  private drawAct(
    needed: PermissionId,
    label: 'assign' | 'merge' | 'undoAssignment' | 'undoMerge',
    act: () => void,
    facts: { name: string } = { name: '' },
  ) {
    const why = this.may(needed) ? '' : this.deskTexts.say('whyNotPermitted')
    return html`<button class="button small" type="button" aria-disabled=${why ? 'true' : nothing} aria-description=${why || nothing} data-tooltip=${why || nothing} @click=${() => why || act()}>${this.texts.say(label, facts)}</button>`
  }

  private may(needed: PermissionId): boolean {
    return !this.state || !this.entry || mayChange(this.state, this.entry, needed)
  }

  private change(record: ContactRecord, part: Partial<ContactProfile>) {
    const { desk, draft } = this
    if (!desk.value) return
    const profile = { ...(draft?.profile ?? record.profile), ...part }
    draftsOf(desk.value).set(this.shownId, { profile, version: draft?.version ?? record.version })
    this.is = 'still'
    this.requestUpdate()
  }

  private discard() {
    if (this.desk.value) draftsOf(this.desk.value).delete(this.shownId)
    this.refused = undefined
    this.is = 'still'
    this.requestUpdate()
  }

  private overwrite(record: ContactRecord) {
    const { desk, draft } = this
    if (!desk.value || !draft) return
    draftsOf(desk.value).set(this.shownId, { ...draft, version: record.version })
    void this.send(record)
  }

  private save(event: Event, record: ContactRecord) {
    event.preventDefault()
    if (this.is !== 'saving') void this.send(record)
  }

  private async send({ id: contact }: ContactRecord) {
    const { desk, draft, shownId } = this
    if (!desk.value || !draft) return
    this.is = 'saving'
    const profile = withoutGaps(draft.profile)
    const reply = await desk.value.contacts.ask({ what: 'change-contact', contact, version: draft.version, profile })
    if (reply.is === 'refused' && reply.code === 'contact-changed') await desk.value.contacts.load(contact)
    if (reply.is !== 'refused') draftsOf(desk.value).delete(shownId)
    if (shownId !== this.shownId) return
    this.refused = reply.is === 'refused' ? reply : undefined
    this.is = reply.is === 'refused' ? 'still' : 'saved'
    await this.updateComplete
    if (this.refused) this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }

  private async load() {
    const id = this.shownId
    const reply = await this.desk.value?.contacts.load(id)
    if (id === this.shownId && reply?.is === 'refused') this.refused = reply
    else if (id === this.shownId) this.refused = undefined
  }

  private async unassign() {
    const { entry } = this
    if (entry) await this.desk.value?.contacts.ask({ what: 'assign-contact', conversation: entry.id, contact: null })
  }

  /** Undoes that another contact was merged into this one. */
  private async takeOut(contact: string, version: number) {
    const book = this.desk.value?.contacts
    await book?.ask({ what: 'merge-contact', contact, version, into: null })
    await this.load()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-contact': ParleyContact
  }
}
