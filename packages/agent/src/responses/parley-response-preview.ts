import { ContextConsumer } from '@lit/context'
import { base, buttons, drawMessage, icon, glyphs, loadKind, TextsController, visuallyHidden } from '@parley/ui'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property } from 'lit/decorators.js'
import { deskContext } from '../desk/desk-context.ts'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import { mediaFor } from '../desk/media.ts'
import { InsertResponseEvent } from '../events.ts'
import { placeholdersIn } from './fill-in.ts'
import { attachesFiles, textOf } from './inserting.ts'
import { isInsertable, type Response } from './response.ts'
import { previewStyles } from './preview-styles.ts'
import { ActOnResponseEvent } from './response-events.ts'
import { responseTexts } from './texts/response-texts.ts'

/**
 * One standard response as it would be inserted, with its files, and what can be done with it.
 *
 * @fires parley-insert-response - The agent wants it in the message.
 * @fires parley-act-on-response - The agent marks it; or changes it or deletes it, where it is their own.
 */
export class ParleyResponsePreview extends LitElement {
  static override styles = [base, buttons, visuallyHidden, previewStyles]

  @property({ attribute: false }) response: Response | undefined
  @property({ attribute: false }) entry: DeskEntry | undefined
  @property({ attribute: false }) state: DeskState | undefined
  @property({ attribute: false }) isFavourite = false

  private readonly texts = new TextsController(this, responseTexts)
  private readonly desk = new ContextConsumer(this, { context: deskContext })

  protected override willUpdate(changed: PropertyValues<this>) {
    const kind = this.response?.message?.kind
    if (changed.has('response') && kind) void loadKind(kind).then(() => this.requestUpdate())
  }

  protected override render() {
    const { response, entry, state, texts } = this
    if (!entry || !state) return nothing
    return html`<section aria-label=${texts.say('preview')}>
      ${response ? this.draw(response, entry, state) : html`<p class="hint">${texts.say('choose')}</p>`}
    </section>`
  }

  private draw(response: Response, entry: DeskEntry, state: DeskState) {
    const { texts } = this
    const { title, isMine, shortcut, attachments = [] } = response
    return html`
      <div class="top">
        <h3 dir="auto">${title}</h3>
        <button
          class="icon-button"
          type="button"
          aria-label=${texts.say('favourite')}
          aria-pressed=${this.isFavourite ? 'true' : 'false'}
          @click=${() => this.ask('favourite')}
        >
          ${icon(glyphs.star)}
        </button>
      </div>
      ${
        isMine || shortcut
          ? html`<p class="facts">
              ${isMine ? html`<span>${texts.say('own')}</span>` : nothing}
              ${shortcut ? html`<span>${texts.say('shortcut')} <kbd dir="auto">/${shortcut}</kbd></span>` : nothing}
            </p>`
          : nothing
      }
      <div class="content" lang=${response.language ?? nothing}>${this.drawContent(response, entry, state)}</div>
      ${
        attachments.length > 0
          ? html`<ul class="files" aria-label=${texts.say('attachments')}>
              ${attachments.map(({ name }) => html`<li>${icon(glyphs.attach)}<span dir="auto">${name}</span></li>`)}
            </ul>`
          : nothing
      }
      ${
        attachments.length > 0 && !attachesFiles(state, entry.interaction.site)
          ? html`<p class="hint">${texts.say('attachmentsOff')}</p>`
          : nothing
      }
      ${this.drawActions(response, entry)}
    `
  }

  private drawContent(response: Response, entry: DeskEntry, state: DeskState) {
    const { message } = response
    const desk = this.desk.value
    if (message) return drawMessage(message, { media: mediaFor(state, entry.interaction.site), side: 'staff' })
    if (!desk) return nothing
    const text = textOf(response, { desk, entry, state, language: this.texts.language })
    let from = 0
    const parts = placeholdersIn(text).map(({ start, end, written }) => {
      const before = text.slice(from, start)
      from = end
      return html`${before}<mark>${written}</mark>`
    })
    return html`<p class="text" dir="auto">${parts}${text.slice(from)}</p>`
  }

  private drawActions(response: Response, entry: DeskEntry) {
    const { texts } = this
    const isOpen = entry.interaction.status === 'handled'
    if (!isInsertable(response)) return html`<p class="hint">${texts.say('viewOnly')}</p>`
    return html`
      <div class="actions">
        <button
          class="button primary"
          type="button"
          ?disabled=${!isOpen}
          @click=${() => this.dispatchEvent(new InsertResponseEvent(response))}
        >
          ${texts.say('insert')}
        </button>
        ${
          response.isMine
            ? html`<button class="button quiet" type="button" @click=${() => this.ask('edit')}>
                  ${texts.say('edit')}</button
                ><button class="button quiet danger" type="button" @click=${() => this.ask('delete')}>
                  ${texts.say('delete')}
                </button>`
            : nothing
        }
      </div>
      ${isOpen ? nothing : html`<p class="hint">${texts.say('chatEnded')}</p>`}
    `
  }

  private ask(action: ActOnResponseEvent['action']) {
    this.dispatchEvent(new ActOnResponseEvent(action))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-response-preview': ParleyResponsePreview
  }
}
