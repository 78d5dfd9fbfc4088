import { type ParleyComposer, TextsController } from '@parley/ui'
import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit'
import type { Desk } from '../desk/desk.ts'
import type { DeskState } from '../desk/desk-state.ts'
import { completionStyles } from './completion-styles.ts'
import { byShortcut, forSite } from './find.ts'
import { attachesFiles, attachFiles, insertText, textOf, type Insertion, type Written } from './inserting.ts'
import { type ResponseLibrary, libraryOf } from './library.ts'
import { isInsertable, isSameLanguage, type Response } from './response.ts'
import type { en } from './texts/en.ts'
import { responseTexts } from './texts/response-texts.ts'
import { type TypedShortcut, typedShortcut } from './typed-shortcut.ts'

/** The composer that responses go into. */
export interface ComposingHost extends ReactiveElement {
  readonly composer: ParleyComposer | null
  readonly entry: Written | undefined
  readonly state: DeskState | undefined
  /** Set where no files can go: those of a response stay away. */
  readonly isForText?: boolean
}

/** Lines of the list that are shown at most; whoever wants another one types on. */
const mostShown = 50

/** By these the writer writes; what is pasted or dropped opens no list. */
const isWriting = /^(?:insertText|insertCompositionText|delete)/

type List =
  | { readonly is: 'closed' }
  | { readonly is: 'open'; readonly at: TypedShortcut; readonly found: readonly Response[]; readonly active: number }

type Files =
  | { readonly is: 'none' }
  | { readonly is: 'loading' | 'failed'; readonly response: Response; readonly insertion: Insertion }

/**
 * Standard responses in a composer: the list that opens with a slash at the start of a word, shortcuts that Tab inserts, and the
 * files that go with what was inserted. The input stays a text box: its list is tied to it by `aria-activedescendant`, and told.
 */
export class Composing implements ReactiveController {
  readonly #host: ComposingHost
  readonly #desk: Desk
  readonly #library: ResponseLibrary
  readonly #texts: TextsController<typeof en>
  #list: List = { is: 'closed' }
  #files: Files = { is: 'none' }

  constructor(host: ComposingHost, desk: Desk) {
    this.#host = host
    this.#desk = desk
    this.#library = libraryOf(desk)
    this.#texts = new TextsController(host, responseTexts)
    host.addController(this)
    const { styleSheet } = completionStyles
    // The list's own styles come with it.
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet)
    // Somebody may have begun to type while this was being loaded.
    if (host.matches(':focus-within')) this.#look()
  }

  hostConnected(): void {
    const host = this.#host
    host.addEventListener('input', this.#onInput)
    host.addEventListener('keydown', this.#onKeydown, { capture: true })
    host.addEventListener('focusout', this.#close)
    host.addEventListener('click', this.#look)
  }

  hostDisconnected(): void {
    const host = this.#host
    host.removeEventListener('input', this.#onInput)
    host.removeEventListener('keydown', this.#onKeydown, { capture: true })
    host.removeEventListener('focusout', this.#close)
    host.removeEventListener('click', this.#look)
  }

  hostUpdated(): void {
    const input = this.#host.composer?.input
    if (!input) return
    const list = this.#host.renderRoot.querySelector('.completions')
    const active = list?.querySelector('[aria-selected=true]') ?? null
    // Elements instead of ids: the list stands outside the shadow root in which the input is.
    input.ariaAutoComplete = list ? 'list' : null
    input.ariaHasPopup = list ? 'listbox' : null
    input.ariaControlsElements = list ? [list] : null
    input.ariaActiveDescendantElement = active
    active?.scrollIntoView({ block: 'nearest' })
  }

  /** Inserts a response where the caret is, and attaches its files. */
  async insert(response: Response): Promise<void> {
    const insertion = this.#insertion
    if (!insertion) return
    insertText(response, insertion)
    await this.#attach(response, insertion)
  }

  /** What a response says in this conversation. */
  preview(response: Response): string {
    const insertion = this.#insertion
    return insertion ? textOf(response, insertion) : (response.text ?? '')
  }

  /** The list, for beside the composer. */
  drawList(): TemplateResult | typeof nothing {
    const list = this.#list
    const told = list.is === 'open' ? this.#texts.say('completionsFound', { count: list.found.length }) : nothing
    return html`
      ${
        list.is === 'closed'
          ? nothing
          : html`<ul
              class="completions"
              role="listbox"
              aria-label=${this.#texts.say('completions')}
              @pointerdown=${keepFocus}
            >
              ${list.found.map(
                (response, place) => html`<li
                  class="completion"
                  role="option"
                  aria-selected=${place === list.active ? 'true' : 'false'}
                  @click=${() => this.#choose(response)}
                >
                  <kbd dir="auto">/${response.shortcut}</kbd> <span dir="auto">${response.title}</span>
                  <small dir="auto">${this.preview(response).replace(/\s+/g, ' ').slice(0, 160)}</small>
                </li>`,
              )}
            </ul>`
      }
      <div class="visually-hidden" role="status">${told}</div>
    `
  }

  /** What is to be said about files of a response, for above the input. */
  drawNote(): TemplateResult | typeof nothing {
    const files = this.#files
    if (files.is === 'none') return nothing
    const { title } = files.response
    if (files.is === 'loading')
      return html`<p class="files-note" role="status">${this.#texts.say('filesLoading', { title })}</p>`
    return html`<p class="held" role="alert">
      ${this.#texts.say('filesFailed', { title })}
      <button class="button small" type="button" @click=${() => this.#attach(files.response, files.insertion)}>
        ${this.#texts.say('tryAgain')}
      </button>
    </p>`
  }

  get #insertion(): Insertion | undefined {
    const { composer, entry, state } = this.#host
    if (!composer || !entry || !state) return undefined
    return { composer, desk: this.#desk, entry, state, language: this.#texts.language }
  }

  async #attach(response: Response, insertion: Insertion): Promise<void> {
    const { entry, state } = insertion
    if (this.#host.isForText || !response.attachments?.length) return
    if (!attachesFiles(state, entry.interaction.site)) return
    this.#show({ is: 'loading', response, insertion })
    try {
      await attachFiles(response, insertion)
      this.#show({ is: 'none' })
    } catch {
      // Whatever stood in the way: the agent sees that no file is there, and may try again.
      this.#show({ is: 'failed', response, insertion })
    }
  }

  #show(files: Files): void {
    this.#files = files
    this.#host.requestUpdate()
  }

  /** Those that may be typed here, of the conversation's language before others. */
  #candidates({ typed }: TypedShortcut): readonly Response[] {
    const { entry } = this.#host
    if (!entry) return []
    const language = entry.interaction.language ?? this.#texts.language
    const there = forSite(this.#library.responses.filter(isInsertable), entry.interaction.site)
    const fits = ({ language: of }: Response) => !of || isSameLanguage(of, language)
    const found = byShortcut(there, typed)
    return [...found.filter(fits), ...found.filter((response) => !fits(response))].slice(0, mostShown)
  }

  get #typed(): TypedShortcut | undefined {
    const input = this.#host.composer?.input
    if (!input || input.readOnly || input.selectionStart !== input.selectionEnd) return undefined
    return typedShortcut(input.value, input.selectionStart)
  }

  readonly #onInput = (event: Event): void => {
    const { inputType, isComposing } = event as InputEvent
    if (isComposing || !isWriting.test(inputType ?? '')) this.#close()
    else this.#look()
  }

  /** Looks at what stands before the caret: opens the list, changes it, or closes it. */
  readonly #look = (event?: Event): void => {
    // A click elsewhere in the text only ever closes it.
    if (event && this.#list.is === 'closed') return
    const at = this.#typed
    if (at && this.#library.is === 'loading') void this.#library.ready().then(() => this.#look())
    const found = at ? this.#candidates(at) : []
    this.#list = at && found.length > 0 ? { is: 'open', at, found, active: 0 } : { is: 'closed' }
    this.#host.requestUpdate()
  }

  readonly #close = (): void => {
    if (this.#list.is === 'closed') return
    this.#list = { is: 'closed' }
    this.#host.requestUpdate()
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.composedPath()[0] !== this.#host.composer?.input) return
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (this.#list.is === 'open' ? this.#steer(event.key, this.#list) : this.#insertTyped(event.key)) {
      event.preventDefault()
      event.stopPropagation()
    } else if (/^Arrow|^Home$|^End$|^Page/.test(event.key)) this.#close()
  }

  /** What a key does while the list is open; returns whether it did anything. */
  #steer(key: string, list: Extract<List, { is: 'open' }>): boolean {
    const { found, active } = list
    const response = found[active]
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        this.#list = { ...list, active: (active + (key === 'ArrowDown' ? 1 : found.length - 1)) % found.length }
        this.#host.requestUpdate()
        return true
      case 'Enter':
      case 'Tab':
        if (response) this.#choose(response)
        return true
      case 'Escape':
        this.#close()
        return true
      default:
        return false
    }
  }

  /** Tab after a whole shortcut inserts it, also where the list was closed or is not there yet. */
  #insertTyped(key: string): boolean {
    const at = key === 'Tab' ? this.#typed : undefined
    if (!at || at.typed === '') return false
    const exact = () => this.#candidates(at).find(({ shortcut }) => shortcut?.toLowerCase() === at.typed.toLowerCase())
    const response = exact()
    if (response) this.#choose(response, at)
    else if (this.#library.is === 'loading')
      void this.#library.ready().then(() => {
        const later = exact()
        if (later && this.#typed?.start === at.start && this.#typed.typed === at.typed) this.#choose(later, at)
      })
    else return false
    return true
  }

  #choose(response: Response, at = this.#list.is === 'open' ? this.#list.at : undefined): void {
    const input = this.#host.composer?.input
    if (!input || !at) return
    this.#close()
    input.setSelectionRange(at.start, at.start + 1 + at.typed.length)
    void this.insert(response)
  }
}

/** A press on the list leaves the focus in the input. */
const keepFocus = (event: Event) => event.preventDefault()
