import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { calculateJwkThumbprint } from 'jose'
import { checkTranscript } from '../transcripts/check-transcript.ts'
import { publicKeySchema, type PublicKey } from '../transcripts/format.ts'
import { StartProblem } from './start-problem.ts'
import type { Outcome } from './verify-audit.ts'

/**
 * Checks a transcript in a file ([VER6]). It needs no settings, no server and no network.
 *
 * @param key the key that it has to be signed with: its JWK, or a file with it
 * @throws StartProblem when a file cannot be read, or the key is none.
 */
export async function verifyTranscript(file: string, key: string | undefined): Promise<Outcome> {
  const pinned = key === undefined ? undefined : keyIn(key)
  const verdict = checkTranscript(contentOf(file), pinned)
  if (verdict.is === 'broken') return { text: `The transcript is broken. ${verdict.why}.`, exitCode: 1 }
  const { events, conversation, site, exportedAt, key: signer } = verdict.transcript
  const lines = [
    `ok: ${events.length} events of conversation ${conversation} (site ${site}), handed out ${new Date(exportedAt).toISOString()}`,
    `signed with the key ${signer.x} (thumbprint ${await calculateJwkThumbprint(signer)})`,
  ]
  if (!pinned) lines.push('Compare that key with GET /v1/transcript-key of the server, or give it with --key.')
  return { text: lines.join('\n'), exitCode: 0 }
}

function keyIn(word: string): PublicKey {
  const text = word.trimStart().startsWith('{') ? word : contentOf(word).toString('utf8')
  try {
    return v.parse(publicKeySchema, JSON.parse(text))
  } catch {
    throw new StartProblem(
      'What follows --key is no public Ed25519 key as a JWK. Take what GET /v1/transcript-key answers.',
    )
  }
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new StartProblem(`"${file}" cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`)
  }
}
