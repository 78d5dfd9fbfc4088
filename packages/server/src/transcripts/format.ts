import { createHash } from 'node:crypto'
import * as v from 'valibot'

/** SHA-256 in hexadecimal digits. */
const digits = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/))

/** Ed25519 keys have 32 bytes, signatures 64. */
const base64url = (letters: number) => v.pipe(v.string(), v.regex(new RegExp(`^[\\w-]{${letters}}$`)))

export const publicKeySchema = v.strictObject({
  kty: v.literal('OKP'),
  crv: v.literal('Ed25519'),
  x: base64url(43),
})

/** The public half of the key that transcripts are signed with. */
export type PublicKey = v.InferOutput<typeof publicKeySchema>

/** A transcript as it is handed out ([VER1]): one line of JSON, its members in this order. */
export const transcriptSchema = v.strictObject({
  format: v.literal('parley-transcript'),
  version: v.literal(1),
  site: v.string(),
  conversation: v.string(),
  /** Milliseconds since 1970. */
  exportedAt: v.pipe(v.number(), v.integer()),
  /** `event`: the JSON as it is stored, letter by letter. */
  events: v.array(v.strictObject({ event: v.string(), hash: digits })),
  /** The last hash. */
  head: digits,
  files: v.array(v.strictObject({ file: v.string(), name: v.string(), bytes: v.number(), sha256: digits })),
  key: publicKeySchema,
  signature: base64url(86),
})

export type Transcript = v.InferOutput<typeof transcriptSchema>

/** What is known of a transcript before its events are read. */
export type Beginning = Pick<Transcript, 'format' | 'version' | 'site' | 'conversation' | 'exportedAt'>

/** What the chain of a conversation begins with ([VER2]). */
export const firstHash = ({ format, version, site, conversation }: Beginning): string =>
  createHash('sha256')
    .update(JSON.stringify([format, version, site, conversation]))
    .digest('hex')

/** What is signed ([VER3]): everything but the events, of which the number and the head stand for all. */
export function signedText({
  format,
  version,
  site,
  conversation,
  exportedAt,
  count,
  head,
  files,
  key,
}: Beginning & Pick<Transcript, 'head' | 'files' | 'key'> & { readonly count: number }): string {
  const told = files.map(({ file, name, bytes, sha256 }) => [file, name, bytes, sha256])
  return JSON.stringify([format, version, site, conversation, exportedAt, count, head, told, key.kty, key.crv, key.x])
}
