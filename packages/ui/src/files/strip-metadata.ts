/**
 * A picture without what it tells about its making: place, time, camera, software. Pixels and colours stay as they are, letter by
 * letter; of EXIF only the orientation stays, because without it the picture would lie on its side.
 *
 * Knows JPEG, PNG and WebP. Anything else, and what is broken, comes back as it is.
 */
export function withoutMetadata(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const strip = strippers.find(({ begins }) => begins(bytes))
  try {
    return strip ? joined(strip.parts(bytes)) : bytes
  } catch {
    // Shorter than it says it is: whoever reads it finds it broken, with or without us.
    return bytes
  }
}

type Part = Uint8Array

const text = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length))

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const strippers: readonly {
  readonly begins: (bytes: Uint8Array) => boolean
  readonly parts: (bytes: Uint8Array) => readonly Part[]
}[] = [
  { begins: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8, parts: jpegParts },
  { begins: (bytes) => text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n', parts: pngParts },
  { begins: (bytes) => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === 'WEBP', parts: webpParts },
]

/** Segments that are kept besides the image's own: JFIF's head, the colour profile, and how Adobe stored the colours. */
const keptApplications = [
  { marker: 0xe0, name: 'JFIF\0' },
  { marker: 0xe2, name: 'ICC_PROFILE\0' },
  { marker: 0xee, name: 'Adobe' },
]

// ITU-T T.81, Annex B: markers are 0xff and a code; most are followed by a length, of two bytes, that counts itself.
function jpegParts(bytes: Uint8Array): readonly Part[] {
  const data = view(bytes)
  const parts: Part[] = [bytes.subarray(0, 2)]
  let at = 2
  for (;;) {
    while (data.getUint8(at + 1) === 0xff) at++ // fill bytes
    const marker = data.getUint8(at + 1)
    // The end: what hangs behind it is another picture, or a film.
    if (marker === 0xd9) return [...parts, bytes.subarray(at, at + 2)]
    const end = at + 2 + data.getUint16(at + 2)
    if (marker === 0xe1 && text(bytes, at + 4, 6) === 'Exif\0\0') {
      const orientation = orientationIn(bytes.subarray(at + 10, end))
      if (orientation > 1) parts.push(exifOf(orientation))
    } else if (isOfTheImage(marker) || keptApplications.some((kept) => isApplication(bytes, at, kept)))
      parts.push(bytes.subarray(at, end))
    at = end
    if (marker !== 0xda) continue
    // The scan: it lasts until a marker that is neither a stuffed byte nor a restart.
    while (!(data.getUint8(at) === 0xff && isMarkerInScan(data.getUint8(at + 1)))) at++
    parts.push(bytes.subarray(end, at))
  }
}

/** Neither an application's segment nor a comment. */
const isOfTheImage = (marker: number) => (marker < 0xe0 || marker > 0xef) && marker !== 0xfe

const isMarkerInScan = (code: number) => code !== 0 && !(code >= 0xd0 && code <= 0xd7)

const isApplication = (bytes: Uint8Array, at: number, { marker, name }: (typeof keptApplications)[number]) =>
  bytes[at + 1] === marker && text(bytes, at + 4, name.length) === name

const orientationTag = 0x0112

/** How a picture is turned, from 1 to 8, by the first directory of its EXIF (which has the form of a TIFF file). */
function orientationIn(tiff: Uint8Array): number {
  try {
    const data = view(tiff)
    const little = data.getUint16(0) === 0x4949
    const directory = data.getUint32(4, little)
    for (let entry = 0; entry < data.getUint16(directory, little); entry++) {
      const at = directory + 2 + entry * 12
      if (data.getUint16(at, little) !== orientationTag) continue
      const orientation = data.getUint16(at + 8, little)
      return orientation <= 8 ? orientation : 1
    }
  } catch {
    // Broken EXIF turns nothing.
  }
  return 1
}

/** A segment of EXIF that says how the picture is turned, and nothing else. */
function exifOf(orientation: number): Part {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  const body = [...new TextEncoder().encode('Exif\0\0'), ...tiff]
  return Uint8Array.from([0xff, 0xe1, 0, body.length + 2, ...body])
}

const pngWithoutImage = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'])

// PNG specification, 5.3: each chunk is its length, its name, its data, its check sum.
function pngParts(bytes: Uint8Array): readonly Part[] {
  const data = view(bytes)
  const parts: Part[] = [bytes.subarray(0, 8)]
  for (let at = 8; ; ) {
    const name = text(bytes, at + 4, 4)
    const end = at + 12 + data.getUint32(at)
    if (end > bytes.length) throw new RangeError('a chunk is longer than the file')
    if (!pngWithoutImage.has(name)) parts.push(bytes.subarray(at, end))
    if (name === 'IEND') return parts
    at = end
  }
}

// RFC 9649: chunks of a name, a length and data, padded to even lengths; VP8X tells which there are.
function webpParts(bytes: Uint8Array): readonly Part[] {
  const data = view(bytes)
  const chunks: Part[] = []
  const end = Math.min(bytes.length, 8 + data.getUint32(4, true))
  for (let at = 12; at + 8 <= end; ) {
    const name = text(bytes, at, 4)
    const size = data.getUint32(at + 4, true)
    const next = at + 8 + size + (size % 2)
    if (next > bytes.length) throw new RangeError('a chunk is longer than the file')
    if (name === 'VP8X') {
      const head = bytes.slice(at, next)
      head[8] = head[8]! & ~0b1100 // neither EXIF nor XMP
      chunks.push(head)
    } else if (name !== 'EXIF' && name !== 'XMP ') chunks.push(bytes.subarray(at, next))
    at = next
  }
  const head = bytes.slice(0, 12)
  view(head).setUint32(4, 4 + chunks.reduce((sum, { length }) => sum + length, 0), true)
  return [head, ...chunks]
}

function joined(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
