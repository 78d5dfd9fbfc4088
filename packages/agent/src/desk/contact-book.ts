import type { ContactId, ContactQuestion, ContactRecord, Interaction } from '@parley/protocol'
import type { ContactReply, StaffClient } from '@parley/protocol/client'
import { may } from './permitted.ts'

/** Who the contact of an interaction is: whom an agent said, else who wrote. */
export const knownContactId = ({ contact, assigned }: Interaction): ContactId => (assigned ?? contact).id

/** What the server knows of the contacts whose interactions are on the desk. Asked for once each, and again when the line was lost. */
export class ContactBook {
  readonly #client: () => StaffClient | undefined
  readonly #changed: () => void
  /** The interactions with their contacts for which it was asked. */
  readonly #asked = new Set<string>()
  #records: ReadonlyMap<ContactId, ContactRecord> = new Map()

  constructor(client: () => StaffClient | undefined, changed: () => void) {
    this.#client = client
    this.#changed = changed
  }

  /** The same object while nothing in it has changed. */
  get records(): ReadonlyMap<ContactId, ContactRecord> {
    return this.#records
  }

  /** These interactions are on the desk. Whoever comes with a further one may be known better by now. */
  want(interactions: readonly Interaction[]): void {
    const client = this.#client()
    if (client?.connection.is !== 'online') return this.#asked.clear()
    if (!may({ agent: client.you }, 'contact-view')) return
    const wanted = new Map(interactions.map((each) => [`${each.id} ${knownContactId(each)}`, knownContactId(each)]))
    for (const key of this.#asked) if (!wanted.has(key)) this.#asked.delete(key)
    for (const [key, contact] of wanted) {
      if (this.#asked.has(key)) continue
      this.#asked.add(key)
      void this.load(contact)
    }
  }

  /** Asks for a contact anew. */
  load(id: ContactId): Promise<ContactReply> {
    return this.ask({ what: 'contact', contact: id })
  }

  /** Asks, or wants something changed; what a contact is now is remembered. */
  async ask(question: ContactQuestion): Promise<ContactReply> {
    const reply = (await this.#client()?.askContacts(question)) ?? unreachable
    if (reply.is === 'contact') this.#keep(reply.contact, 'contact' in question ? question.contact : undefined)
    return reply
  }

  /** Another agent signed in. */
  forget(): void {
    this.#asked.clear()
    this.#records = new Map()
  }

  #keep(record: ContactRecord, askedFor: ContactId | null | undefined): void {
    const records = new Map(this.#records).set(record.id, record)
    if (askedFor) records.set(askedFor, record)
    this.#records = records
    this.#changed()
  }
}

const unreachable: ContactReply = {
  is: 'refused',
  code: 'unavailable',
  facts: {},
  retry: 'later',
  remedy: 'Try again when the line is back.',
}
