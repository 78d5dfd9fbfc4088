import { ContextConsumer } from '@lit/context'
import { type Callback, type CaseField, type ContactRecord, system } from '@parley/protocol'
import { base, buttons, glyphs, icon, TextsController } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskState } from '../desk/desk-state.ts'
import { may } from '../desk/permitted.ts'
import { contactStyles } from './contact-styles.ts'
import { contactTexts } from './texts/contact-texts.ts'

/** When a contact is to be called, and who changed what about them. */
export class ParleyContactPast extends LitElement {
  static override styles = [base, buttons, contactStyles]

  @property({ attribute: false }) record: ContactRecord | undefined
  @property({ attribute: false }) state: DeskState | undefined
  /** The names of what the site wants to know besides. */
  @property({ attribute: false }) fields: readonly CaseField[] = []

  private readonly texts = new TextsController(this, contactTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })

  protected override render() {
    const { record } = this
    if (!record) return nothing
    const { callbacks, changes } = record
    return html`
      ${
        callbacks.length === 0
          ? nothing
          : html`<h3 id="callbacks">${this.texts.say('callbacks')}</h3>
          <ul aria-labelledby="callbacks">${callbacks.map((callback) => this.drawCallback(record, callback))}</ul>`
      }
      ${
        changes.length === 0
          ? nothing
          : html`<h3 id="changes">${this.texts.say('changes')}</h3>
          <ul aria-labelledby="changes">${changes.map(
            ({ at, by, name, changes: parts }) => html`<li>
              <p class="meta">${this.texts.say('changedBy', { name: by === system ? this.texts.say('website') : name, time: this.moment(at) })}</p>
              ${parts.map(({ field, before, after }) => html`<p dir="auto">${this.texts.say('changedFromTo', { field: this.fieldName(field), before: before ?? this.texts.say('nothing'), after: after ?? this.texts.say('nothing') })}</p>`)}
            </li>`,
          )}</ul>`
      }
    `
  }

  private drawCallback({ id: contact }: ContactRecord, { id, at, number, note, name }: Callback) {
    const time = this.moment(at)
    return html`<li class="found">
      <div>
        <p dir="auto">${this.texts.say('callbackAt', { time, number })}</p>
        ${note ? html`<p dir="auto">${note}</p>` : nothing}
        <p class="meta">${this.texts.say('callbackBy', { name })}</p>
      </div>
      <button
        class="icon-button"
        type="button"
        ?hidden=${this.state && !may(this.state, 'callback')}
        aria-label=${this.texts.say('dropCallback', { time })}
        @click=${() => void this.desk.value?.contacts.ask({ what: 'drop-callback', contact, callback: id })}
      >
        ${icon(glyphs.trash)}
      </button>
    </li>`
  }

  private fieldName(field: string): string {
    if (field === 'name' || field === 'emails' || field === 'phones' || field === 'language' || field === 'merged')
      return this.texts.say(field)
    return this.fields.find(({ key }) => key === field)?.label ?? field
  }

  private moment(at: number): string {
    const { speaker } = this.texts
    return `${speaker.day(at, this.desk.value?.now ?? at)}, ${speaker.time(at)}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-contact-past': ParleyContactPast
  }
}
