import type { TextsController } from '@parley/ui'
import type { ShownChannel } from '../desk/channels.ts'
import type { en } from './texts/en.ts'

/** Texts without values. */
type TextKey = Exclude<
  { [Key in keyof typeof en]: (typeof en)[Key] extends `${string}{${string}` ? never : Key }[keyof typeof en],
  never
>

/** How a channel is, in a word or two. When the line is lost, what is written waits, and bots are elsewhere. */
export function stateWord({ channel, is }: Pick<ShownChannel, 'channel' | 'is'>) {
  if (is !== 'lost') return is
  if (channel === 'chat') return 'waits'
  return channel === 'bots' ? 'unknown' : 'down'
}

type Reasons = { readonly [Why in NonNullable<ShownChannel['why']> | 'lost']?: TextKey }

/** What a trouble means for the agent: what is safe, and what goes on. */
const meanings: { readonly [Of in ShownChannel['channel']]: Reasons } = {
  chat: { store: 'chatStore', busy: 'chatBusy', lost: 'chatLost' },
  files: {
    'no-room': 'filesNoRoom',
    store: 'filesStore',
    'no-answer': 'filesNoAnswer',
    busy: 'filesBusy',
    lost: 'filesLost',
  },
  bots: { 'no-answer': 'botsNone', lost: 'botsLost' },
  search: { behind: 'searchBehind', broken: 'searchBroken', lost: 'searchLost' },
  reports: { behind: 'reportsBehind', broken: 'reportsBroken', lost: 'reportsLost' },
}

/** What a channel's trouble means, in a sentence or two; empty while it works. */
export function meaningWords(
  { channel, is, why, names = [] }: ShownChannel,
  texts: TextsController<typeof en>,
): string {
  if (is === 'working') return ''
  if (channel === 'bots' && is === 'limited' && why === 'no-answer')
    return texts.say('botsSome', { names: names.join(', ') })
  const reason = is === 'lost' ? 'lost' : why
  // What has no words is from a newer server.
  return texts.say((reason && meanings[channel]?.[reason]) ?? 'inTrouble')
}
