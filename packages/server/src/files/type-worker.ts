import { fileTypeFromBuffer } from 'file-type'

// Looks at foreign bytes in a thread of its own: what makes it stumble or hang stops nobody else.

export default async function typeOf(head: Uint8Array): Promise<string | undefined> {
  return (await fileTypeFromBuffer(head))?.mime
}
