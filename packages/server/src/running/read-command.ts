import type { Head } from '../audit/chain.ts'
import { databaseAddress } from '../settings/web-kinds.ts'
import { StartProblem } from './start-problem.ts'

/** What the program is asked to do. */
export type Command =
  | { readonly is: 'serve' }
  | { readonly is: 'migrate'; readonly to: string }
  /** `noted`: a head of the audit log that it has to have. */
  | { readonly is: 'verify-audit'; readonly noted: Head | undefined }
  | { readonly is: 'doctor'; readonly json: boolean }
  /** `key`: the one that it has to be signed with, as a JWK or the name of a file with it. */
  | { readonly is: 'verify-transcript'; readonly file: string; readonly key: string | undefined }

const usage =
  'It takes nothing, to serve, or: migrate --to postgres://… or: audit verify [<no>:<hash>] or: doctor [--json] or: transcript verify <file> [--key <jwk or file>]'

/**
 * Reads the words behind the program's name.
 *
 * @throws StartProblem when they make no sense; it never says the address, in which a password is.
 */
export function readCommand(words: readonly string[]): Command {
  const [command, option, to, ...more] = words
  if (command === undefined) return { is: 'serve' }
  if (command === 'audit') return readAudit(words)
  if (command === 'doctor') return readDoctor(words)
  if (command === 'transcript') return readTranscript(words)
  if (command !== 'migrate') throw new StartProblem(`parley-server does not know "${command}". ${usage}`)
  if (option !== '--to' || to === undefined || more.length > 0)
    throw new StartProblem(`migrate needs to know where to. ${usage}`)
  try {
    return { is: 'migrate', to: databaseAddress.read(to) }
  } catch {
    throw new StartProblem(`What follows --to does not fit. It takes ${databaseAddress.takes}.`)
  }
}

function readAudit([, act, noted, ...more]: readonly string[]): Command {
  if (act !== 'verify' || more.length > 0) throw new StartProblem(`audit can only verify. ${usage}`)
  if (noted === undefined) return { is: 'verify-audit', noted }
  const [, no, hash] = /^([1-9]\d{0,14}):([\da-f]{64})$/.exec(noted) ?? []
  if (no === undefined || hash === undefined)
    throw new StartProblem(`"${noted}" is no head of the audit log. It is a number, a colon and 64 hexadecimal digits.`)
  return { is: 'verify-audit', noted: { no: Number(no), hash } }
}

function readDoctor([, option, ...more]: readonly string[]): Command {
  if ((option !== undefined && option !== '--json') || more.length > 0)
    throw new StartProblem(`doctor takes --json, or nothing. ${usage}`)
  return { is: 'doctor', json: option !== undefined }
}

function readTranscript([, act, file, option, key, ...more]: readonly string[]): Command {
  if (act !== 'verify' || file === undefined) throw new StartProblem(`transcript can only verify a file. ${usage}`)
  const isKeyed = option === '--key' && key !== undefined
  if ((option !== undefined && !isKeyed) || more.length > 0)
    throw new StartProblem(`Behind the file transcript takes --key and a key, or nothing. ${usage}`)
  return { is: 'verify-transcript', file, key }
}
