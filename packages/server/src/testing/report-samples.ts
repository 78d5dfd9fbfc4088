import {
  conversationLog,
  type EndReason,
  interactionLog,
  type LoggedEvent,
  newId,
  type ParticipantId,
  type Role,
} from '@parley/protocol'
import type { FedEvent } from '../store/feed.ts'
import type { Store } from '../store/store.ts'
import { type Course, factsOf, followed, nothingYet } from '../reports/facts.ts'

type Happening = Pick<LoggedEvent, 'name' | 'body'> & {
  readonly by?: ParticipantId
  readonly in: 'conversation' | 'interaction'
}

/** The two logs of a conversation, told in the order of what happens. */
export class Told {
  readonly id = newId()
  readonly events: FedEvent[] = []
  #at: number
  #seqs = { conversation: 0, interaction: 0 }

  constructor({ at = 0, site = 'shop', bot = false } = {}) {
    this.#at = at
    this.#write({ in: 'conversation', name: 'conversation-opened', body: { site, previous: null } })
    this.joins('p1', 'contact')
    const contact = { id: 'the-contact', name: 'Grace' }
    this.#write({ in: 'interaction', name: 'interaction-opened', body: { site, contact } })
    if (!bot) return
    this.joins('p9', 'bot')
    this.#write({ in: 'interaction', name: 'bot-assigned', body: { botId: 'bo', participantId: 'p9', name: 'Bo' } })
  }

  get at(): number {
    return this.#at
  }

  /** Time goes by, in seconds. */
  after(seconds: number): this {
    this.#at += seconds * 1_000
    return this
  }

  says(by: ParticipantId, text = 'hello'): this {
    return this.#write({ in: 'conversation', name: 'message-sent', by, body: { message: { kind: 'text', text } } })
  }

  chooses(key: string | null = 'k'): this {
    const body = { message: 1, actions: [], as: 'click', text: 'Tea', ...(key && { key }) }
    return this.#write({ in: 'conversation', name: 'choice-made', by: 'p1', body })
  }

  joins(id: ParticipantId, role: Role, replaces?: ParticipantId): this {
    const participant = { id, role, name: id }
    const body = { participant, ...(replaces && { replaces }) }
    return this.#write({ in: 'conversation', name: 'participant-joined', by: id, body })
  }

  /** An agent accepts: `ada` is `p2`, `ben` is `p3`. */
  accepts(
    agentId: string,
    { as = agentId === 'ada' ? 'p2' : 'p3', name = agentId, how = 'invitation-accepted', replaces = '' } = {},
  ): this {
    this.#write({ in: 'interaction', name: how, body: { agentId, participantId: as, name } })
    return this.joins(as, 'agent', replaces || undefined)
  }

  handsOver(skill: string | null = null): this {
    return this.#write({ in: 'interaction', name: 'interaction-handed-over', body: { skill, note: null } })
  }

  leaves(by: ParticipantId): this {
    return this.#write({ in: 'conversation', name: 'participant-left', by, body: {} })
  }

  ends(reason: EndReason = 'ended-by-staff'): this {
    this.#write({ in: 'conversation', name: 'conversation-ended', body: { reason } })
    return this.#write({ in: 'interaction', name: 'interaction-ended', body: {} })
  }

  done(agentId?: string): this {
    return this.#write({ in: 'interaction', name: 'interaction-done', body: { ...(agentId && { agentId }) } })
  }

  partDone(agentId: string): this {
    return this.#write({ in: 'interaction', name: 'part-done', body: { agentId } })
  }

  rates(stars: number): this {
    return this.#write({ in: 'conversation', name: 'rated', by: 'p1', body: { stars, comment: null } })
  }

  /** What reports know of it; an answer is late after 60 s. */
  facts(events: readonly FedEvent[] = this.events) {
    const course = events.reduce<Course>((before, event) => followed(before, event, () => 60_000), nothingYet)
    return factsOf(this.id, course)
  }

  /** Writes it down. */
  async into(store: Store): Promise<void> {
    await store.commit(
      this.events.map(({ log, json }) => ({
        command: null,
        decidedOn: [],
        events: [{ log, seq: (JSON.parse(json) as LoggedEvent).seq, json }],
        snapshots: [],
        interaction: null,
        desk: null,
        contact: null,
        deadlines: [],
        agents: [],
        memories: [],
      })),
    )
  }

  #write({ in: kind, name, by = 'system', body }: Happening): this {
    this.#seqs[kind] += 1
    const event: LoggedEvent = { seq: this.#seqs[kind], at: this.#at, by, name, body }
    const log = kind === 'conversation' ? conversationLog(this.id) : interactionLog(this.id)
    this.events.push({ place: this.events.length + 1, log, json: JSON.stringify(event) })
    return this
  }
}
