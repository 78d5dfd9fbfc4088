import { define } from '@parley/ui'
import type { ContactChat } from '../chat/contact-chat.ts'
import type { ParleyWidget } from '../parley-widget.ts'
import { type Answers, answersTo, fieldsToAsk, fits, isAsking, keepAnswers, keptAnswers, toldType } from './answers.ts'
import { ParleyPreChat } from './parley-pre-chat.ts'

/**
 * Puts the questions in the place of conversation and field until they are answered ([WID90]). Fetched where a site asks any: the
 * widget itself knows nothing of it.
 */
export class PreChat {
  readonly #widget: ParleyWidget
  readonly #chat: ContactChat
  #form: ParleyPreChat | undefined
  readonly #onTold = () => void this.follow()

  constructor(widget: ParleyWidget, chat: ContactChat) {
    define({ 'parley-pre-chat': ParleyPreChat })
    this.#widget = widget
    this.#chat = chat
    widget.shadowRoot!.addEventListener(toldType, this.#onTold)
  }

  /** The chat has changed: asks where there is something to ask, and goes when there is not. */
  async follow(): Promise<void> {
    const chat = this.#chat
    if (chat.state.stage !== 'empty') this.#begun()
    else if (chat.opening.form === undefined) this.#takeUp()
    await this.#widget.updateComplete
    if (isAsking(chat)) this.#ask()
    else this.#put(undefined)
  }

  leave(): void {
    this.#widget.shadowRoot!.removeEventListener(toldType, this.#onTold)
    this.#put(undefined)
  }

  /** What an earlier page has left: answers that still fit need not be given again. */
  #takeUp(): void {
    const chat = this.#chat
    const { answers, isDone } = keptAnswers(chat)
    const fields = fieldsToAsk(chat)
    if ((isDone || fields.length === 0) && fits(fields, answers)) this.#open(answersTo(fields, answers))
  }

  #open(form: Answers): void {
    const chat = this.#chat
    chat.opening = { ...chat.opening, form }
    // What was written before the questions were known goes on with their answers.
    for (const { key, refusal } of chat.state.view.pending) if (refusal?.code === 'form-invalid') chat.retry(key)
    chat.greet()
  }

  #ask(): void {
    const chat = this.#chat
    const fields = fieldsToAsk(chat)
    if (this.#form) {
      if (JSON.stringify(fields) !== JSON.stringify(this.#form.fields)) this.#form.fields = fields
      return
    }
    const form = new ParleyPreChat()
    form.className = 'next'
    Object.assign(form, {
      fields,
      answers: keptAnswers(chat).answers,
      maskPatterns: chat.state.site.maskPatterns,
      keep: (answers: Answers) => keepAnswers(chat, { answers, isDone: false }),
      done: (answers: Answers) => this.#done(answers),
    })
    this.#put(form)
  }

  #done(answers: Answers): void {
    const chat = this.#chat
    keepAnswers(chat, { answers, isDone: true })
    this.#open(answers)
    this.#put(undefined)
  }

  /** The next chat is asked anew; what is quickly said again is remembered, but nothing that was agreed to. */
  #begun(): void {
    const chat = this.#chat
    const { form, ...opening } = chat.opening
    if (form === undefined) return
    chat.opening = opening
    const again = (chat.state.site.form ?? []).filter(({ type }) => type !== 'checkbox' && type !== 'long-text')
    keepAnswers(chat, { answers: answersTo(again, form), isDone: false })
  }

  /** Shows the form, or takes it away; the focus goes along. */
  #put(form: ParleyPreChat | undefined): void {
    const before = this.#form
    if (before === form) return
    const root = this.#widget.shadowRoot!
    const panel = root.querySelector('.panel')
    if (form && !panel) return
    const hadFocus = root.activeElement !== null && (before ?? panel)!.contains(root.activeElement)
    before?.remove()
    this.#form = form
    panel?.toggleAttribute('data-asks', form !== undefined)
    if (form) root.querySelector('parley-transcript')!.after(form)
    if (hadFocus) root.querySelector<HTMLElement>('.next')?.focus()
  }
}
