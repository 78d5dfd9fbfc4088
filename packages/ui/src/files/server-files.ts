import type { ConversationId, FileActions } from '@parley/protocol'
import { type FileAddresses, fileAddresses, filesIn, readFile } from '@parley/protocol/uploads'
import type { FileAccess, FileMessage } from './file-access.ts'
import { printPicture, printText } from './print.ts'

export interface ServerFilesOptions {
  /** The server's address, with a slash at its end. */
  readonly server: string
  readonly token: () => Promise<string | undefined>
  readonly conversation: () => ConversationId
  readonly actions: () => FileActions | undefined
  /** What an archive of all files is called, without `.zip`. */
  readonly archiveName: () => string
  /** Asks the other side to send a file again. */
  readonly ask: (text: string) => void
}

/** The files of a conversation, from the server that keeps them. Nothing is loaded before somebody looks at it. */
export class ServerFiles implements FileAccess {
  readonly #options: ServerFilesOptions
  /** Pictures on this page, by what they were loaded for. */
  readonly #pictures = new Map<string, Promise<string>>()

  constructor(options: ServerFilesOptions) {
    this.#options = options
  }

  get actions(): FileActions | undefined {
    return this.#options.actions()
  }

  preview(file: FileMessage): Promise<string> {
    return this.#picture(file, 'preview')
  }

  picture(file: FileMessage): Promise<string> {
    return this.#picture(file, 'open')
  }

  async save({ file, name }: FileMessage): Promise<void> {
    saveFrom((await this.#addresses(file)).save, name)
  }

  async saveAll(): Promise<number> {
    const { server, token, conversation, archiveName } = this.#options
    const files = await filesIn(server, token, conversation())
    const { downloadZip } = await import('client-zip')
    const archive = await downloadZip(this.#contents(uniquelyNamed(files))).blob()
    const address = URL.createObjectURL(archive)
    saveFrom(address, `${archiveName()}.zip`)
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
    return files.length
  }

  async print(file: FileMessage): Promise<void> {
    if (file.type.startsWith('image/')) return printPicture(await this.picture(file), file.name)
    const { save } = await this.#addresses(file.file)
    return printText(await (await readFile(save)).text(), file.name)
  }

  askAgain(text: string): void {
    this.#options.ask(text)
  }

  /** Lets go of the pictures that were loaded. */
  close(): void {
    for (const picture of this.#pictures.values()) void picture.then(URL.revokeObjectURL, () => {})
    this.#pictures.clear()
  }

  #picture(file: FileMessage, which: 'preview' | 'open'): Promise<string> {
    const key = `${which} ${file.file}`
    const known = this.#pictures.get(key)
    if (known) return known
    const loaded = this.#addresses(file.file).then(async (addresses) => {
      const address = addresses[which]
      if (!address) throw new Error(`no ${which} of ${file.file}`)
      return URL.createObjectURL(await readFile(address))
    })
    this.#pictures.set(key, loaded)
    // What failed is tried again when somebody asks again.
    loaded.catch(() => this.#pictures.delete(key))
    return loaded
  }

  async *#contents(files: readonly Pick<FileMessage, 'file' | 'name'>[]) {
    for (const { file, name } of files) {
      const { save } = await this.#addresses(file)
      yield { name, input: await readFile(save) }
    }
  }

  #addresses(file: string): Promise<FileAddresses> {
    const { server, token } = this.#options
    return fileAddresses(new URL(server, location.href).href, token, file)
  }
}

/** Lets the browser save what is at an address. */
function saveFrom(address: string, name: string): void {
  const link = document.createElement('a')
  Object.assign(link, { href: address, download: name, rel: 'noopener noreferrer' })
  link.click()
}

/** Files of the same name get a number before their extension, so that an archive keeps all of them. */
export function uniquelyNamed<Named extends { readonly name: string }>(files: readonly Named[]): readonly Named[] {
  const taken = new Set<string>()
  return files.map((file) => {
    const [, stem = file.name, extension = ''] = /^(.+?)(\.[^.]*)?$/.exec(file.name) ?? []
    let { name } = file
    for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${stem} (${copy})${extension}`
    taken.add(name.toLowerCase())
    return { ...file, name }
  })
}
