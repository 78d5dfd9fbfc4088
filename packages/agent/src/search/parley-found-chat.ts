import { ContextConsumer } from '@lit/context'
import type { Interaction, SearchHit } from '@parley/protocol'
import type { ConversationView } from '@parley/protocol/client'
import {
  base,
  buttons,
  giveFileAccess,
  glyphs,
  icon,
  type ParleyDeskTranscript,
  TextsController,
  WantFilesEvent,
} from '@parley/ui'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskState } from '../desk/desk-state.ts'
import { mediaFor } from '../desk/media.ts'
import { filesOf } from '../files/interaction-files.ts'
import { NoteMerger } from '../notes/with-notes.ts'
import { BackToResultsEvent, lineOf } from './search-events.ts'
import { searchTexts } from './texts/search-texts.ts'

type Chat =
  | { readonly is: 'loading' }
  | { readonly is: 'failed' }
  | { readonly is: 'there'; readonly view: ConversationView; readonly interaction: Interaction }

/**
 * A conversation that is not on the desk, with its internal notes, to be read; the line that was found is shown and marked.
 *
 * @fires parley-back-to-results - The agent has read it.
 */
export class ParleyFoundChat extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        block-size: 100%;
      }

      header {
        display: grid;
        grid-template: 'back name' auto 'back about' auto / auto minmax(0, 1fr);
        align-items: center;
        column-gap: var(--parley-space-2);
        padding: var(--parley-space-2) var(--parley-space-3);
        border-block-end: 1px solid var(--parley-line);
      }

      .icon-button {
        grid-area: back;
      }

      h2 {
        grid-area: name;
        margin: 0;
        overflow: hidden;
        font-size: var(--parley-title-size);
        line-height: var(--parley-text-line);
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      header p {
        grid-area: about;
        margin: 0;
        color: var(--parley-ink-muted);
        font-size: var(--parley-meta-size);
        line-height: var(--parley-meta-line);
      }

      parley-desk-transcript,
      .state {
        flex: 1;
        min-block-size: 0;
      }

      .notes {
        flex: none;
        max-block-size: 30%;
        overflow: auto;
        padding: var(--parley-space-2) var(--parley-space-4);
        border-block-end: 1px solid var(--parley-line);
        background: var(--parley-surface-sunken);
        overflow-wrap: anywhere;
      }

      .notes p {
        display: flex;
        gap: var(--parley-space-2);
        margin: 0;
        white-space: pre-line;
      }

      .by {
        color: var(--parley-ink-muted);
      }

      .state {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: var(--parley-space-2);
        padding: var(--parley-space-4);
        color: var(--parley-ink-muted);
        text-align: center;
      }
    `,
  ]

  @property({ attribute: false }) hit: SearchHit | undefined
  @property({ attribute: false }) state: DeskState | undefined

  @state() private chat: Chat = { is: 'loading' }
  @query('parley-desk-transcript') private readonly transcript!: ParleyDeskTranscript | null
  @query('.icon-button') private readonly backButton!: HTMLElement
  private readonly texts = new TextsController(this, searchTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })
  private readonly notes = new NoteMerger()

  constructor() {
    super()
    this.addEventListener(WantFilesEvent.type, () => void this.bringFiles())
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('hit')) this.chat = { is: 'loading' }
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('hit') && this.hit) void this.load(this.hit)
  }

  protected override render() {
    const { texts, hit, chat } = this
    return html`
      <header>
        <button
          class="icon-button"
          type="button"
          aria-label=${texts.say('backToResults')}
          title=${texts.say('backToResults')}
          @click=${() => this.dispatchEvent(new BackToResultsEvent())}
        >
          ${icon(glyphs.back)}
        </button>
        <h2><bdi>${hit?.contact}</bdi></h2>
        <p>${texts.say('readOnly')} ${chat.is === 'there' ? this.about(chat.interaction) : ''}</p>
      </header>
      ${this.drawChat()}
    `
  }

  private drawChat() {
    const { texts, chat, state } = this
    if (chat.is !== 'there')
      return html`<div class="state">
        <p role="status">${texts.say(chat.is === 'failed' ? 'failedChat' : 'loadingChat')}</p>
        ${
          chat.is === 'failed'
            ? html`<button class="button small" type="button" @click=${() => this.retry()}>
                ${texts.say('tryAgain')}
              </button>`
            : ''
        }
      </div>`
    return html`${this.drawNotes(chat.interaction)}<parley-desk-transcript
      .view=${this.notes.merge(chat.view, chat.interaction)}
      .me=${undefined}
      .media=${state ? mediaFor(state, chat.interaction.site) : undefined}
      @parley-read=${(event: Event) => event.stopPropagation()}
    ></parley-desk-transcript>`
  }

  /** What agents wanted remembered of it: of the whole, and of parts that ended before. */
  private drawNotes({ note, parties }: Interaction) {
    const all = [note, ...parties.map(({ part }) => part?.note)].flatMap((one) => one ?? [])
    if (all.length === 0) return nothing
    return html`<div class="notes" tabindex="-1" role="group" aria-label=${this.texts.say('outcome')}>
      ${all.map(
        ({ name, text }) => html`<p>
          ${icon(glyphs.spelling)} <span><bdi class="by">${this.texts.say('said', { name })}</bdi> <span dir="auto">${text}</span></span>
        </p>`,
      )}
    </div>`
  }

  private about({ status, openedAt }: Interaction): string {
    const { speaker } = this.texts
    const time = `${speaker.day(openedAt, this.desk.value?.now ?? Date.now())}, ${speaker.time(openedAt)}`
    return this.texts.say(status === 'done' ? 'doneAt' : 'begunAt', { time })
  }

  private retry() {
    this.chat = { is: 'loading' }
    if (this.hit) void this.load(this.hit)
  }

  private async load(hit: SearchHit) {
    const desk = this.desk.value
    if (!desk) return
    this.backButton.focus()
    const { conversation: id } = hit
    const [view, interaction] = await Promise.all([desk.archive.readConversation(id), desk.archive.readInteraction(id)])
    if (this.hit !== hit) return
    this.chat = view && interaction ? { is: 'there', view, interaction } : { is: 'failed' }
    await this.updateComplete
    const line = lineOf(hit)
    if (line !== undefined) await this.transcript?.showLine(line)
    else if (hit.outcome) this.renderRoot.querySelector<HTMLElement>('.notes')?.focus()
  }

  /** The files of this conversation may be opened and saved like all others. */
  private async bringFiles() {
    const { hit, chat } = this
    const files = this.desk.value && (await filesOf(this.desk.value))
    if (!files || !hit || chat.is !== 'there') return
    const where = { id: hit.conversation, site: chat.interaction.site, contact: hit.contact }
    giveFileAccess(
      this,
      files.access(() => where),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-found-chat': ParleyFoundChat
  }
}
