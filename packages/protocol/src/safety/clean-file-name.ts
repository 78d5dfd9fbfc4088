import { limits } from '../limits.ts'

// Controls, line ends, and the marks that turn the direction of writing or cannot be seen: `exe.gpj` stays what it is.
const unwanted =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]+/gu

/** What some system takes for a folder, a drive, a pattern or a stream. */
const reserved = /[<>:"/\\|?*]/g

/** Names that Windows takes for devices, whatever stands behind the dot. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(?=\.|$)/i

/** Characters of an extension that is kept when a long name is cut. */
const extensionChars = 16

/**
 * A name under which a file can be shown and saved anywhere: the last part of a path, composed (NFC), on one line, without controls,
 * hidden marks, device names, and dots or spaces at its ends; at most 255 bytes, cut between graphemes and before the extension.
 * A name of which nothing is left is `file`.
 */
export function cleanFileName(name: string): string {
  // Far more than is kept: what is longer need not be looked at.
  const start = name.length > 8_192 ? name.slice(-8_192) : name
  const last = start.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const plain = last.normalize('NFC').replace(unwanted, '').replace(reserved, '_').replace(/\s+/gu, ' ')
  const trimmed = plain.replace(/^[. ]+|[. ]+$/gu, '').replace(/ +\./gu, '.')
  if (trimmed === '') return 'file'
  return cut(device.test(trimmed) ? `_${trimmed}` : trimmed)
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length

function cut(name: string): string {
  if (bytesOf(name) <= limits.fileNameBytes) return name
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 && name.length - dot <= extensionChars ? name.slice(dot) : ''
  let left = limits.fileNameBytes - bytesOf(extension)
  let kept = ''
  for (const { segment } of new Intl.Segmenter().segment(name.slice(0, name.length - extension.length))) {
    left -= bytesOf(segment)
    if (left < 0) break
    kept += segment
  }
  return `${kept.trimEnd() || 'file'}${extension}`
}
