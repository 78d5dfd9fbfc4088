import { createPublicKey, verify } from 'node:crypto'
import * as v from 'valibot'
import { hashOf } from '../audit/chain.ts'
import { firstHash, signedText, transcriptSchema, type PublicKey, type Transcript } from './format.ts'

export type TranscriptVerdict =
  | { readonly is: 'whole'; readonly transcript: Transcript }
  /** `why` is a sentence without its full stop. */
  | { readonly is: 'broken'; readonly why: string }

const broken = (why: string): TranscriptVerdict => ({ is: 'broken', why })

/**
 * Whether a transcript is what the server has handed out, byte by byte ([VER6]). `pinned`: the key that it has to be signed with; without
 * one it says only that it fits together, for whoever changes it can sign it anew with a key of their own.
 */
export function checkTranscript(bytes: Uint8Array, pinned?: PublicKey): TranscriptVerdict {
  const text = textOf(bytes)
  const json = text === undefined ? undefined : parsed(text)
  if (json === undefined) return broken('It is cut off, or no transcript at all: it is not JSON')
  const read = v.safeParse(transcriptSchema, json)
  if (!read.success)
    return broken(`It is no transcript of version 1: ${v.getDotPath(read.issues[0]) ?? 'it'} does not fit`)
  const transcript = read.output
  const { events, head, key, signature } = transcript

  let hash = firstHash(transcript)
  for (const [place, link] of events.entries()) {
    hash = hashOf(hash, link.event)
    if (hash === link.hash) continue
    const before = place === 0 ? 'what stands above the events' : 'one before it'
    return broken(`Event ${place + 1} was changed, or ${before} was changed, taken out or moved`)
  }
  if (hash !== head) return broken(`Events are missing after event ${events.length}, or the head was changed`)
  if (pinned && pinned.x !== key.x) return broken('It is signed with another key than the one that was given')
  if (!isSigned(transcript)) return broken(`The signature ${signature.slice(0, 8)}… does not fit`)
  if (JSON.stringify(transcript) !== text)
    return broken('It says what was signed, but was written anew letter by letter')
  return { is: 'whole', transcript }
}

function isSigned({ events, signature, ...told }: Transcript): boolean {
  const bytes = Buffer.from(signature, 'base64url')
  // The last letter has bits that no byte needs.
  if (bytes.toString('base64url') !== signature) return false
  try {
    const key = createPublicKey({ key: told.key, format: 'jwk' })
    return verify(null, Buffer.from(signedText({ ...told, count: events.length })), key, bytes)
  } catch {
    // The key is none.
    return false
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
