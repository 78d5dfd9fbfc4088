import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { ChatError, type Clock, type ConversationId, type FileId } from '@parley/protocol'

/** How long an address holds, in milliseconds. */
const addressMs = 5 * 60_000

/** What an address gives: the file for a page to read, the file to be saved, or its small picture. */
export type Disposition = 'open' | 'save' | 'preview'

export interface Addressed {
  readonly file: FileId
  readonly conversation: ConversationId
  /** Whom it is for: `actorKey`. */
  readonly audience: string
  readonly disposition: Disposition
}

/** What stands in the query of an address. */
export interface AddressQuery {
  readonly a?: unknown
  readonly d?: unknown
  readonly e?: unknown
  readonly s?: unknown
}

/** Signs the addresses of files and checks them. Without a secret, one is made that holds as long as the process. */
export function createAddresses({ secret, clock }: { readonly secret: string | null; readonly clock: Clock }) {
  const key = secret === null ? randomBytes(32) : createHmac('sha256', secret).update('addresses of files').digest()

  // A line for each part: none of them can hold a line end, so that no two addresses sign the same text.
  const signatureOf = ({ file, conversation, audience, disposition }: Addressed, expiresAt: number): Buffer =>
    createHmac('sha256', key).update([file, conversation, audience, expiresAt, disposition].join('\n')).digest()

  return {
    /** When an address that is made now ends: milliseconds since 1970. */
    expiry: (): number => clock.now() + addressMs,

    /** The address, on this server. */
    sign(addressed: Addressed, expiresAt: number): string {
      const query = new URLSearchParams({
        a: Buffer.from(addressed.audience).toString('base64url'),
        d: addressed.disposition,
        e: String(expiresAt),
        s: signatureOf(addressed, expiresAt).toString('base64url'),
      })
      return `/f/${addressed.file}?${query.toString()}`
    },

    /** Whom an address says that it is for, and what it gives; nothing of it is proven before `check`. @throws ChatError `not-allowed`. */
    read({ a, d }: AddressQuery): Pick<Addressed, 'audience' | 'disposition'> {
      const isDisposition = d === 'open' || d === 'save' || d === 'preview'
      if (typeof a !== 'string' || !isDisposition) throw new ChatError('not-allowed')
      return { audience: Buffer.from(a, 'base64url').toString(), disposition: d }
    },

    /** @throws ChatError `not-allowed` for what was not signed here, `address-expired` for what was signed too long ago. */
    check(addressed: Addressed, { e, s }: AddressQuery): void {
      if (typeof e !== 'string' || !/^\d{1,16}$/.test(e) || typeof s !== 'string') throw new ChatError('not-allowed')
      const given = Buffer.from(s, 'base64url')
      const right = signatureOf(addressed, Number(e))
      if (given.length !== right.length || !timingSafeEqual(given, right)) throw new ChatError('not-allowed')
      if (Number(e) <= clock.now()) throw new ChatError('address-expired')
    },
  }
}

export type Addresses = ReturnType<typeof createAddresses>
