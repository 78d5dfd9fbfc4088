import { limits } from '@parley/protocol'

// Controls, line ends, and the marks that turn the direction of writing: a name stays within its line.
const unwanted = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]+/gu
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u

/** A name fit for one line: composed (NFC), without controls, at most as long as names may be; nothing when nothing can be seen. */
export function cleanName(name: string): string | undefined {
  const clean = name.normalize('NFC').replace(unwanted, ' ').replace(/\s+/g, ' ').trim()
  if (!visible.test(clean)) return undefined
  if (clean.length <= limits.nameChars) return clean
  return clean
    .slice(0, limits.nameChars)
    .toWellFormed()
    .replace(/\ufffd$/u, '')
    .trimEnd()
}
