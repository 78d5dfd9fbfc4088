import { ContextConsumer } from '@lit/context'
import { findLinks, fitsCaseField, limits, type ConversationId } from '@parley/protocol'
import type { Answer } from '@parley/protocol/client'
import { addressStyles, base, drawAddress, TextsController } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { live } from 'lit/directives/live.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import { mayChange } from '../desk/permitted.ts'
import { fieldStyles } from '../parts/field-styles.ts'
import { caseDataStyles } from './case-data-styles.ts'
import { groupsOf, setterOf, type ShownField } from './fields.ts'
import { caseDataTexts } from './texts/case-data-texts.ts'

type Refused = Extract<Answer, { is: 'refused' }>

/** What the agent does with a field and the server does not have yet. */
interface Edit {
  readonly value: string
  readonly is: 'writing' | 'saving' | 'saved' | Refused
}

const refusals: Partial<Record<string, 'fixed' | 'done' | 'offline'>> = {
  'case-data-fixed': 'fixed',
  'already-done': 'done',
  unavailable: 'offline',
}

const wrongValues = {
  text: 'failed',
  number: 'notNumber',
  date: 'notDate',
  url: 'notUrl',
  choice: 'notChoice',
} as const

/** The named fields that travel with the interaction. What the site lets agents change is a field to write in, saved on leaving it. */
export class ParleyCaseData extends LitElement {
  static override styles = [base, addressStyles, fieldStyles, caseDataStyles]

  /** The interaction whose data it is. */
  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined

  /** By conversation and field, so that nothing is lost when another interaction is looked at. */
  @state() private edits: ReadonlyMap<string, Edit> = new Map()
  private readonly texts = new TextsController(this, caseDataTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })

  protected override render() {
    const { entry, state } = this
    if (!entry || !state) return nothing
    const configured = state.agent?.desk.caseData?.[entry.interaction.site] ?? []
    const groups = groupsOf(entry.interaction, configured)
    if (groups.length === 0) return html`<p class="none">${this.texts.say('none')}</p>`
    return repeat(
      groups,
      ({ name }) => `${entry.id} ${name}`,
      ({ name, fields }, at) => {
        const heading = name === null ? groups.length > 1 && this.texts.say('others') : name
        return html`<section aria-labelledby=${heading ? `group-${at}` : nothing}>
          ${heading ? html`<h3 id=${`group-${at}`} dir="auto">${heading}</h3>` : nothing}
          ${fields.map((field, place) => this.drawField(entry, field, `${at}-${place}`))}
        </section>`
      },
    )
  }

  private drawField(entry: DeskEntry, field: ShownField, id: string) {
    const edit = this.edits.get(keyOf(entry.id, field))
    const problem = edit && this.problemOf(edit, field)
    const isEditable = field.editable && this.state && mayChange(this.state, entry, 'case-data-edit')
    return html`<div class="field">
      <label class="label" for=${isEditable ? id : nothing} id=${`${id}-label`} dir="auto">${field.label}</label>
      ${
        isEditable
          ? this.drawControl(entry, field, id, edit, problem)
          : html`<div class=${field.value ? 'value' : 'value empty'} role="group" aria-labelledby=${`${id}-label`} dir="auto">${this.drawValue(field)}</div>`
      }
      <p class=${problem ? 'wrong' : 'hint'} id=${`${id}-said`} role="status">
        ${problem ?? (edit?.is === 'saving' || edit?.is === 'saved' ? this.texts.say(edit.is) : this.setBy(entry, field))}
      </p>
    </div>`
  }

  private drawValue({ value, type }: ShownField) {
    if (!value) return this.texts.say('empty')
    if (type === 'url') return drawAddress(value)
    if (type === 'number') return this.numberWords(value)
    return findLinks(value).map((part) => (part.is === 'link' ? drawAddress(part.href) : part.text))
  }

  /** As the language writes it, where nothing of it is lost by that. */
  private numberWords(value: string): string {
    return Number.isSafeInteger(Number(value)) && /^-?\d+$/.test(value) && value.length > 4
      ? this.texts.speaker.number(Number(value))
      : value
  }

  private drawControl(
    entry: DeskEntry,
    field: ShownField,
    id: string,
    edit: Edit | undefined,
    problem: string | undefined,
  ) {
    const value = edit && edit.is !== 'saved' ? edit.value : field.value
    const save = (event: Event) => void this.save(entry.id, field, (event.target as HTMLInputElement).value)
    const about = { invalid: problem ? 'true' : nothing, said: `${id}-said` }
    if (field.type === 'choice') {
      const options = field.options ?? []
      return html`<select id=${id} aria-invalid=${about.invalid} aria-describedby=${about.said} .value=${live(value)} @change=${save}>
        <option value="" ?selected=${value === ''}>${this.texts.say('nothingChosen')}</option>
        ${value === '' || options.includes(value) ? nothing : html`<option value=${value} selected>${value}</option>`}
        ${options.map((option) => html`<option value=${option} ?selected=${option === value}>${option}</option>`)}
      </select>`
    }
    return html`<input
      id=${id}
      type=${field.type === 'date' ? 'date' : 'text'}
      inputmode=${field.type === 'number' ? 'decimal' : field.type === 'url' ? 'url' : nothing}
      dir="auto"
      maxlength=${limits.caseDataChars}
      autocomplete="off"
      aria-invalid=${about.invalid}
      aria-describedby=${about.said}
      .value=${live(value)}
      @input=${(event: Event) => this.keep(entry.id, field, { value: (event.target as HTMLInputElement).value, is: 'writing' })}
      @change=${save}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter' && !event.isComposing && edit) save(event)
      }}
    />`
  }

  private setBy({ interaction }: DeskEntry, { setBy }: ShownField): string {
    if (!setBy) return ''
    const { is, name } = setterOf(interaction, setBy.by)
    const { speaker } = this.texts
    const time = `${speaker.day(setBy.at, this.desk.value?.now ?? setBy.at)}, ${speaker.time(setBy.at)}`
    if (is === 'contact') return this.texts.say(setBy.from === 'form' ? 'setInForm' : 'setByContact', { time })
    return this.texts.say(is === 'bot' ? 'setByBot' : 'setBy', { name, time })
  }

  /** Why the server does not have it, in words; nothing while that is in order. */
  private problemOf({ is }: Edit, { type = 'text' }: ShownField): string | undefined {
    if (typeof is === 'string') return undefined
    if (is.code === 'case-data-invalid') return this.texts.say(wrongValues[type])
    return this.texts.say(refusals[is.code] ?? 'failed')
  }

  private async save(id: ConversationId, field: ShownField, typed: string) {
    const value = typed.trim()
    const before = this.edits.get(keyOf(id, field))
    if (before?.is === 'saving' && before.value === value) return
    if (value === field.value) return this.keep(id, field, undefined)
    if (!fitsCaseField(value, field)) {
      const invalid = { is: 'refused', code: 'case-data-invalid', facts: {}, retry: 'never', remedy: '' } as const
      return this.keep(id, field, { value: typed, is: invalid })
    }
    this.keep(id, field, { value, is: 'saving' })
    const answer = await this.desk.value?.interaction.setCaseData(id, { [field.key]: value })
    const now = this.edits.get(keyOf(id, field))
    // Meanwhile something else may have been written there.
    if (now?.value !== value || now.is !== 'saving') return
    this.keep(id, field, answer?.is === 'accepted' ? { value, is: 'saved' } : answer && { value, is: answer })
  }

  private keep(id: ConversationId, field: ShownField, edit: Edit | undefined) {
    const edits = new Map(this.edits)
    if (edit) edits.set(keyOf(id, field), edit)
    else edits.delete(keyOf(id, field))
    this.edits = edits
  }
}

const keyOf = (id: ConversationId, { key }: ShownField) => `${id} ${key}`

declare global {
  interface HTMLElementTagNameMap {
    'parley-case-data': ParleyCaseData
  }
}
