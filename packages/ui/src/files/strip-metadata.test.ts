import { expect } from '@open-wc/testing'
import { withoutMetadata } from './strip-metadata.ts'

const ascii = (text: string) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
const big32 = (value: number) => [24, 16, 8, 0].map((bits) => (value >> bits) & 0xff)
const little32 = (value: number) => big32(value).toReversed()
const secret = 'GPS 52.5163 N 13.3777 E'

/** A picture of this browser: 8 by 4 pixels, the left half red. */
async function picture(type: string): Promise<number[]> {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: 8, height: 4 })
  const context = canvas.getContext('2d')!
  context.fillStyle = 'white'
  context.fillRect(0, 0, 8, 4)
  context.fillStyle = 'red'
  context.fillRect(0, 0, 4, 4)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 1))
  return [...new Uint8Array(await blob!.arrayBuffer())]
}

/** EXIF as cameras write it: how the picture is turned, and where it was taken. */
const exif = (orientation: number) => [
  ...ascii('Exif\0\0MM'),
  ...[0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  ...ascii(secret),
]

const segment = (marker: number, body: number[]) => [
  0xff,
  marker,
  (body.length + 2) >> 8,
  (body.length + 2) & 0xff,
  ...body,
]
const pngChunk = (name: string, data: number[]) => [...big32(data.length), ...ascii(name), ...data, 0, 0, 0, 0]
const webpChunk = (name: string, data: number[]) => [
  ...ascii(name),
  ...little32(data.length),
  ...data,
  ...(data.length % 2 ? [0] : []),
]

const insertedAt = (bytes: number[], at: number, more: number[]) => [...bytes.slice(0, at), ...more, ...bytes.slice(at)]

const stripped = (bytes: number[]) => withoutMetadata(Uint8Array.from(bytes))
const contains = (bytes: Uint8Array, text: string) => String.fromCharCode(...bytes).includes(text)

/** The picture as it is shown, pixel by pixel. */
async function pixels(bytes: Uint8Array<ArrayBuffer>, type: string) {
  const bitmap = await createImageBitmap(new Blob([bytes], { type }))
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: bitmap.width, height: bitmap.height })
  const context = canvas.getContext('2d')!
  context.drawImage(bitmap, 0, 0)
  return [bitmap.width, bitmap.height, ...context.getImageData(0, 0, bitmap.width, bitmap.height).data]
}

describe('what a picture tells about its making', () => {
  it('[FIL42] is not sent with a JPEG: neither place nor comments, nor what hangs behind its end', async () => {
    const plain = await picture('image/jpeg')
    const told = [
      ...insertedAt(plain, 2, [
        ...segment(0xe1, exif(1)),
        ...segment(0xfe, ascii(secret)),
        ...segment(0xed, ascii(secret)),
      ]),
      ...ascii(secret),
    ]
    const kept = stripped(told)
    expect(contains(kept, secret)).to.equal(false)
    expect(contains(kept, 'Exif')).to.equal(false)
    expect(await pixels(kept, 'image/jpeg')).to.deep.equal(await pixels(Uint8Array.from(plain), 'image/jpeg'))
  })

  it('[FIL42] but a JPEG stays turned as it was', async () => {
    const turned = insertedAt(await picture('image/jpeg'), 2, segment(0xe1, exif(6)))
    const kept = stripped(turned)
    expect(contains(kept, secret)).to.equal(false)
    const shown = await pixels(kept, 'image/jpeg')
    expect(shown.slice(0, 2)).to.deep.equal([4, 8])
    expect(shown).to.deep.equal(await pixels(Uint8Array.from(turned), 'image/jpeg'))
  })

  it('[FIL42] is not sent with a PNG', async () => {
    const plain = await picture('image/png')
    const told = insertedAt(plain, 33, [...pngChunk('tEXt', ascii(secret)), ...pngChunk('eXIf', ascii(secret))])
    expect([...stripped([...told, ...ascii(secret)])]).to.deep.equal(plain)
  })

  it('[FIL42] is not sent with a WebP', async () => {
    const plain = await picture('image/webp')
    const told = [...plain, ...webpChunk('EXIF', ascii(secret)), ...webpChunk('XMP ', ascii(secret))]
    told.splice(4, 4, ...little32(told.length - 8))
    expect([...stripped(told)]).to.deep.equal(plain)
  })

  it('[FIL42] what is broken, and what is no picture, stays as it is', async () => {
    const cut = (await picture('image/jpeg')).slice(0, 40)
    const page = ascii('%PDF-1.7 with the name of a camera')
    for (const bytes of [cut, page, [], [0xff, 0xd8], ascii('RIFF')]) expect([...stripped(bytes)]).to.deep.equal(bytes)
  })
})
