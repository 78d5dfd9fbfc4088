import { ContextConsumer } from '@lit/context'
import { base, buttons, icon, glyphs, TextsController, Tooltips, visuallyHidden } from '@parley/ui'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import { InsertResponseEvent } from '../events.ts'
import { firstLanguage, forSite, inLanguage, languagesOf, search } from './find.ts'
import { type ResponseLibrary, libraryOf } from './library.ts'
import type { ParleyResponseEditor } from './parley-response-editor.ts'
import { isInsertable, type Response } from './response.ts'
import type { ActOnResponseEvent, ResponseSavedEvent } from './response-events.ts'
import { rowsOf, type Row } from './rows.ts'
import { fieldStyles } from '../parts/field-styles.ts'
import { treeStyles } from '../parts/tree-styles.ts'
import { responsesStyles } from './responses-styles.ts'
import { stepInTree } from './tree-keys.ts'
import { agentTexts } from '../texts/agent-texts.ts'
import { responseTexts } from './texts/response-texts.ts'

/**
 * The library of standard responses: found by folder, words and language, looked at, and put into the message. Rich ones are to
 * be looked at only.
 *
 * @fires parley-insert-response - The agent wants a response in the message.
 */
export class ParleyResponses extends LitElement {
  static override styles = [base, buttons, visuallyHidden, fieldStyles, treeStyles, responsesStyles]

  /** The conversation that is written in. */
  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined

  @state() private query = ''
  /** The language that the agent chose; until then it follows the conversation. */
  @state() private language: string | undefined
  @state() private chosenId = ''
  /** The line that has the tab stop. */
  @state() private activeKey = ''
  @state() private closed: ReadonlySet<string> = new Set()
  @state() private deleted: Response | undefined

  @query('parley-response-editor') private readonly editor!: ParleyResponseEditor | null
  private readonly texts = new TextsController(this, responseTexts)
  private readonly deskTexts = new TextsController(this, agentTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })
  private library: ResponseLibrary | undefined
  private stopListening = () => {}

  constructor() {
    super()
    new Tooltips(this)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.stopListening()
    this.library = undefined
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const desk = this.desk.value
    if (desk && !this.library) {
      this.library = libraryOf(desk)
      this.stopListening = this.library.onChange(() => this.requestUpdate())
    }
    const before = changed.get('entry')
    if (changed.has('entry') && before?.interaction.language !== this.entry?.interaction.language)
      this.language = undefined
  }

  protected override render() {
    const { library, texts, entry } = this
    if (!library || !entry) return nothing
    if (library.is === 'loading' && library.responses.length === 0)
      return html`<p class="state" role="status">${texts.say('loading')}</p>`
    const there = forSite(library.responses, entry.interaction.site)
    const language = this.language ?? firstLanguage(there, [entry.interaction.language, texts.language])
    const shown = inLanguage(there, language)
    const rows = this.rowsFor(shown, library.favourites)
    const chosen = shown.find(({ id }) => id === this.chosenId)
    return html`
      <div class="head">
        <input
          type="search"
          aria-label=${texts.say('search')}
          placeholder=${texts.say('search')}
          .value=${this.query}
          @input=${(event: Event) => (this.query = (event.target as HTMLInputElement).value)}
          @keydown=${this.onSearchKeydown}
        />
        ${this.drawLanguages(languagesOf(there), language)}
        <button class="icon-button" type="button" aria-label=${texts.say('write')} @click=${() => this.editor?.open()}>
          ${icon(glyphs.plus)}
        </button>
      </div>
      ${this.drawProblems(library, there.length, rows.length)}
      ${rows.length > 0 ? this.drawTree(rows, library.favourites) : nothing}
      <div class="visually-hidden" role="status">
        ${this.query.trim() === '' ? nothing : texts.say('found', { count: rows.length })}
      </div>
      <parley-response-preview
        .response=${chosen}
        .entry=${entry}
        .state=${this.state}
        .isFavourite=${chosen !== undefined && library.favourites.has(chosen.id)}
        @parley-act-on-response=${(event: ActOnResponseEvent) => chosen && this.act(event.action, chosen)}
      ></parley-response-preview>
      <parley-response-editor
        .library=${library}
        @parley-response-saved=${(event: ResponseSavedEvent) => (this.chosenId = event.id)}
      ></parley-response-editor>
    `
  }

  private rowsFor(shown: readonly Response[], favourites: ReadonlySet<string>): readonly Row[] {
    if (this.query.trim() !== '')
      return search(shown, this.query, favourites).map((response) => ({
        is: 'response',
        key: `? ${response.id}`,
        response,
        level: 1,
      }))
    return rowsOf(shown, { favourites, closed: this.closed, favouritesName: this.texts.say('favourites') })
  }

  private drawLanguages(languages: readonly string[], chosen: string) {
    if (languages.length < 2) return nothing
    const names = new Intl.DisplayNames(this.texts.language, { type: 'language' })
    const option = (tag: string, name: string) =>
      html`<option value=${tag} ?selected=${tag === chosen}>${name}</option>`
    return html`<select
      aria-label=${this.texts.say('language')}
      .value=${chosen}
      @change=${(event: Event) => (this.language = (event.target as HTMLSelectElement).value)}
    >
      ${option('', this.texts.say('allLanguages'))} ${languages.map((tag) => option(tag, names.of(tag) ?? tag))}
    </select>`
  }

  private drawProblems(library: ResponseLibrary, there: number, shown: number) {
    const { texts, deleted } = this
    return html`
      ${
        library.is === 'failed'
          ? html`<p class="state" role="status">${texts.say('failed')}</p>
              <button class="button small" type="button" @click=${() => library.load()}>${texts.say('tryAgain')}</button>`
          : nothing
      }
      ${library.is === 'denied' ? html`<p class="state">${this.deskTexts.say('mayNotSee')}</p>` : nothing}
      ${
        deleted
          ? html`<p class="state" role="status">
              ${texts.say('deleted', { title: deleted.title })}
              <button class="button small" type="button" @click=${this.undoDelete}>${texts.say('undo')}</button>
            </p>`
          : nothing
      }
      ${
        shown === 0 && library.is === 'there'
          ? html`<p class="state" role="status">${texts.say(there === 0 ? 'none' : 'noneHere')}</p>`
          : nothing
      }
    `
  }

  private drawTree(rows: readonly Row[], favourites: ReadonlySet<string>) {
    const active = rows.some(({ key }) => key === this.activeKey) ? this.activeKey : rows[0]?.key
    return html`<ul class=${this.query.trim() === '' ? nothing : 'flat'} role="tree" aria-label=${this.texts.say('responses')} @keydown=${this.onTreeKeydown}>
      ${rows.map((row) => this.drawRow(row, row.key === active, favourites))}
    </ul>`
  }

  private drawRow(row: Row, isActive: boolean, favourites: ReadonlySet<string>) {
    const isFolder = row.is === 'folder'
    const isChosen = !isFolder && row.response.id === this.chosenId
    return html`<li
      class="row level-${Math.min(row.level, 6)} ${row.is}"
      role="treeitem"
      data-key=${row.key}
      aria-level=${row.level}
      aria-expanded=${isFolder ? String(row.isOpen) : nothing}
      aria-selected=${isFolder ? nothing : String(isChosen)}
      tabindex=${isActive ? 0 : -1}
      @click=${() => this.press(row)}
      @dblclick=${() => !isFolder && this.insert(row.response)}
      @focus=${() => (this.activeKey = row.key)}
    >
      ${
        isFolder
          ? html`<span class="mirrored turn">${icon(glyphs.forward)}</span><span dir="auto">${row.name}</span>
              <small aria-hidden="true">${row.count}</small>`
          : html`<span class="title" dir="auto">${row.response.title}</span>
              ${favourites.has(row.response.id) ? icon(glyphs.star) : nothing}
              ${row.response.attachments ? icon(glyphs.attach) : nothing}
              ${row.response.shortcut ? html`<kbd dir="auto">/${row.response.shortcut}</kbd>` : nothing}`
      }
    </li>`
  }

  private press(row: Row) {
    this.activeKey = row.key
    if (row.is === 'response') this.choose(row.response)
    else this.fold(row, !row.isOpen)
  }

  private choose({ id }: Response) {
    this.chosenId = id
    this.deleted = undefined
  }

  private fold({ key }: Row, isOpen: boolean) {
    const closed = new Set(this.closed)
    if (isOpen) closed.delete(key)
    else closed.add(key)
    this.closed = closed
  }

  private insert(response: Response) {
    this.choose(response)
    const isOpen = this.entry?.interaction.status === 'handled'
    if (isOpen && isInsertable(response)) this.dispatchEvent(new InsertResponseEvent(response))
  }

  private act(action: ActOnResponseEvent['action'], response: Response) {
    const { library } = this
    const acts: { readonly [Action in typeof action]: () => void } = {
      favourite: () => library?.setFavourite(response.id, !library.favourites.has(response.id)),
      edit: () => this.editor?.open(response),
      delete: () => this.delete(response),
    }
    acts[action]()
  }

  private delete(response: Response) {
    this.library?.delete(response.id)
    this.deleted = response
    this.chosenId = ''
    // What had the focus is gone with it.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.state .button')?.focus())
  }

  private readonly undoDelete = () => {
    const { deleted, library } = this
    if (!deleted || !library) return
    const { id, title, text = '', shortcut, path } = deleted
    library.save({ title, text, ...(shortcut !== undefined && { shortcut }), ...(path && { path }) }, id)
    this.deleted = undefined
    this.chosenId = id
  }

  private onSearchKeydown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    this.renderRoot.querySelector<HTMLElement>('[role=treeitem]')?.focus()
  }

  private onTreeKeydown(event: KeyboardEvent) {
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=treeitem]')]
    const to = stepInTree(event, items, this.matches(':dir(rtl)'))
    if (!to) return
    event.preventDefault()
    to.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-responses': ParleyResponses
  }
}
