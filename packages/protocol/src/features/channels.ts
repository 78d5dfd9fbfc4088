import * as v from 'valibot'
import { signal } from '../define.ts'
import { text, time } from '../fields.ts'

// How the parts of the server are that staff works with, each of which can fail while the others go on (A235, A236).

/** Those that a server may have, in the order in which they are told. */
export const channelNames = ['chat', 'files', 'bots', 'search', 'reports'] as const

/**
 * Why a channel does not work, or not whole. `store`: what is said cannot be written, and waits; `no-room`: the disk is nearly full;
 * `no-answer`: whoever should answer does not; `behind`: the latest is not in it yet; `broken`: the same, and it has stopped;
 * `busy`: the server has all it can do.
 */
export const channelReasons = ['store', 'no-room', 'no-answer', 'behind', 'broken', 'busy'] as const

/** One channel, as it is now. */
export const channelState = /*#__PURE__*/ v.object({
  channel: /*#__PURE__*/ v.picklist(channelNames),
  is: /*#__PURE__*/ v.picklist(['working', 'limited', 'down']),
  /** Since when, by the server's clock; missing while it works. */
  since: /*#__PURE__*/ v.optional(time),
  why: /*#__PURE__*/ v.optional(/*#__PURE__*/ v.picklist(channelReasons)),
  /** Which of its parts it concerns, where it has several: the names of bots. */
  names: /*#__PURE__*/ v.optional(/*#__PURE__*/ v.array(/*#__PURE__*/ text(1, 64))),
})

export type ChannelState = v.InferOutput<typeof channelState>
export type ChannelName = ChannelState['channel']

export const channelsChanged = signal('channels-changed', {
  doc: 'How all channels of the server are now: to staff, when one of them fails, or is back.',
  from: [],
  body: /*#__PURE__*/ v.object({ channels: /*#__PURE__*/ v.array(channelState) }),
})
