import { limits } from '@parley/protocol'

/** A small picture of a picture, as it goes with the file. */
export interface Preview {
  readonly type: 'image/webp' | 'image/jpeg' | 'image/png'
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly bytes: Blob
}

/** Longer sides that are tried, in pixels, until the picture is small enough; and how well it is kept. */
const tries = [
  [480, 0.75],
  [320, 0.7],
  [240, 0.6],
  [120, 0.5],
] as const

/** More pixels than this are not decoded for a small picture: security rule H5. */
const mostPixels = 40_000_000

/** A small picture of `file`, made in this browser; nothing where it is no picture, or one that the browser cannot read. */
export async function makePreview(file: Blob): Promise<Preview | undefined> {
  if (!file.type.startsWith('image/')) return undefined
  let picture: ImageBitmap
  try {
    picture = await createImageBitmap(file)
  } catch {
    return undefined
  }
  try {
    if (picture.width * picture.height > mostPixels) return undefined
    for (const [side, quality] of tries) {
      const made = await draw(picture, side, quality)
      if (made && made.bytes.size <= limits.previewBytes) return made
    }
    return undefined
  } finally {
    picture.close()
  }
}

async function draw(picture: ImageBitmap, side: number, quality: number): Promise<Preview | undefined> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const [width, height] = [picture.width, picture.height].map((pixels) => Math.max(1, Math.round(pixels * scale)))
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width!, height!)
  // Where a browser cannot write WebP it writes PNG, and says so.
  const bytes = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/webp', quality))
  return bytes ? { type: bytes.type as Preview['type'], width: width!, height: height!, bytes } : undefined
}
