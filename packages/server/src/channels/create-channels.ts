import type { ChannelName } from '@parley/protocol'
import type { CoreBot } from '../bots/bot.ts'
import type { CoreOptions } from '../core.ts'
import type { FollowerState } from '../following/follower.ts'
import { encode } from '../sessions/frames.ts'
import { BotWatch } from './bot-watch.ts'
import { Channels, type Trouble } from './channels.ts'
import { StoreWatch } from './store-watch.ts'

/** Puts the channels together with those who watch them. */
export function createChannels(options: CoreOptions, tellStaff: (frame: string) => void) {
  const { clock, log, store } = options
  const channels = new Channels({ clock, log, available: availableIn(options), tell })
  const storeWatch = new StoreWatch({ store, clock, channels })
  const botWatch = new BotWatch(clock, channels)
  const bots = Object.values(options.bots ?? {}).filter(({ react }) => react).length

  function tell(states: Channels['states']): void {
    tellStaff(encode({ type: 'signal', name: 'channels-changed', body: { channels: [...states] } }))
  }

  return {
    channels,
    /** Turns of bots, by how they went. */
    turns: () => ({ answered: { ...botWatch.answered }, failed: { ...botWatch.failed } }),
    wrote: (isWritten: boolean) => storeWatch.wrote(isWritten),
    asked: ({ id, name }: CoreBot, hasAnswered: boolean) => botWatch.asked({ id, name, hasAnswered, bots }),
    /** Hears how something is that follows the logs. */
    follower: (channel: 'search' | 'reports') => (state: FollowerState) =>
      channels.note(`follower:${channel}`, troubleOf(channel, state)),
    start: () => storeWatch.start(),
    stop() {
      storeWatch.stop()
      botWatch.stop()
      channels.stop()
    },
    /** Resolves when nothing is being asked. */
    idle: () => storeWatch.idle(),
  }
}

const troubleOf = (channel: ChannelName, state: FollowerState): Trouble | null =>
  state === 'working' ? null : { channel, is: 'limited', why: state }

/** The channels that a server has: what is not there at all is not missed. */
function availableIn({ store, settings, bots = {}, searchIndex, factIndex }: CoreOptions): ReadonlySet<ChannelName> {
  const takesFiles = Object.values(settings.sites).some(({ files }) => files.fromContact || files.fromAgent)
  const has = {
    chat: true,
    files: takesFiles,
    bots: Object.keys(bots).length > 0,
    search: searchIndex !== undefined && store.feed !== undefined,
    reports: factIndex !== undefined && store.feed !== undefined,
  } satisfies Record<ChannelName, boolean>
  return new Set(Object.entries(has).flatMap(([channel, isThere]) => (isThere ? [channel as ChannelName] : [])))
}
