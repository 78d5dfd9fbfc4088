import { isIP } from 'node:net'
import type { Kind } from './kinds.ts'
import { Misfit } from './kinds.ts'
import { readSigningKey } from '../transcripts/signing-key.ts'

// Kinds of settings that speak of addresses, secrets and texts.

/**
 * An exact origin, as browsers send it in `Origin`: scheme, host in lower case, port unless it is the scheme's own.
 * Compared as a string and never by prefix, suffix or pattern.
 */
export const origin: Kind<string> = {
  takes: 'an origin such as https://www.example.com, without path or *',
  schema: { type: 'string', pattern: '^https?://[^/*\\s]+$' },
  fromText: (text) => text.trim(),
  read(json) {
    if (typeof json !== 'string' || json.includes('*')) throw new Misfit()
    const url = URL.parse(json)
    if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.origin !== json) throw new Misfit()
    return json
  },
}

/** A host as browsers write it: lower case, ASCII, without a port. */
export const hostName: Kind<string> = {
  takes: 'a host such as shop.example.com, without scheme, port or *',
  schema: { type: 'string', pattern: '^[a-z0-9.-]+$' },
  fromText: (text) => text.trim(),
  read(json) {
    const isHost = typeof json === 'string' && /^[a-z0-9.-]+$/.test(json)
    if (!isHost || URL.parse(`https://${json}/`)?.hostname !== json) throw new Misfit()
    return json
  },
}

/** An absolute `http` or `https` address without credentials and fragment. */
export const webAddress: Kind<URL> = {
  takes: 'an absolute http or https address without user name, password and fragment',
  schema: { type: 'string', format: 'uri', pattern: '^https?://' },
  fromText: (text) => text.trim(),
  read(json) {
    const url = typeof json === 'string' ? URL.parse(json) : null
    const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
    if (!url || !isWeb || url.username !== '' || url.password !== '' || url.hash !== '') throw new Misfit()
    return url
  },
}

/** The address of a PostgreSQL database. Holds a password: it never appears in a complaint. */
export const databaseAddress: Kind<string> = {
  takes: 'an address such as postgres://parley:password@db.example.com/parley',
  schema: { type: 'string', pattern: '^postgres(ql)?://' },
  fromText: (text) => text.trim(),
  read(json) {
    const url = typeof json === 'string' ? URL.parse(json) : null
    if (url?.protocol !== 'postgres:' && url?.protocol !== 'postgresql:') throw new Misfit()
    if (url.pathname.length < 2) throw new Misfit('it names no database')
    return json as string
  },
}

const leastSecretBytes = 32

/** A secret of at least 32 bytes. The value never appears in a complaint: see `Setting.secret`. */
export const secret: Kind<string> = {
  takes: 'a random secret of at least 32 bytes, for example from `openssl rand -base64 48`',
  schema: { type: 'string', minLength: leastSecretBytes },
  fromText: (text) => text,
  read(json) {
    if (typeof json !== 'string') throw new Misfit()
    const bytes = Buffer.byteLength(json)
    if (bytes < leastSecretBytes) throw new Misfit(`it has ${bytes} bytes`)
    return json
  },
}

/** A private Ed25519 key as PEM. In one line, `\n` stands for each line end. */
export const signingKey: Kind<string> = {
  takes: 'an Ed25519 key as PEM (PKCS #8), from `openssl genpkey -algorithm ed25519`',
  schema: { type: 'string', pattern: '^-----BEGIN PRIVATE KEY-----' },
  fromText: (text) => text.replaceAll('\\n', '\n'),
  read(json) {
    if (typeof json !== 'string' || !json.startsWith('-----BEGIN PRIVATE KEY-----')) throw new Misfit()
    try {
      readSigningKey(json)
    } catch {
      throw new Misfit()
    }
    return json
  },
}

/** An IP address or a network in CIDR form. */
export const network: Kind<string> = {
  takes: 'an IP address or network such as 10.0.0.0/8 or ::1',
  schema: { type: 'string' },
  fromText: (text) => text.trim(),
  read(json) {
    if (typeof json !== 'string') throw new Misfit()
    const [address = '', prefix, ...more] = json.split('/')
    const family = isIP(address)
    const longest = family === 6 ? 128 : 32
    const fits = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= longest)
    if (family === 0 || !fits || more.length > 0) throw new Misfit()
    return json
  },
}

export type TextsByLanguage = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The owner's texts: by language, then by the name of the text. */
export const texts: Kind<TextsByLanguage> = {
  takes: 'an object such as {"en": {"name of the text": "the text"}} with texts of at most 500 characters',
  schema: {
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: { type: 'string', maxLength: 500 } },
  },
  fromText: (text) => text,
  read(json) {
    const languages = Object.entries(asObject(json)).map(([language, entries]) => {
      if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(language)) throw new Misfit(`${language} is not a language`)
      for (const [name, text] of Object.entries(asObject(entries)))
        if (typeof text !== 'string' || text.length > 500 || !text.isWellFormed())
          throw new Misfit(`the text ${language}.${name} does not fit`)
      return [language, entries]
    })
    return Object.fromEntries(languages) as TextsByLanguage
  },
}

function asObject(json: unknown): object {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Misfit()
  return json
}

/** What bots and sites are called in the file. */
export const keyPattern = /^[a-z0-9][a-z0-9-]{0,63}$/

/** The name of a bot under `bots`. */
export const botName: Kind<string> = {
  takes: 'the name of a bot under bots: 1 to 64 lower-case letters, digits and hyphens',
  schema: { type: 'string', pattern: keyPattern.source },
  fromText: (text) => text.trim(),
  read(json) {
    if (typeof json !== 'string' || !keyPattern.test(json)) throw new Misfit()
    return json
  },
}
