import type { AgentId, ConversationId } from '@parley/protocol'
import { threadIdOf } from '../../threads/thread-id.ts'
import type { DeskState } from '../desk-state.ts'
import type { Asking } from './asking.ts'

/** What an agent does with threads of colleagues. Each promise tells whether the server agreed. */
export class ThreadWishes {
  readonly #asking: Asking
  readonly #state: () => DeskState

  constructor(asking: Asking, state: () => DeskState) {
    this.#asking = asking
    this.#state = state
  }

  /**
   * The thread with these colleagues, on the agent's desk: opened, or opened again, where it is not there. A group can have a name.
   * Nothing where the server refuses.
   */
  async writeTo(whom: readonly AgentId[], name = ''): Promise<ConversationId | undefined> {
    const { agent, threads } = this.#state()
    if (!agent) return undefined
    const id = threadIdOf(agent.agentId, whom, name)
    const isThere = threads.some((thread) => thread.id === id)
    return isThere || (await this.#open(id, whom, name)) ? id : undefined
  }

  /** Takes it off the desk until somebody writes. */
  close(id: ConversationId): Promise<boolean> {
    return this.#asking.ask('close-thread', {}, id)
  }

  #open(id: ConversationId, whom: readonly AgentId[], name: string): Promise<boolean> {
    return this.#asking.ask('open-thread', { with: [...whom], ...(name && { name }) }, id)
  }
}
