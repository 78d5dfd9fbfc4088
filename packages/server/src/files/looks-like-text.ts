// Bytes that no text has: controls but tab, line feed, form feed, carriage return and escape.
const controls: ReadonlySet<number> = new Set(
  Array.from({ length: 32 }, (_, code) => code)
    .filter((code) => ![9, 10, 12, 13, 27].includes(code))
    .concat(127),
)

/** What a browser could take for a page, a drawing or a script, however much stands before it is called white. */
const markup =
  /^\s*<(?:!doctype|!--|html|head|body|title|script|style|svg|iframe|meta|base|link|object|embed|form|\?xml)/i

/** The mark that may begin a text: as UTF-16 has it, and its three bytes in UTF-8. */
const byteOrderMark = /^(?:\ufeff|\xef\xbb\xbf)/

/** As what the first bytes of a file read, if they are text at all. */
export function textIn(head: Uint8Array): 'text' | 'markup' | undefined {
  const text = decoded(head)
  if (text === undefined) return undefined
  return markup.test(text.replace(byteOrderMark, '')) ? 'markup' : 'text'
}

function decoded(head: Uint8Array): string | undefined {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (isUtf16) return new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head)
  if (head.some((byte) => controls.has(byte))) return undefined
  // Whatever the encoding is: markup is written in ASCII, and the rest need not be read.
  return new TextDecoder('latin1').decode(head)
}
