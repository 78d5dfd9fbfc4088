import type { FileActions } from '@parley/protocol'
import type { Upload } from '@parley/protocol/uploads'
import { html, LitElement, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import { Tooltips } from '../parts/tooltips.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { attachmentsStyles } from './attachments-styles.ts'
import type { Attachment } from './attachments.ts'
import { fileBadge } from './file-badge.ts'
import { AttachmentEvent } from './file-events.ts'
import { problemWords, uploadWords } from './problem-words.ts'
import { sizeWords } from './size-words.ts'
import { fileTexts } from './texts/file-texts.ts'

/**
 * What goes with the next message, and what is on its way: each file with its name, its size, how far it is, and what can be
 * done about it.
 *
 * @fires parley-attachment - Something is to be done with a file of the list, or with all that wait.
 * @csspart list - The list.
 */
export class ParleyAttachments extends LitElement {
  static override styles = attachmentsStyles

  /** Waits for the next message. */
  @property({ attribute: false }) attachments: readonly Attachment[] = []
  /** On its way. */
  @property({ attribute: false }) uploads: readonly Upload[] = []
  /** What the site allows. */
  @property({ attribute: false }) actions: Pick<FileActions, 'delete' | 'deleteAll'> = { delete: true, deleteAll: true }

  private readonly texts = new TextsController(this, fileTexts)
  /** Small pictures of what waits, by key. */
  private readonly pictures = new Map<string, string>()

  constructor() {
    super()
    new Tooltips(this)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.forget(() => false)
  }

  protected override render() {
    const { attachments, uploads, actions, texts } = this
    this.forget((key) => attachments.some((attachment) => attachment.key === key))
    if (attachments.length + uploads.length === 0) return nothing
    return html`
      <div class="head">
        <ul part="list" role="list" aria-label=${texts.say('attachments')}>
          ${repeat(
            uploads,
            ({ key }) => key,
            (upload) => this.drawUpload(upload),
          )}
          ${repeat(
            attachments,
            ({ key }) => key,
            (attachment) => this.drawAttachment(attachment),
          )}
        </ul>
        ${
          attachments.length > 1
            ? this.drawButton('delete-all', '', texts.say('deleteAll'), actions.deleteAll, 'button quiet small')
            : nothing
        }
      </div>
      <div class="visually-hidden" role="status">${this.told()}</div>
    `
  }

  private drawAttachment({ key, file, preview, problem, isReady }: Attachment) {
    const { texts, actions } = this
    const picture = preview && this.pictureOf(key, preview.bytes)
    const state = problem
      ? problemWords(problem, texts.speaker)
      : isReady
        ? sizeWords(file.size, texts.speaker)
        : texts.say('preparing')
    return html`<li class=${problem ? 'item refused' : 'item'} aria-label=${file.name}>
      ${picture ? html`<img src=${picture} alt="" />` : fileBadge(file.name)}
      <span class="words">
        <bdi class="name" title=${file.name}>${file.name}</bdi>
        <small>${state}</small>
      </span>
      ${this.drawButton('delete', key, texts.say('delete'), actions.delete || problem !== undefined)}
    </li>`
  }

  private drawUpload(upload: Upload) {
    const { key, name, bytes, sentBytes, state } = upload
    const { texts } = this
    const isUnderWay = state !== 'refused'
    return html`<li class=${isUnderWay ? 'item' : 'item refused'} aria-label=${name}>
      ${fileBadge(name)}
      <span class="words">
        <bdi class="name" title=${name}>${name}</bdi>
        <small>${uploadWords(upload, texts.speaker)}</small>
        ${isUnderWay ? html`<progress aria-label=${name} max=${bytes} .value=${sentBytes}></progress>` : nothing}
      </span>
      ${state === 'refused' ? html`<button class="button small" type="button" @click=${() => this.ask('retry', key)}>${texts.say('retry')}</button>` : nothing}
      ${this.drawButton('cancel', key, texts.say(isUnderWay ? 'cancel' : 'delete'), true)}
    </li>`
  }

  private drawButton(
    action: AttachmentEvent['action'],
    key: string,
    name: string,
    isAllowed: boolean,
    look = 'icon-button',
  ) {
    // A forbidden action stays where it is, and says why it does nothing.
    const why = isAllowed ? '' : this.texts.say('forbidden')
    return html`<button
      class=${look}
      type="button"
      aria-label=${name}
      aria-disabled=${isAllowed ? nothing : 'true'}
      aria-description=${why || nothing}
      data-tooltip=${why || (look === 'icon-button' ? name : nothing)}
      @click=${() => isAllowed && this.ask(action, key)}
    >
      ${look === 'icon-button' ? icon(action === 'delete' ? glyphs.trash : glyphs.close) : name}
    </button>`
  }

  /** What a screen reader is told: that something cannot go, once, and not every step of what goes. */
  private told(): string {
    const { attachments, uploads, texts } = this
    const refused = attachments.find(({ problem }) => problem)
    const stopped = uploads.find(({ state }) => state === 'refused')
    if (stopped) return `${texts.say('notSent', { name: stopped.name })}. ${uploadWords(stopped, texts.speaker)}`
    return refused?.problem ? `${refused.file.name}: ${problemWords(refused.problem, texts.speaker)}` : ''
  }

  private ask(action: AttachmentEvent['action'], key: string) {
    this.dispatchEvent(new AttachmentEvent(action, key))
  }

  private pictureOf(key: string, bytes: Blob): string {
    const picture = this.pictures.get(key) ?? URL.createObjectURL(bytes)
    this.pictures.set(key, picture)
    return picture
  }

  private forget(isNeeded: (key: string) => boolean) {
    for (const [key, picture] of this.pictures)
      if (!isNeeded(key)) {
        URL.revokeObjectURL(picture)
        this.pictures.delete(key)
      }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-attachments': ParleyAttachments
  }
}
