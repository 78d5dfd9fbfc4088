import type { ConversationId } from '@parley/protocol'
import type { StaffClient } from '@parley/protocol/client'
import { withPushed } from '../../push-url/url-history.ts'
import type { AgentMemory } from '../agent-memory.ts'
import type { Keepsakes } from '../keepsakes.ts'

/** What the agent writes and reads in conversations. Works while the line is down: what is sent waits. */
export class MessageWishes {
  constructor(
    private readonly client: () => StaffClient | undefined,
    private readonly keepsakes: () => Keepsakes,
    private readonly memory: AgentMemory,
  ) {}

  send(id: ConversationId, text: string): void {
    this.client()?.send('send-message', { message: { kind: 'text', text } }, id)
    this.keepDraft(id, '')
  }

  /** Asks the contact to open a page, by its canonical address; it is kept for the next time. */
  pushUrl(id: ConversationId, url: string): void {
    this.client()?.send('send-message', { message: { kind: 'link-push', url } }, id)
    this.memory.set('urls', withPushed(this.memory.get('urls'), url))
  }

  retry(key: string): void {
    this.client()?.retry(key)
  }

  discard(key: string): void {
    this.client()?.discard(key)
  }

  draft(id: ConversationId): string {
    return this.keepsakes().draft(id)
  }

  keepDraft(id: ConversationId, draft: string): void {
    this.keepsakes().keepDraft(id, draft)
  }

  sayTyping(id: ConversationId, is: 'writing' | 'stopped'): void {
    this.client()?.signal('typing', { is }, id)
  }

  markRead(id: ConversationId, upTo: number): void {
    this.client()?.markRead(id, upTo)
  }

  loadOlder(id: ConversationId): void {
    this.client()?.loadOlder(id)
  }
}
