import { ContextConsumer } from '@lit/context'
import { limits, newId, type ConversationId } from '@parley/protocol'
import { base, buttons, TextsController } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { query, state } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import { dialogStyles } from '../parts/dialog-styles.ts'
import { fieldStyles } from '../parts/field-styles.ts'
import { contactStyles } from './contact-styles.ts'
import { contactTexts } from './texts/contact-texts.ts'

const hourMs = 3_600_000

/** Where an agent plans when the contact is to be called: `New Callback`. */
export class ParleyCallbackDialog extends LitElement {
  static override styles = [base, buttons, dialogStyles, fieldStyles, contactStyles]

  @state() private problem: { readonly field: string; readonly words: string } | undefined
  @state() private isSaving = false
  @query('dialog') private readonly dialog!: HTMLDialogElement
  @query('#when') private readonly when!: HTMLInputElement
  @query('#number') private readonly number!: HTMLInputElement
  @query('#note') private readonly note!: HTMLTextAreaElement
  private readonly texts = new TextsController(this, contactTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })
  private conversation: ConversationId = ''
  /** The same one again is no second callback. */
  private callbackId = ''

  protected override render() {
    return html`<dialog aria-labelledby="title" @keydown=${(event: Event) => event.stopPropagation()}>
      <form novalidate @submit=${this.save}>
        <h2 id="title">${this.texts.say('newCallback')}</h2>
        <label class="label" for="when">${this.texts.say('when')}</label>
        <input id="when" type="datetime-local" required aria-invalid=${this.isWrong('at')} aria-describedby="problem" />
        <label class="label" for="number">${this.texts.say('number')}</label>
        <input id="number" inputmode="tel" autocomplete="off" dir="auto" maxlength="40" required aria-invalid=${this.isWrong('number')} aria-describedby="problem" />
        <label class="label" for="note">${this.texts.say('note')}</label>
        <textarea id="note" rows="3" dir="auto" maxlength=${limits.noteChars}></textarea>
        <p class="wrong" id="problem" role="alert">${this.problem?.words ?? nothing}</p>
        <div class="actions">
          <button class="button" type="button" @click=${() => this.dialog.close()}>${this.texts.say('cancel')}</button>
          <button class="button primary" type="submit" ?disabled=${this.isSaving}>${this.texts.say('schedule')}</button>
        </div>
      </form>
    </dialog>`
  }

  /** Opens for the contact of this conversation, an hour from now, with a number that is known. */
  async open(conversation: ConversationId, number: string) {
    await this.updateComplete
    const now = this.desk.value?.now ?? Date.now()
    this.conversation = conversation
    this.callbackId = newId()
    this.problem = undefined
    this.when.value = localTime(Math.ceil((now + hourMs) / 900_000) * 900_000)
    this.number.value = number
    this.note.value = ''
    this.dialog.showModal()
    this.when.focus()
  }

  private isWrong(field: string) {
    return this.problem?.field === field ? 'true' : nothing
  }

  private async save(event: Event) {
    event.preventDefault()
    const at = new Date(this.when.value).getTime()
    const number = this.number.value.trim()
    if (Number.isNaN(at)) return this.complain('at', this.texts.say('wrongTime'))
    if (number.length < 3) return this.complain('number', this.texts.say('wrongPhone'))
    this.isSaving = true
    const reply = await this.desk.value?.contacts.ask({
      what: 'schedule-callback',
      conversation: this.conversation,
      callback: this.callbackId,
      at,
      number,
      note: this.note.value.trim(),
    })
    this.isSaving = false
    if (reply?.is === 'contact') return this.dialog.close()
    const field = reply?.is === 'refused' && reply.code === 'contact-invalid' ? String(reply.facts['field']) : ''
    const isFull = field === 'at' && at > (this.desk.value?.now ?? 0)
    const words = field === 'number' ? 'wrongPhone' : isFull ? 'tooMany' : field === 'at' ? 'wrongTime' : 'notSaved'
    this.complain(field, this.texts.say(words))
  }

  private complain(field: string, words: string) {
    this.problem = { field, words }
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-invalid]')?.focus())
  }
}

/** A moment as a field for it wants it, in the time of this machine. */
function localTime(at: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const date = new Date(at)
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-callback-dialog': ParleyCallbackDialog
  }
}
