import type { AgentSettings, MemoryName, MemoryValue } from '@parley/protocol'
import type { StaffClient } from '@parley/protocol/client'

/**
 * Small things that the server keeps for the signed-in agent, the same in all their windows: pushed addresses, responses of their
 * own, favourites, words, settings. Changes are told with the desk's state, as `memory`. Without a line what is set waits in the outbox.
 */
export class AgentMemory {
  constructor(private readonly client: () => StaffClient | undefined) {}

  /** What was set last, here or elsewhere; an empty list, or no settings, when nothing ever was. */
  get<Name extends MemoryName>(name: Name): MemoryValue<Name> {
    return (this.client()?.memory[name] ?? (name === 'settings' ? {} : [])) as MemoryValue<Name>
  }

  /** Replaces what is kept under the name. Its limits are those of the command `remember`; what is over them is forgotten. */
  set<Name extends MemoryName>(name: Name, value: MemoryValue<Name>): void {
    this.client()?.remember(name, value)
  }

  /** Changes some of the settings; `undefined` leaves a choice to everybody's default again. */
  choose(change: { readonly [Key in keyof AgentSettings]?: AgentSettings[Key] | undefined }): void {
    const chosen = Object.entries({ ...this.get('settings'), ...change }).filter(([, value]) => value !== undefined)
    this.set('settings', Object.fromEntries(chosen))
  }
}
