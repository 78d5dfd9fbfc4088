import type { ConversationId, Interaction } from '@parley/protocol'
import type { ConversationView, RunningView, StaffClient, TeamView } from '@parley/protocol/client'

/** A conversation that a supervisor reads along. */
export interface Watched {
  readonly interaction: Interaction
  readonly view: ConversationView
}

/** What a supervisor looks at: the team, the conversations that are going on, and those that they watch. */
export class Supervision {
  constructor(private readonly client: () => StaffClient | undefined) {}

  /** Looks at what is going on from now on; returns how to look away, and to watch nothing any more. */
  look(): () => void {
    const client = this.client()
    if (!client) return () => {}
    const lookAway = client.watchTeam()
    client.running.look(true)
    return () => {
      lookAway()
      client.running.look(false)
      for (const id of [...client.running.watched]) client.running.watch(id, false)
    }
  }

  /** Nothing until the server has told. */
  get running(): RunningView | undefined {
    return this.client()?.running.view
  }

  get team(): TeamView | undefined {
    return this.client()?.team
  }

  /** Watches this conversation, and no other one any more. */
  watch(wanted: ConversationId | undefined): void {
    const running = this.client()?.running
    for (const id of [...(running?.watched ?? [])]) if (id !== wanted) running?.watch(id, false)
    if (wanted !== undefined) running?.watch(wanted, true)
  }

  /** What is watched, as soon as it is here. */
  watched(id: ConversationId): Watched | undefined {
    const client = this.client()
    const [interaction, view] = [client?.interactions.get(id), client?.conversations.get(id)]
    return interaction && view ? { interaction, view } : undefined
  }

  /** Who of the supervisors reads a conversation of this agent along, where agents are told. */
  watchersOf(id: ConversationId): readonly string[] {
    return this.client()?.watchersOf(id) ?? []
  }
}
