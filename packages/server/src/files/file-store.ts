/** How much room there is. */
export interface Space {
  readonly freeBytes: number
  readonly totalBytes: number
}

/** Something that was begun and not finished. */
export interface Part {
  readonly key: string
  readonly bytes: number
  /** When bytes last came: milliseconds since 1970. */
  readonly touchedAt: number
}

/**
 * Where the bytes of files are. A key is 1 to 64 letters, digits and `_ - .`; what it names is first a part, which grows, and once
 * finished it never changes. What is promised here holds for every implementation (`test/contracts/files`).
 *
 * All of them throw ChatError `unavailable` while there is no room or no connection; nothing that was there is lost then.
 */
export interface FileStore {
  /**
   * Adds bytes to a part at `offset`, which is its end, and gives its new end. When `source` breaks off, or there is no more room, what
   * came until then stays: durable when resolved or rejected.
   *
   * @throws ChatError `wrong-offset` with the part's end when that is not `offset`; and whatever `source` throws.
   */
  append(key: string, offset: number, source: AsyncIterable<Uint8Array>): Promise<number>

  /** The end of a part; 0 for an unknown one. */
  partBytes(key: string): Promise<number>

  /** The bytes of a part from `from` to before `to`, fewer where it ends earlier. Nothing for an unknown one. */
  readPart(key: string, range: { from: number; to: number }): AsyncIterable<Uint8Array>

  /** Makes a part a finished file, durably. Harmless when it is one already. @throws ChatError `not-found` when there is neither. */
  finish(key: string): Promise<void>

  /** The bytes of a finished file from `from` to before `to`; nothing for an unknown one. */
  read(key: string, range: { from: number; to: number }): Promise<AsyncIterable<Uint8Array> | undefined>

  /** Takes a part or a finished file away. Harmless for an unknown one. */
  remove(key: string): Promise<void>

  /** All parts. */
  parts(): Promise<readonly Part[]>

  space(): Promise<Space>
}
