/** One thing that was cut, changed or left out. */
export interface ImportNote {
  /** Where it stood in what arrived: `attachment.payload.elements.2.title`; empty for the whole of it. */
  readonly path: string
  /** Shortened, altered, dropped, or turned into plain text. */
  readonly change: 'cut' | 'changed' | 'left-out' | 'as-text'
  /** What happened, for the author of the message. */
  readonly detail: string
}

/** Takes one note. */
export type Report = (path: string, change: ImportNote['change'], detail: string) => void

/** Notes of one import; a payload of thousands of mistakes fills no log. */
export const notesAtMost = 100

/** A place for notes, and the function that fills it. */
export function collectNotes(): { readonly notes: readonly ImportNote[]; readonly report: Report } {
  const notes: ImportNote[] = []
  return {
    notes,
    report(path, change, detail) {
      if (notes.length < notesAtMost) notes.push({ path: path.slice(0, 500), change, detail: detail.toWellFormed() })
      else if (notes.length === notesAtMost) notes.push({ path: '', change: 'cut', detail: 'There are more notes.' })
    },
  }
}
