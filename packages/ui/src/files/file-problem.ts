import { extensionOf, type FileLimits } from '@parley/protocol'

/** Why a file cannot go with the message, and what the text about it needs. */
export type FileProblem =
  | { readonly is: 'empty' }
  | { readonly is: 'tooLarge'; readonly most: number }
  | { readonly is: 'wrongType'; readonly types: readonly string[] }
  | { readonly is: 'tooMany'; readonly most: number }

/** What stands against sending `file` where `before` others go already; nothing when it may go. The server asks all of it again. */
export function problemOf(
  { name, size }: Pick<File, 'name' | 'size'>,
  { types, maxBytes, maxCount }: Pick<FileLimits, 'types' | 'maxBytes' | 'maxCount'>,
  before: number,
): FileProblem | undefined {
  if (before >= maxCount) return { is: 'tooMany', most: maxCount }
  if (!types.includes(extensionOf(name))) return { is: 'wrongType', types }
  if (size > maxBytes) return { is: 'tooLarge', most: maxBytes }
  if (size === 0) return { is: 'empty' }
  return undefined
}
