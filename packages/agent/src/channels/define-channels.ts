import { define } from '@parley/ui'
import { ParleyChannelNote } from './parley-channel-note.ts'
import { ParleyChannels } from './parley-channels.ts'

/** Registers the system messages: loaded once the agent is signed in. */
export const defineChannels = (): void =>
  define({ 'parley-channels': ParleyChannels, 'parley-channel-note': ParleyChannelNote })
