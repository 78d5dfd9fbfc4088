import type { ConversationId, Interaction, StandardResponse } from '@parley/protocol'
import {
  readInteraction,
  readLog,
  type ConversationView,
  type SearchAnswer,
  type SearchQuestion,
} from '@parley/protocol/client'
import type { Connection } from './connection.ts'

/** What the server has besides what is on the desk: read when it is asked for. */
export class Archive {
  constructor(private readonly connection: Connection) {}

  /** The standard responses that all agents have; nothing when they cannot be had now. */
  async responses(): Promise<readonly StandardResponse[] | undefined> {
    return this.connection.client?.responses()
  }

  /** The whole of a conversation that is not on this desk; nothing when it may not be read, or not now. */
  async readConversation(id: ConversationId): Promise<ConversationView | undefined> {
    const { client } = this.connection
    return client && readLog(client, id)
  }

  /** The staff's side of a conversation that is not on this desk; nothing when it may not be read, or not now. */
  async readInteraction(id: ConversationId): Promise<Interaction | undefined> {
    const { client } = this.connection
    return client && readInteraction(client, id)
  }

  /** Looks for words in all that this agent may see; nothing when that is not possible now. */
  async search(question: SearchQuestion): Promise<SearchAnswer | undefined> {
    return this.connection.client?.search(question)
  }

  /**
   * A file of the server, with the agent's token.
   *
   * @throws Error when the server refuses; TypeError when it cannot be reached.
   */
  async download(path: string): Promise<Blob> {
    const { server, token } = this.connection.http
    const answer = await fetch(new URL(path, server), {
      headers: { authorization: `Bearer ${await token()}` },
      credentials: 'omit',
      cache: 'no-store',
    })
    if (answer.ok) return answer.blob()
    throw new Error(`${path} was answered with ${answer.status}`)
  }
}
