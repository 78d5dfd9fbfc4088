import type { ConnectionState } from '@parley/protocol/client'
import type { Tone } from '@parley/ui'
import type { ActionId } from '../actions/registry.ts'
import type { AgentTextKey } from '../texts/agent-texts.ts'

/** The line in one word. */
export function lineWord({ is }: ConnectionState): 'online' | 'connecting' | 'offline' | 'refused' {
  if (is === 'online' || is === 'offline' || is === 'refused') return is
  return 'connecting'
}

/** What a lost line means, and what can be done. */
export interface LineNotice {
  readonly tone: Tone
  readonly words: AgentTextKey
  readonly remedy: ActionId | undefined
}

const refusals: { readonly [Code in string]?: AgentTextKey } = {
  'client-too-old': 'lineTooOld',
  'origin-not-allowed': 'lineNotAllowed',
}

/**
 * What is told across the panel about the line; nothing while all is well, or while the first attempt is still young.
 * During further attempts the words stay as they are, so that they do not flicker.
 */
export function lineNotice(line: ConnectionState, wasWelcomed: boolean): LineNotice | undefined {
  if (line.is === 'refused')
    return { tone: 'danger', words: refusals[line.reason] ?? 'lineRefused', remedy: 'connect-now' }
  const isDown = line.is === 'offline' || ((line.is === 'dialing' || line.is === 'greeting') && line.attempts > 0)
  if (!isDown) return undefined
  return {
    tone: 'warning',
    words: wasWelcomed ? 'lineDown' : 'lineDownFresh',
    remedy: line.is === 'offline' ? 'connect-now' : undefined,
  }
}
