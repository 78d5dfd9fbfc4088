import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { StartProblem } from '../running/start-problem.ts'
import type { PublicKey } from './format.ts'

/** A new Ed25519 key. */
export const makeSigningKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey

/** @throws Error when it is no Ed25519 key in PKCS #8 as PEM. The text is not in the message. */
export function readSigningKey(pem: string): KeyObject {
  const key = createPrivateKey(pem)
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`it is a key for ${key.asymmetricKeyType}`)
  return key
}

export const publicHalf = (key: KeyObject): PublicKey => {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
  return { kty: 'OKP', crv: 'Ed25519', x }
}

/**
 * The key in the file at `path`, made there when it is missing, for the server's user alone ([VER5]).
 *
 * @throws StartProblem when what is there is no key: a new one would make transcripts look like another server's.
 */
export function keptSigningKey(path: string): KeyObject {
  if (!existsSync(path)) {
    // Whole or not at all, however the process ends.
    const draft = `${path}.new`
    const pem = makeSigningKey().export({ type: 'pkcs8', format: 'pem' })
    writeFileSync(draft, pem, { mode: 0o600, flush: true })
    renameSync(draft, path)
  }
  try {
    return readSigningKey(readFileSync(path, 'utf8'))
  } catch {
    throw new StartProblem(
      `${path} holds no Ed25519 key that can be read. Put it back from a backup; without one, delete it, and tell those who check transcripts about the new key.`,
    )
  }
}
