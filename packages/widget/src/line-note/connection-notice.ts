import type { ConnectionState } from '@parley/protocol/client'
import type { Tone } from '@parley/ui'

/** What to tell somebody about the line; nothing while all is well. `key` names a text of `lineTexts`. */
export interface ConnectionNotice {
  readonly tone: Tone
  readonly key: 'lineDown' | 'lineRefused' | 'lineTooOld' | 'lineUnknown'
  /** What they can do about it. */
  readonly remedy: 'reconnect' | 'reload' | undefined
}

/**
 * The line's state in plain words: what happened, and what becomes of what is written meanwhile. The first attempt is
 * told nobody: it is over before anybody could read it.
 */
export function connectionNotice(state: ConnectionState): ConnectionNotice | undefined {
  switch (state.is) {
    case 'closed':
    case 'online':
      return undefined
    case 'refused':
      // Signing in is the website's affair: nothing here helps.
      if (state.reason === 'identity-required') return { tone: 'info', key: 'lineUnknown', remedy: undefined }
      return {
        tone: 'danger',
        key: state.reason === 'client-too-old' ? 'lineTooOld' : 'lineRefused',
        remedy: 'reload',
      }
    case 'offline':
      return { tone: 'warning', key: 'lineDown', remedy: 'reconnect' }
    case 'dialing':
    case 'greeting':
      // Again and again after a loss: the words stay, so that they do not flicker with each attempt.
      return state.attempts > 0 ? { tone: 'warning', key: 'lineDown', remedy: undefined } : undefined
  }
}
