import { limits } from '@parley/protocol'
import { base, buttons, TextsController } from '@parley/ui'
import { html, LitElement, nothing } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { dialogStyles } from '../parts/dialog-styles.ts'
import { fieldStyles } from '../parts/field-styles.ts'
import { editorStyles } from './editor-styles.ts'
import { holderOf } from './find.ts'
import type { OwnDraft, ResponseLibrary } from './library.ts'
import { problemsOf, type DraftProblems } from './own-draft.ts'
import type { Response } from './response.ts'
import { ResponseSavedEvent } from './response-events.ts'
import { responseTexts } from './texts/response-texts.ts'
import { variables } from './values.ts'

interface Fields {
  readonly title: string
  readonly folder: string
  readonly shortcut: string
  readonly text: string
}

const empty: Fields = { title: '', folder: '', shortcut: '', text: '' }

/**
 * Where an agent writes a standard response of their own.
 *
 * @fires parley-response-saved - It is kept.
 */
export class ParleyResponseEditor extends LitElement {
  static override styles = [base, buttons, dialogStyles, fieldStyles, editorStyles]

  @property({ attribute: false }) library: ResponseLibrary | undefined

  @state() private fields: Fields = empty
  /** Which of the agent's own is being changed. */
  @state() private ownId: string | undefined
  /** What is wrong is told once the agent wants to save. */
  @state() private isTried = false

  @query('dialog') private readonly dialog!: HTMLDialogElement
  private readonly texts = new TextsController(this, responseTexts)

  /** Opens the dialog: for a new response, or for one of the agent's own. */
  open(response?: Response) {
    this.ownId = response?.id
    this.fields = response
      ? {
          title: response.title,
          folder: (response.path ?? []).join(' / '),
          shortcut: response.shortcut ?? '',
          text: response.text ?? '',
        }
      : empty
    this.isTried = false
    void this.updateComplete.then(() => {
      this.dialog.showModal()
      this.dialog.querySelector('input')?.focus()
    })
  }

  protected override render() {
    const { texts, library, fields } = this
    const { draft, problems } = this.look()
    const shown = this.isTried ? problems : { shortcut: problems.shortcut }
    const folders = new Set((library?.responses ?? []).flatMap(({ path }) => (path?.length ? [path.join(' / ')] : [])))
    return html`<dialog aria-labelledby="heading" @keydown=${(event: Event) => event.stopPropagation()}>
      <form novalidate @submit=${(event: Event) => this.save(event, draft, problems)}>
        <h2 id="heading">${texts.say(this.ownId === undefined ? 'write' : 'editTitle')}</h2>
        ${this.drawLine('title', texts.say('title'), shown.title, limits.titleChars)}
        ${this.drawLine('folder', texts.say('folder'), shown.path, 600, texts.say('folderHint'), 'folders')}
        <datalist id="folders">${[...folders].sort().map((folder) => html`<option value=${folder}></option>`)}</datalist>
        ${this.drawLine(
          'shortcut',
          texts.say('shortcut'),
          shown.shortcut,
          40,
          texts.say('shortcutHint', { shortcut: fields.shortcut || 'hi' }),
        )}
        <label class="label" for="text">${texts.say('text')}</label>
        <textarea
          id="text"
          rows="6"
          dir="auto"
          maxlength=${limits.textChars}
          aria-describedby="text-hint text-problem"
          aria-invalid=${shown.text ? 'true' : nothing}
          .value=${fields.text}
          @input=${(event: Event) => this.change('text', event)}
        ></textarea>
        <p id="text-hint" class="hint">
          ${texts.say('textHint', { variables: [...variables, 'case.…'].map((each) => `{${each}}`).join(' ') })}
        </p>
        <p id="text-problem" class="wrong" role="alert">${shown.text ?? nothing}</p>
        <div class="actions">
          <button class="button" type="button" @click=${() => this.dialog.close()}>${texts.say('cancel')}</button>
          <button class="button primary" type="submit">${texts.say('save')}</button>
        </div>
      </form>
    </dialog>`
  }

  private drawLine(
    name: 'title' | 'folder' | 'shortcut',
    label: string,
    problem: string | undefined,
    maxlength: number,
    hint?: string,
    list?: string,
  ) {
    return html`
      <label class="label" for=${name}>${label}</label>
      <input
        id=${name}
        dir="auto"
        autocomplete="off"
        maxlength=${maxlength}
        list=${list ?? nothing}
        aria-describedby=${`${name}-hint ${name}-problem`}
        aria-invalid=${problem ? 'true' : nothing}
        .value=${this.fields[name]}
        @input=${(event: Event) => this.change(name, event)}
      />
      <p id=${`${name}-hint`} class="hint">${hint ?? nothing}</p>
      <p id=${`${name}-problem`} class="wrong" role="alert">${problem ?? nothing}</p>
    `
  }

  private change(name: keyof Fields, event: Event) {
    const { value } = event.target as HTMLInputElement
    // Who writes the slash means the same.
    this.fields = { ...this.fields, [name]: name === 'shortcut' ? value.trim().replace(/^\//, '') : value }
  }

  private look(): { draft: OwnDraft; problems: DraftProblems } {
    const { title, folder, shortcut, text } = this.fields
    const path = folder
      .split('/')
      .map((name) => name.trim())
      .filter(Boolean)
    const draft: OwnDraft = {
      title: title.trim(),
      text,
      ...(shortcut !== '' && { shortcut }),
      ...(path.length > 0 && { path }),
    }
    const all = this.library?.responses ?? []
    const own = all.filter(({ isMine, id }) => isMine && id !== this.ownId)
    const holder = holderOf(all, shortcut, this.ownId ?? '')
    return { draft, problems: problemsOf(draft, { holder, own, say: this.texts.say.bind(this.texts) }) }
  }

  private save(event: Event, draft: OwnDraft, problems: DraftProblems) {
    event.preventDefault()
    this.isTried = true
    if (Object.values(problems).some(Boolean)) {
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[aria-invalid]')?.focus())
      return
    }
    const id = this.library?.save(draft, this.ownId)
    this.dialog.close()
    if (id !== undefined) this.dispatchEvent(new ResponseSavedEvent(id))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-response-editor': ParleyResponseEditor
  }
}
