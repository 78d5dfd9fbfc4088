import type { CommandBody, CommandName, ConversationId } from '@parley/protocol'
import type { StaffClient } from '@parley/protocol/client'
import type { Notices } from '../notices.ts'

interface Surroundings {
  readonly client: () => StaffClient | undefined
  readonly notices: Notices
  readonly changed: () => void
}

/**
 * How wishes reach the server that only count when it agrees. The files beside this one hold the wishes, one file per concern;
 * a new concern is a new file and a member of `Desk`.
 */
export class Asking {
  readonly #around: Surroundings
  readonly #under = new Set<string>()
  #told: ReadonlySet<string> = new Set()

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** The wishes under way, as `<command>:<conversation>`. The same object while nothing in it has changed. */
  get underWay(): ReadonlySet<string> {
    const isSame = this.#told.size === this.#under.size && [...this.#told].every((key) => this.#under.has(key))
    return isSame ? this.#told : (this.#told = new Set(this.#under))
  }

  isUnderWay(name: CommandName, id?: ConversationId): boolean {
    return this.#under.has(keyOf(name, id))
  }

  /** Asks once, however often it is wished for meanwhile. Returns whether it was accepted; a refusal is told. */
  async ask<Name extends CommandName>(name: Name, body: CommandBody<Name>, id?: ConversationId): Promise<boolean> {
    const { client: clientNow, notices, changed } = this.#around
    const client = clientNow()
    if (!client || this.isUnderWay(name, id)) return false
    const key = keyOf(name, id)
    this.#under.add(key)
    changed()
    const contact = (id && client.interactions.get(id)?.contact.name) ?? ''
    const answer = await client.ask(name, body, id)
    this.#under.delete(key)
    if (answer.is === 'refused') {
      const about = answer.code === 'invitation-gone' ? 'invitation-over' : 'refused'
      notices.say({ about, name: contact })
    }
    changed()
    return answer.is === 'accepted'
  }
}

const keyOf = (name: CommandName, id?: ConversationId) => `${name}:${id ?? ''}`
