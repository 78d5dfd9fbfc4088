import { ContextConsumer } from '@lit/context'
import { limits, type SearchHit } from '@parley/protocol'
import { base, buttons, glyphs, icon, TextsController, visuallyHidden } from '@parley/ui'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskState } from '../desk/desk-state.ts'
import { marked } from './marked.ts'
import { ShowHitEvent } from './search-events.ts'
import { dialogFrame } from '../parts/dialog-styles.ts'
import { searchStyles } from './search-styles.ts'
import { Searching, type Kind, type Results } from './searching.ts'
import { searchTexts } from './texts/search-texts.ts'

const kinds = [
  ['all', undefined],
  ['messages', 'message'],
  ['files', 'file'],
  ['notes', 'note'],
] as const

/** The picture before a hit, and what a screen reader says for it; messages need none. */
const kindGlyphs: { readonly [Of in SearchHit['kind']]?: readonly [glyph: string, word: 'file' | 'note' | 'contact'] } =
  {
    file: [glyphs.attach, 'file'],
    note: [glyphs.lock, 'note'],
    contact: [glyphs.people, 'contact'],
  }

const outcomeGlyph = [glyphs.spelling, 'outcome'] as const

/**
 * The search of the desk: a dialog with words to look for, and what was found, newest first. What is on the desk is shown there;
 * what is not is opened here, to be read.
 *
 * @fires parley-show-hit - Show where this stands, on the desk.
 */
export class ParleySearch extends LitElement {
  static override styles = [base, buttons, visuallyHidden, dialogFrame, searchStyles]

  @property({ attribute: false }) state: DeskState | undefined

  /** The conversation that is opened to be read, where one is. */
  @state() private reading: SearchHit | undefined
  @state() private kind: Kind | undefined
  @query('dialog') private readonly dialog!: HTMLDialogElement
  @query('input') private readonly field!: HTMLInputElement
  private readonly texts = new TextsController(this, searchTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })
  private searching: Searching | undefined
  /** Whose hits these are. */
  private agentId: string | undefined
  /** The hit that was chosen last: who comes back goes on there. */
  private chosen = 0

  protected override updated(changed: PropertyValues<this>) {
    if (!changed.has('state')) return
    const isWanted = this.state?.isSearching ?? false
    if (isWanted && !changed.get('state')?.isSearching) this.open()
    if (!isWanted && this.dialog.open) this.dialog.close()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.searching?.close()
  }

  protected override willUpdate() {
    const agentId = this.state?.agent?.agentId
    // Somebody else has signed in: nothing of what was found is theirs.
    if (agentId !== this.agentId) {
      this.agentId = agentId
      this.searching = undefined
      this.reading = undefined
    }
    const desk = this.desk.value
    if (desk)
      this.searching ??= new Searching({
        clock: desk.clock,
        ask: (question) => desk.archive.search(question),
        changed: () => this.requestUpdate(),
      })
  }

  protected override render() {
    const { texts, reading } = this
    const results: Results = this.searching?.results ?? { is: 'none' }
    return html`<dialog
      aria-label=${texts.say('search')}
      @keydown=${this.onKeydown}
      @cancel=${this.onCancel}
      @close=${() => this.desk.value?.view.closeSearch()}
      @click=${this.onClick}
    >
      <div class="window">
        ${
          reading
            ? html`<parley-found-chat
                .hit=${reading}
                .state=${this.state}
                @parley-back-to-results=${this.back}
              ></parley-found-chat>`
            : nothing
        }
        <div class="search" ?hidden=${reading !== undefined}>
          ${this.drawHead()}
          <parley-channel-note channel="search" .state=${this.state}></parley-channel-note>
          ${this.drawResults(results)}
        </div>
      </div>
    </dialog>`
  }

  private drawHead() {
    const { texts } = this
    return html`
      <div class="head">
        ${icon(glyphs.search)}
        <input
          type="search"
          dir="auto"
          autocomplete="off"
          spellcheck="false"
          maxlength=${limits.searchChars}
          aria-label=${texts.say('search')}
          placeholder=${texts.say('placeholder')}
          @input=${this.look}
        />
        <button class="icon-button" type="button" aria-label=${texts.say('close')} @click=${this.close}>
          ${icon(glyphs.close)}
        </button>
      </div>
      <div class="kinds" role="group" aria-label=${texts.say('kinds')}>
        ${kinds.map(
          ([name, kind]) => html`<button
            class="button small"
            type="button"
            aria-pressed=${kind === this.kind ? 'true' : 'false'}
            @click=${() => this.choose(kind)}
          >
            ${texts.say(name)}
          </button>`,
        )}
      </div>
    `
  }

  private drawResults(results: Results) {
    const { texts } = this
    const hits = 'hits' in results ? results.hits : []
    const before = results.is === 'there' ? results.before : undefined
    return html`
      <div class="found" aria-busy=${results.is === 'searching' ? 'true' : 'false'}>
        ${
          hits.length > 0
            ? html`<ul role="list" aria-label=${texts.say('results')}>
                ${hits.map((hit, place) => this.drawHit(hit, place))}
              </ul>`
            : nothing
        }
        ${
          before === undefined
            ? nothing
            : html`<button class="button small more" type="button" @click=${() => void this.searching?.more()}>
                ${texts.say('more')}
              </button>`
        }
        <div class=${hits.length > 0 ? 'visually-hidden' : 'words'}>
          <p role="status">${this.words(results)}</p>
          ${
            results.is === 'failed'
              ? html`<button class="button small" type="button" @click=${() => this.searching?.again()}>
                  ${texts.say('tryAgain')}
                </button>`
              : nothing
          }
        </div>
      </div>
    `
  }

  /** What came of it, in one sentence. */
  private words(results: Results): string {
    const { texts } = this
    if (results.is === 'none') return texts.say('hint')
    if (results.is === 'failed') return texts.say('failed')
    if (results.is === 'searching') return texts.say('searching')
    const count = results.hits.length
    if (results.before !== undefined) return texts.say('countMore', { count })
    return count === 0 ? texts.say('nothing') : texts.say('count', { count })
  }

  private drawHit(hit: SearchHit, place: number) {
    const { speaker } = this.texts
    const [glyph, word] = hit.outcome ? outcomeGlyph : (kindGlyphs[hit.kind] ?? [])
    const day = speaker.day(hit.at, this.desk.value?.now ?? Date.now())
    return html`<li>
      <button type="button" data-place=${place} @click=${() => this.show(hit, place)}>
        <span class="contact">
          ${glyph && word ? html`${icon(glyph)}<span class="visually-hidden">${this.texts.say(word)}</span>` : nothing}
          <bdi>${hit.contact}</bdi>
        </span>
        <time datetime=${new Date(hit.at).toISOString()}>${day}, ${speaker.time(hit.at)}</time>
        <span class="snippet" dir="auto"
          >${hit.by ? html`<span class="by">${this.texts.say('said', { name: hit.by.name })}</span> ` : nothing}${marked(hit.snippet, hit.marks)}</span
        >
      </button>
    </li>`
  }

  private look() {
    this.searching?.want(this.field.value, this.kind)
  }

  private choose(kind: Kind | undefined) {
    this.kind = kind
    this.look()
  }

  private show(hit: SearchHit, place: number) {
    this.chosen = place
    const isOnDesk = this.state?.entries.some(({ id }) => id === hit.conversation)
    if (!isOnDesk) {
      this.reading = hit
      return
    }
    this.close()
    this.dispatchEvent(new ShowHitEvent(hit))
  }

  /** From the words down through the hits and back; Enter in the field shows the first. */
  private onKeydown(event: KeyboardEvent) {
    // Keys of the desk behind are not meant here.
    event.stopPropagation()
    if (this.reading || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    const hits = [...this.renderRoot.querySelectorAll<HTMLElement>('li button')]
    const from = hits.indexOf(event.target as HTMLElement)
    const isInField = event.target === this.field
    if (event.key === 'Escape' && isInField) {
      // Browsers would empty the field first.
      event.preventDefault()
      this.close()
    }
    if (event.key === 'Enter' && isInField) {
      // The same key would press what gets the focus next.
      event.preventDefault()
      hits[0]?.click()
    }
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: hits.length - 1 }[event.key]
    if (to === undefined || (!isInField && from < 0)) return
    if (isInField && event.key !== 'ArrowDown') return
    event.preventDefault()
    if (to < 0) this.field.focus()
    else hits[Math.min(to, hits.length - 1)]?.focus()
  }

  /** Escape goes one step back. */
  private onCancel(event: Event) {
    if (!this.reading || event.target !== this.dialog) return
    event.preventDefault()
    void this.back()
  }

  private onClick(event: MouseEvent) {
    if (event.target === this.dialog) this.close()
  }

  private async back() {
    this.reading = undefined
    await this.updateComplete
    const hit = this.renderRoot.querySelector<HTMLElement>(`[data-place="${this.chosen}"]`)
    ;(hit ?? this.field).focus()
  }

  /** What was looked for before is there, and is replaced by what is typed. */
  private open() {
    this.reading = undefined
    if (!this.dialog.open) this.dialog.showModal()
    this.field.focus()
    this.field.select()
  }

  private close() {
    this.dialog.close()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-search': ParleySearch
  }
}
