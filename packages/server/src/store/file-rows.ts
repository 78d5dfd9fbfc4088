import type { ConversationId, FileId } from '@parley/protocol'

/**
 * How far a file is. `receiving`: bytes are missing. `checking`: all are there, and are looked at. `kept`: found good and stored, but
 * the conversation does not know of it yet. `stored`: it stands in the conversation. `refused`: its bytes are gone.
 */
export type FileState = 'receiving' | 'checking' | 'kept' | 'stored' | 'refused'

/** What is known of a file beside its bytes. */
export interface FileRow {
  readonly file: FileId
  readonly conversation: ConversationId
  /** Who sends it: `actorKey`. */
  readonly by: string
  /** What its sender calls it: the id of the command that writes the message. Unique with `by`. */
  readonly upload: string
  /** Clean: see `cleanFileName`. */
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly preview: { readonly type: string; readonly width: number; readonly height: number } | null
  readonly state: FileState
  /** Why it was refused, as JSON. */
  readonly error: string | null
  /** Base64url; from `checking` on. */
  readonly sha256: string | null
  /** Milliseconds since 1970. */
  readonly createdAt: number
  /** When something last happened to it; exact to a minute. */
  readonly touchedAt: number
}

/** What one person may do at once. */
export interface FileAllowance {
  /** Files under way; those touched before `activeSince` were given up. */
  readonly maxCount: number
  readonly activeSince: number
  /** Bytes of all files since `since` together, the new one included. */
  readonly dailyBytes: number
  readonly since: number
}

export type AddedFile =
  | { readonly is: 'added' }
  /** Its sender has announced it before. */
  | { readonly is: 'known'; readonly row: FileRow }
  | { readonly is: 'too-many' }
  /** The earliest of the files that use the room up is from `oldestAt`. */
  | { readonly is: 'over-quota'; readonly oldestAt: number }

export type FileChange = Partial<Pick<FileRow, 'state' | 'error' | 'sha256' | 'preview' | 'touchedAt'>>

/** The part of the store that knows files. Their bytes are in a `FileStore`. */
export interface FileRows {
  /** A new file, unless its sender has sent too much. Durable when resolved, as with all of these. */
  addFile(row: FileRow, allowance: FileAllowance): Promise<AddedFile>

  /** One file; nothing for an unknown one. */
  findFile(file: FileId): Promise<FileRow | undefined>

  /** What a sender has announced under this id; nothing when there was no such announcement. */
  findUpload(by: string, upload: string): Promise<FileRow | undefined>

  /** Changes a file that is in the state `from`; false when it is in another one, or unknown. */
  changeFile(file: FileId, from: FileState, change: FileChange): Promise<boolean>

  /** Forgets a file that is in the state `from`; false when it is in another one, or unknown. */
  dropFile(file: FileId, from: FileState): Promise<boolean>

  /** The files that stand in a conversation, in the order of their beginning. */
  filesOf(conversation: ConversationId): Promise<readonly FileRow[]>

  /** Those in one of these states, not touched since `before`, the longest untouched first, at most `limit`. */
  filesIn(states: readonly FileState[], range: { before: number; limit: number }): Promise<readonly FileRow[]>
}
