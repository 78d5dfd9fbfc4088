import { ChatError, cleanFileName, limits, typeOfName } from '@parley/protocol'
import * as v from 'valibot'
import { pictureSize } from './picture-size.ts'

const id = v.pipe(v.string(), v.regex(/^[\w-]{22}$/))
const pixels = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(limits.previewPixels))

/** Characters of base64 for so many bytes. */
const base64Chars = Math.ceil(limits.previewBytes / 3) * 4

const schema = v.strictObject({
  id,
  conversation: id,
  name: v.pipe(v.string(), v.maxLength(8_192)),
  type: v.pipe(v.string(), v.maxLength(255)),
  bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  preview: v.optional(
    v.strictObject({
      type: v.picklist(['image/png', 'image/jpeg', 'image/webp']),
      width: pixels,
      height: pixels,
      data: v.pipe(v.string(), v.maxLength(base64Chars), v.base64()),
    }),
  ),
})

/** Bytes that an announcement may have: the small picture, and a long name. */
export const announcementBytes = base64Chars + 32_768

/** A file as its sender announces it. The name is clean. */
export interface Announced {
  readonly id: string
  readonly conversation: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly preview?: { readonly type: string; readonly width: number; readonly height: number; readonly data: Buffer }
}

/**
 * What a client announces. A small picture has to be one, and of the size that it is said to have ([FIL13]).
 *
 * @throws ChatError `bad-request` with field and problem.
 */
export function readAnnouncement(body: unknown): Announced {
  const result = v.safeParse(schema, body)
  if (!result.success) {
    const [issue] = result.issues
    throw new ChatError('bad-request', { field: v.getDotPath(issue) ?? 'body', problem: issue.message })
  }
  const { preview, name, ...rest } = result.output
  const announced = { ...rest, name: cleanFileName(name) }
  if (!preview) return announced
  const data = Buffer.from(preview.data, 'base64')
  const size = pictureSize(data)
  const fits = size?.type === preview.type && size.width === preview.width && size.height === preview.height
  if (!fits || data.length > limits.previewBytes)
    throw new ChatError('bad-request', { field: 'preview', problem: 'is not the small picture that it says' })
  if (!typeOfName(announced.name)?.startsWith('image/'))
    throw new ChatError('bad-request', { field: 'preview', problem: 'is for pictures' })
  return { ...announced, preview: { ...preview, data } }
}
