import { readFileSync } from 'node:fs'

/** What a server did to one file of its data folder, to the folder, or told somebody. */
export type Deed =
  | { readonly is: 'opened'; readonly file: string; readonly size: number; readonly path: string }
  | { readonly is: 'written'; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly is: 'resized'; readonly file: string; readonly size: number }
  /** Everything that was done to the file before is on the disk. */
  | { readonly is: 'synced'; readonly file: string }
  /** Every file that was made, renamed or removed before is so on the disk. */
  | { readonly is: 'folder-synced' }
  | { readonly is: 'unlinked'; readonly path: string }
  | { readonly is: 'renamed'; readonly from: string; readonly to: string }
  | { readonly is: 'sent'; readonly bytes: Buffer }

/** A note's kind, inode, place and length, as `journal-writes.c` packs them. */
const headBytes = 1 + 8 + 8 + 4

/** The deeds in their order. A last one that kill -9 has cut off is none: nobody was told of it. */
export function readRecording(path: string): Deed[] {
  const notes = readFileSync(path)
  const deeds: Deed[] = []
  for (let from = 0; from + headBytes <= notes.length; ) {
    const file = String(notes.readBigUInt64LE(from + 1))
    const at = Number(notes.readBigUInt64LE(from + 9))
    const end = from + headBytes + notes.readUInt32LE(from + 17)
    if (end > notes.length) break
    deeds.push(deedFrom(notes[from], file, at, notes.subarray(from + headBytes, end)))
    from = end
  }
  return deeds
}

function deedFrom(kind: number | undefined, file: string, at: number, bytes: Buffer): Deed {
  switch (kind) {
    case 1:
      return { is: 'opened', file, size: at, path: bytes.toString() }
    case 2:
      return { is: 'written', file, at, bytes }
    case 3:
      return { is: 'resized', file, size: at }
    case 4:
      return { is: 'synced', file }
    case 5:
      return { is: 'folder-synced' }
    case 6:
      return { is: 'unlinked', path: bytes.toString() }
    case 7: {
      const [from = '', to = ''] = bytes.toString().split('\0')
      return { is: 'renamed', from, to }
    }
    case 8:
      return { is: 'sent', bytes }
    default:
      throw new Error(`journal-writes.c notes a kind that nobody knows: ${kind}`)
  }
}

/** The commands that somebody was told are accepted, with the `seq` they were told. What is sent to clients is plain text. */
export function toldIn(deeds: readonly Deed[]): Map<string, number | undefined> {
  const told = new Map<string, number | undefined>()
  for (const deed of deeds) {
    if (deed.is !== 'sent') continue
    for (const [, id = '', seq] of deed.bytes.toString('latin1').matchAll(acceptedFrame))
      told.set(id, seq === undefined ? undefined : Number(seq))
  }
  return told
}

const acceptedFrame = /\{"type":"accepted","id":"([^"]+)"(?:,"seq":(\d+))?\}/g
