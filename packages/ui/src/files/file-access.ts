import type { FileActions, Message } from '@parley/protocol'

/** A file as it stands in the transcript. */
export type FileMessage = Message<'file'>

/** What can be done with a file that was sent. */
export type FileAction = 'open' | 'save' | 'saveAll' | 'print'

/** How the files of one conversation are had. */
export interface FileAccess {
  /** What the site allows. */
  readonly actions: FileActions | undefined
  /** The address of a small picture, on this page; fails where there is none. */
  preview(file: FileMessage): Promise<string>
  /** All of a picture, as an address on this page. */
  picture(file: FileMessage): Promise<string>
  /** Lets the browser save it where the reader keeps files; what it does then is the browser's and its owner's business. */
  save(file: FileMessage): Promise<void>
  /** Saves all files of the conversation as one archive. Returns how many there are. */
  saveAll(): Promise<number>
  print(file: FileMessage): Promise<void>
  /** Asks the other side to send this file again. */
  askAgain(text: string): void
}

const given = new WeakMap<Node, FileAccess>()
const waiting = new Set<() => void>()

/** Whatever is drawn inside `root` may have files this way from now on. */
export function giveFileAccess(root: Node, access: FileAccess): void {
  given.set(root, access)
  for (const look of [...waiting]) look()
}

/** Calls `found` with the access of the nearest root around `element`, at once or when there is one. Returns how to stop waiting. */
export function findFileAccess(element: Node, found: (access: FileAccess) => void): () => void {
  const look = () => {
    const access = accessAround(element)
    if (!access) return
    waiting.delete(look)
    found(access)
  }
  waiting.add(look)
  look()
  return () => void waiting.delete(look)
}

function accessAround(element: Node): FileAccess | undefined {
  for (let node: Node | null = element; node; node = node.parentNode ?? (node as ShadowRoot).host ?? null) {
    const access = given.get(node)
    if (access) return access
  }
  return undefined
}
