import { extensionOf, shownTypes } from '@parley/protocol'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import type { MenuEntry, ParleyMenu } from '../parts/parley-menu.ts'
import { Tooltips } from '../parts/tooltips.ts'
import { TextsController } from '../texts/texts-controller.ts'
import { type FileAccess, type FileAction, type FileMessage, findFileAccess } from './file-access.ts'
import { fileBadge } from './file-badge.ts'
import { WantFilesEvent } from './file-events.ts'
import { fileStyles } from './file-styles.ts'
import { sizeWords } from './size-words.ts'
import { fileTexts } from './texts/file-texts.ts'

/** What the browser can print for us. */
const isPrintable = ({ type }: FileMessage) => shownTypes.includes(type) || type === 'text/plain' || type === 'text/csv'

/** The box of a small picture, at most: CSS pixels. */
const mostWidth = 280
const mostHeight = 240

/** How long a second click is waited for, in milliseconds: what people who double-click take. */
const doubleClickMs = 250

/**
 * A file in the transcript: a small picture of it or its type, its name, and what can be done with it. A click on it opens the
 * menu, a double click or Enter the file; the space bar saves what has no picture ([FIL50] to [FIL56]).
 */
export class ParleyFile extends LitElement {
  static override styles = fileStyles

  @property({ attribute: false }) file: FileMessage | undefined
  /** Whether the reader has sent it, or somebody else of their side. */
  @property({ type: Boolean, reflect: true }) own = false

  @state() private access: FileAccess | undefined
  /** The address of its small picture, while there is one. */
  @state() private picture = ''
  /** It should be a picture, and cannot be shown. */
  @state() private isBroken = false
  /** All of the picture, over everything else. */
  @state() private large = ''
  /** What the last action has come to, in words. */
  @state() private told = ''

  @query('parley-menu') private readonly menu!: ParleyMenu
  @query('.file') private readonly button!: HTMLButtonElement
  private readonly texts = new TextsController(this, fileTexts)
  private stopLooking = () => {}
  private opening: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    new Tooltips(this)
  }

  override connectedCallback() {
    super.connectedCallback()
    this.stopLooking = findFileAccess(this, (access) => {
      this.access = access
      void this.look()
    })
    if (!this.access) this.dispatchEvent(new WantFilesEvent())
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    this.stopLooking()
    clearTimeout(this.opening)
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('file') || changed.get('file')?.file === this.file?.file) return
    this.picture = this.large = this.told = ''
    this.isBroken = false
    void this.look()
  }

  protected override render() {
    const { file, texts } = this
    if (!file) return nothing
    const { name, bytes } = file
    const type = extensionOf(name).toUpperCase() || file.type
    return html`
      <div class="sheet" @contextmenu=${this.onContextMenu}>
        <button
          class="file"
          type="button"
          aria-label=${name}
          aria-haspopup="menu"
          aria-description=${texts.say('fileOf', { type, size: sizeWords(bytes, texts.speaker as never) })}
          @click=${this.onClick}
          @dblclick=${this.onDoubleClick}
          @keydown=${this.onKeydown}
        >
          ${this.drawFace(file)}
          <bdi class="name">${name}</bdi>
        </button>
        <small aria-hidden="true">${texts.say('fileOf', { type, size: sizeWords(bytes, texts.speaker as never) })}</small>
        <parley-menu
          label=${texts.say('actions')}
          .entries=${this.entries(file)}
          @parley-choose=${this.onChoose}
        ></parley-menu>
      </div>
      ${this.drawRemedy(file)}
      <p class="told muted" role="status">${this.told}</p>
      ${this.large ? this.drawLarge(file) : nothing}
    `
  }

  /** The small picture, in a box that is there before it; else the type. */
  private drawFace({ preview, name }: FileMessage) {
    const { texts, isBroken, own } = this
    if (isBroken) {
      const words = texts.say(own ? 'brokenSent' : 'cannotDisplay')
      return html`<span class="broken" role="img" aria-label=${words} data-tooltip=${words}>${icon(glyphs.brokenPicture)}</span>`
    }
    if (!preview) return fileBadge(name)
    const scale = Math.min(1, mostWidth / preview.width, mostHeight / preview.height)
    const [width, height] = [preview.width * scale, preview.height * scale]
    return html`<span class="picture"
      ><svg width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true"></svg
      >${this.picture ? html`<img src=${this.picture} alt="" @error=${() => (this.isBroken = true)} />` : nothing}</span
    >`
  }

  /** A broken picture leads on: whoever has it is asked, or sends it again. */
  private drawRemedy({ name }: FileMessage) {
    if (!this.isBroken || this.own) return nothing
    const { texts } = this
    return html`<button
      class="button small"
      type="button"
      @click=${() => this.access?.askAgain(texts.say('askAgainText', { name }))}
    >
      ${texts.say('askAgain')}
    </button>`
  }

  private drawLarge({ name }: FileMessage) {
    return html`<dialog aria-label=${name} @click=${this.onLargeClick} @keydown=${closesAlone} @close=${this.onClosed}>
      <button class="icon-button" type="button" aria-label=${this.texts.say('close')}>${icon(glyphs.close)}</button>
      <img src=${this.large} alt=${name} />
      <p><bdi>${name}</bdi></p>
    </dialog>`
  }

  private entries(file: FileMessage): readonly MenuEntry[] {
    const entry = (id: FileAction, glyph: string): MenuEntry => {
      const denied = this.denied(id, file)
      return { id, glyph, label: this.texts.say(id), ...(denied && { denied }) }
    }
    return [
      entry('open', shownTypes.includes(file.type) ? glyphs.eye : glyphs.external),
      entry('save', glyphs.download),
      entry('saveAll', glyphs.download),
      entry('print', glyphs.print),
    ]
  }

  /** Why something cannot be done with it; nothing when it can. */
  private denied(action: FileAction, file: FileMessage): string | undefined {
    const { access, texts } = this
    if (!access) return texts.say('notHere')
    if (access.actions?.[action] === false) return texts.say('forbidden')
    if (action === 'print' && !isPrintable(file)) return texts.say('notPrintable')
    return undefined
  }

  /** Looks for its small picture, once it is known where files are had. */
  private async look() {
    const { access, file } = this
    if (!access || !file) return
    // Pictures come with a small one; whoever could not make it could not read the picture.
    if (!file.preview) {
      this.isBroken = shownTypes.includes(file.type)
      return
    }
    try {
      const picture = await access.preview(file)
      if (this.file === file) this.picture = picture
    } catch {
      if (this.file === file) this.isBroken = true
    }
  }

  private async act(action: FileAction) {
    const { access, file, texts } = this
    if (!access || !file || this.denied(action, file)) return
    this.told = ''
    try {
      if (action === 'open' && shownTypes.includes(file.type)) this.large = await access.picture(file)
      else if (action === 'print') await access.print(file)
      else if (action === 'saveAll') this.told = texts.say('allSaved', { count: await access.saveAll() })
      else await access.save(file)
    } catch {
      this.told = texts.say('gone')
    }
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('large' as never) && this.large) this.renderRoot.querySelector('dialog')?.showModal()
  }

  private onChoose(event: Event & { choice: string }) {
    event.stopPropagation()
    void this.act(event.choice as FileAction)
  }

  /** The menu of a mouse waits for a second click: opened at once, it would lie between the two. */
  private onClick({ detail, pointerType }: PointerEvent) {
    clearTimeout(this.opening)
    if (detail === 0 || pointerType !== 'mouse') return this.menu.open()
    this.opening = setTimeout(() => this.menu.open(), doubleClickMs)
  }

  private onDoubleClick() {
    clearTimeout(this.opening)
    void this.act('open')
  }

  private onContextMenu(event: Event) {
    event.preventDefault()
    this.menu.open()
  }

  private onKeydown(event: KeyboardEvent) {
    const { key } = event
    const isIcon = !this.file?.preview
    if (key === 'Enter') void this.act('open')
    else if (key === ' ' && isIcon) void this.act('save')
    else if (key === 'ArrowDown') this.menu.open()
    else return
    event.preventDefault()
  }

  /** The button, and everything around the picture, closes. */
  private onLargeClick({ target, currentTarget }: Event) {
    if (!(target instanceof HTMLImageElement)) (currentTarget as HTMLDialogElement).close()
  }

  private onClosed() {
    this.large = ''
    this.button.focus()
  }
}

/** Escape closes the picture, and nothing behind it. */
const closesAlone = (event: KeyboardEvent) => {
  if (event.key === 'Escape') event.stopPropagation()
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-file': ParleyFile
  }
}
