import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { AttachEvent } from './file-events.ts'

/** Files in a drag or on the clipboard; folders are not files, and text that comes along is left to the field. */
const filesIn = (data: DataTransfer | null): File[] => [...(data?.files ?? [])]

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false

export interface DropZoneOptions {
  /** Where files can be dropped, and where a paste is heard. */
  readonly zone: () => HTMLElement | undefined
  readonly isOpen: () => boolean
  /** What is said while files hang over the zone; its styles show the attribute `dropping`. */
  readonly words: () => string
}

/**
 * Takes files that are dropped on a zone or pasted into it, and asks for them with `parley-attach`. While files hang over the zone
 * it has the attribute `dropping`.
 */
export class DropZone implements ReactiveController {
  readonly #options: DropZoneOptions
  #zone: HTMLElement | undefined
  /** Entered and not left again, counted: each element inside the zone tells of both. */
  #depth = 0

  constructor(host: ReactiveControllerHost, options: DropZoneOptions) {
    this.#options = options
    host.addController(this)
  }

  hostUpdated(): void {
    const zone = this.#options.zone()
    if (zone === this.#zone) return
    this.hostDisconnected()
    this.#zone = zone
    for (const [name, listen] of this.#listeners) zone?.addEventListener(name, listen as EventListener)
  }

  hostDisconnected(): void {
    for (const [name, listen] of this.#listeners) this.#zone?.removeEventListener(name, listen as EventListener)
    this.#zone = undefined
  }

  readonly #onEnter = (event: DragEvent) => {
    if (!this.#takes(event)) return
    this.#depth += 1
    this.#show(true)
  }

  readonly #onOver = (event: DragEvent) => {
    if (!this.#takes(event)) return
    event.preventDefault()
    event.dataTransfer!.dropEffect = 'copy'
  }

  readonly #onLeave = (event: DragEvent) => {
    if (!carriesFiles(event)) return
    this.#depth = Math.max(0, this.#depth - 1)
    if (this.#depth === 0) this.#show(false)
  }

  readonly #onDrop = (event: DragEvent) => {
    this.#depth = 0
    this.#show(false)
    // Also where nothing is taken: else the browser leaves the page and shows the file.
    if (carriesFiles(event)) event.preventDefault()
    if (this.#takes(event)) this.#ask(filesIn(event.dataTransfer))
  }

  readonly #onPaste = (event: ClipboardEvent) => {
    const files = filesIn(event.clipboardData)
    const { types = [] } = event.clipboardData ?? {}
    // A word processor puts a picture of the text beside the text: then the text is what is meant.
    const isText = types.includes('text/plain') && types.includes('text/html')
    if (files.length === 0 || isText || !this.#options.isOpen()) return
    event.preventDefault()
    this.#ask(files)
  }

  readonly #listeners = [
    ['dragenter', this.#onEnter],
    ['dragover', this.#onOver],
    ['dragleave', this.#onLeave],
    ['drop', this.#onDrop],
    ['paste', this.#onPaste],
  ] as const

  #show(isOver: boolean): void {
    if (isOver) this.#zone?.setAttribute('dropping', this.#options.words())
    else this.#zone?.removeAttribute('dropping')
  }

  #takes(event: DragEvent): boolean {
    return carriesFiles(event) && this.#options.isOpen()
  }

  #ask(files: readonly File[]): void {
    if (files.length > 0) this.#zone?.dispatchEvent(new AttachEvent(files))
  }
}
