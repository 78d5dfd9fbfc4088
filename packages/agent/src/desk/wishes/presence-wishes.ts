import type { CommandBody } from '@parley/protocol'
import type { Asking } from './asking.ts'

/** Whether the agent takes conversations. */
export class PresenceWishes {
  constructor(private readonly asking: Asking) {}

  async set(presence: CommandBody<'set-presence'>): Promise<void> {
    await this.asking.ask('set-presence', presence)
  }
}
