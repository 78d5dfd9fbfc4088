import { ContextConsumer } from '@lit/context'
import type { Disposition } from '@parley/protocol'
import { base, buttons, glyphs, icon, TextsController, visuallyHidden } from '@parley/ui'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import { needsDisposition } from '../desk/desk-state.ts'
import { outcomeOf } from '../desk/outcome.ts'
import { mayChange } from '../desk/permitted.ts'
import { outcomeTexts } from '../note/texts/outcome-texts.ts'
import { fieldStyles } from '../parts/field-styles.ts'
import { treeStyles } from '../parts/tree-styles.ts'
import { dispositionsStyles } from './dispositions-styles.ts'
import { rowsOf, type Row } from './rows.ts'

/**
 * How the interaction ended: a tree that can be searched, of which the innermost entries can be chosen. One stop for the Tab key;
 * arrows, Home and End move, Right and Left open and close groups, Enter or Space chooses.
 *
 * @csspart tree - The tree.
 */
export class ParleyDispositions extends LitElement {
  static override styles = [base, buttons, visuallyHidden, fieldStyles, treeStyles, dispositionsStyles]

  /** The interaction whose disposition is set. */
  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined

  @state() private query = ''
  @state() private closed: ReadonlySet<string> = new Set()
  /** The line that has the tab stop. */
  @state() private active = ''

  @query('[role=tree]') private readonly tree!: HTMLElement | null
  private readonly texts = new TextsController(this, outcomeTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('entry') && changed.get('entry')?.id !== this.entry?.id) {
      this.query = ''
      this.active = (this.entry && outcomeOf(this.entry).disposition?.id) ?? ''
    }
  }

  protected override render() {
    const { entry, state, texts } = this
    if (!entry || !state) return nothing
    const entries = state.agent?.desk.dispositions?.[entry.interaction.site] ?? []
    if (entries.length === 0) return html`<p class="state">${texts.say('noDispositions')}</p>`
    const rows = this.rows
    const entrance = rows.find(({ id }) => id === this.active) ?? rows[0]
    const { disposition } = outcomeOf(entry)
    return html`
      <div class="head">
        <input
          type="search"
          aria-label=${texts.say('searchDispositions')}
          placeholder=${texts.say('searchDispositions')}
          .value=${this.query}
          @input=${(event: Event) => (this.query = (event.target as HTMLInputElement).value)}
          @keydown=${this.onSearchKeydown}
        />
      </div>
      ${this.drawStanding(entry, state, disposition)}
      ${
        rows.length === 0
          ? html`<p class="state">${texts.say('noneFound')}</p>`
          : html`<ul part="tree" role="tree" aria-label=${texts.say('disposition')} @keydown=${this.onKeydown}>
              ${repeat(
                rows,
                ({ id }) => id,
                (row) => this.drawRow(row, row === entrance, row.id === disposition?.id),
              )}
            </ul>`
      }
      <div class="visually-hidden" role="status">
        ${this.query.trim() === '' ? nothing : texts.say('found', { count: rows.filter(({ isGroup }) => !isGroup).length })}
      </div>
    `
  }

  private drawStanding(entry: DeskEntry, state: DeskState, disposition: Disposition | null) {
    const { texts } = this
    if (!disposition)
      return needsDisposition(entry, state) ? html`<p class="state missing">${texts.say('mandatory')}</p>` : nothing
    const { labels, name, at } = disposition
    return html`<p class="state">
      <span dir="auto">${texts.say('setBy', { disposition: labels.join(' / '), name, time: texts.speaker.time(at) })}</span>
      ${mayChange(state, entry, 'disposition') ? html`<button class="button quiet small" type="button" @click=${() => this.choose(null)}>${texts.say('takeBack')}</button>` : nothing}
    </p>`
  }

  private drawRow({ id, label, level, isGroup, isOpen }: Row, isEntrance: boolean, isChosen: boolean) {
    return html`<li
      role="treeitem"
      class="row level-${level}"
      data-id=${id}
      tabindex=${isEntrance ? 0 : -1}
      aria-level=${level}
      aria-label=${label}
      aria-expanded=${isGroup ? String(isOpen) : nothing}
      aria-selected=${isGroup ? nothing : String(isChosen)}
      aria-disabled=${isGroup || this.mayChoose ? nothing : 'true'}
      @click=${() => this.act(id)}
      @focus=${() => (this.active = id)}
    >
      <span class=${isGroup ? 'turn mirrored' : 'mark'} aria-hidden="true">${isGroup ? icon(glyphs.forward) : isChosen ? icon(glyphs.check) : nothing}</span>
      <span dir="auto">${label}</span>
    </li>`
  }

  private get rows(): readonly Row[] {
    const { entry, state, query, closed } = this
    const entries = (entry && state?.agent?.desk.dispositions?.[entry.interaction.site]) ?? []
    return rowsOf(entries, { query, closed })
  }

  /** Opens or closes a group; chooses anything else. */
  private act(id: string) {
    const row = this.rows.find((other) => other.id === id)
    if (!row) return
    this.active = id
    if (row.isGroup) this.turn(row, !row.isOpen)
    else this.choose(id)
  }

  private get mayChoose(): boolean {
    return !this.state || !this.entry || mayChange(this.state, this.entry, 'disposition')
  }

  private choose(disposition: string | null) {
    if (this.entry && this.mayChoose) void this.desk.value?.interaction.setDisposition(this.entry.id, disposition)
  }

  private turn({ id }: Row, isOpen: boolean) {
    const closed = new Set(this.closed)
    if (isOpen) closed.delete(id)
    else closed.add(id)
    this.closed = closed
  }

  private onSearchKeydown(event: KeyboardEvent) {
    if (event.isComposing) return
    const leaves = this.rows.filter(({ isGroup }) => !isGroup)
    if (event.key === 'ArrowDown') this.focusRow(this.rows[0]?.id)
    else if (event.key === 'Enter' && this.query.trim() !== '' && leaves[0] && leaves.length === 1)
      this.act(leaves[0].id)
    else return
    event.preventDefault()
  }

  private onKeydown(event: KeyboardEvent) {
    const { rows } = this
    const from = rows.findIndex(({ id }) => id === (event.target as HTMLElement).dataset['id'])
    const row = rows[from]
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return
    const isRtl = this.matches(':dir(rtl)')
    const [open, close] = isRtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (to !== undefined) this.focusRow(rows[Math.min(Math.max(to, 0), rows.length - 1)]?.id)
    else if (event.key === 'Enter' || event.key === ' ') this.act(row.id)
    else if (event.key === open && row.isGroup) {
      if (row.isOpen) this.focusRow(rows[from + 1]?.id)
      else this.turn(row, true)
    } else if (event.key === close) {
      if (row.isGroup && row.isOpen) this.turn(row, false)
      else this.focusRow(row.parent)
    } else return
    event.preventDefault()
  }

  private focusRow(id: string | undefined) {
    if (id === undefined) return
    this.active = id
    void this.updateComplete.then(() => this.tree?.querySelector<HTMLElement>('[tabindex="0"]')?.focus())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-dispositions': ParleyDispositions
  }
}
