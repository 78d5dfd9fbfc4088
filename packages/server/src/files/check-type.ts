import { ChatError, extensionOf, type FileExtension, typeOfName } from '@parley/protocol'
import { kindOf, mayBeCalled } from './file-kinds.ts'
import { textIn } from './looks-like-text.ts'
import type { TypeDetector } from './type-detector.ts'

/**
 * The type that a file is served as, by its name and by what its sender says it is ([FIL6]).
 *
 * @throws ChatError `file-type-refused` for types that are not taken, `file-type-mismatch` when name and type do not fit.
 */
export function promisedType({ name, type }: { name: string; type: string }, taken: readonly string[]): string {
  const extension = extensionOf(name)
  const promised = typeOfName(name)
  if (promised === undefined || !taken.includes(extension))
    throw new ChatError('file-type-refused', { types: taken.join(', ') })
  if (!mayBeCalled(extension as FileExtension, type.toLowerCase().split(';')[0]?.trim() ?? ''))
    throw new ChatError('file-type-mismatch', { named: extension, found: type })
  return promised
}

/**
 * Whether the first bytes are what the name promises ([FIL7]).
 *
 * @throws ChatError `file-type-mismatch`.
 */
export async function checkBytes(name: string, head: Uint8Array, detector: TypeDetector): Promise<void> {
  const extension = extensionOf(name) as FileExtension
  const { magic } = kindOf(extension)
  const text = textIn(head)
  if (magic === 'text') {
    // Some words begin like pictures: `BMW` is a bitmap to who looks at two bytes.
    if (text === 'text') return
    throw new ChatError('file-type-mismatch', { named: extension, found: text ?? 'no text' })
  }
  const found = await detector.typeOf(head)
  if (found !== undefined && magic.includes(found)) return
  throw new ChatError('file-type-mismatch', { named: extension, found: found ?? text ?? 'unknown' })
}
