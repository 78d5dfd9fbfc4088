import type { ConversationId } from '@parley/protocol'
import type { News } from '../news.ts'

/** How the agent wants to reach the contact besides the chat. The page around hears it first: it may do it better. */
export class ReachWishes {
  constructor(private readonly tell: (news: News) => void) {}

  /** Wants this number of the contact to be called: whoever listens dials. */
  call(id: ConversationId, phoneNumber: string): void {
    this.tell({ is: 'call-wanted', id, phoneNumber })
  }

  /** Wants this address of the contact to be written to. */
  email(id: ConversationId, address: string): void {
    this.tell({ is: 'email-wanted', id, address })
  }

  /** Wants the contact to be called later. */
  scheduleCallback(id: ConversationId): void {
    this.tell({ is: 'callback-wanted', id })
  }
}
