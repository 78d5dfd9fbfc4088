import {
  consults,
  newId,
  type CommandBody,
  type ConversationId,
  type HandoverReceipt,
  type Target,
  type TeamPurpose,
} from '@parley/protocol'
import type { Asking } from './asking.ts'

/** What an agent wants to say with a wish for a colleague. */
export interface WithIt {
  readonly note?: string | undefined
  readonly receipt?: HandoverReceipt | undefined
}

/** What agents do together. Each promise tells whether the server agreed. */
export class TeamWishes {
  /** Refusals that the agent has read, in this window. */
  readonly #read = new Set<string>()

  constructor(private readonly asking: Asking) {}

  isRead(key: string): boolean {
    return this.#read.has(key)
  }

  markRead(key: string): void {
    this.#read.add(key)
  }

  /** Asks a colleague, or whoever is free of a group, with a skill or of a queue. */
  invite(
    id: ConversationId,
    purpose: TeamPurpose,
    { kind, id: whom }: Pick<Target, 'kind' | 'id'>,
    { note, receipt }: WithIt = {},
  ): Promise<boolean> {
    const body: CommandBody<'invite-colleague'> = {
      purpose,
      target: { kind, id: whom },
      ...(note && { note }),
      ...(receipt && { receipt }),
      ...(consults(purpose) && { consultation: newId() }),
    }
    return this.asking.ask('invite-colleague', body, id)
  }

  withdraw(id: ConversationId, invitation: number): Promise<boolean> {
    return this.asking.ask('withdraw-colleague', { invitation }, id)
  }

  acknowledgeReceipt(id: ConversationId): Promise<boolean> {
    return this.asking.ask('acknowledge-receipt', {}, id)
  }

  /** Sends an agent out of the conference. */
  remove(id: ConversationId, agentId: string): Promise<boolean> {
    return this.asking.ask('remove-from-conference', { agentId }, id)
  }

  endConsultation(id: ConversationId, consultation: ConversationId): Promise<boolean> {
    return this.asking.ask('end-consultation', { consultation }, id)
  }

  markConsultationDone(id: ConversationId, consultation: ConversationId): Promise<boolean> {
    return this.asking.ask('mark-consultation-done', { consultation }, id)
  }

  /** A supervisor joins in the contact's hearing. */
  join(id: ConversationId): Promise<boolean> {
    return this.asking.ask('join-conversation', {}, id)
  }

  /** A supervisor takes it over. */
  takeOver(id: ConversationId): Promise<boolean> {
    return this.asking.ask('take-over', {}, id)
  }

  /** A supervisor talks with an agent about it. */
  coach(id: ConversationId, agentId: string): Promise<boolean> {
    return this.asking.ask('coach', { agentId, consultation: newId() }, id)
  }
}
