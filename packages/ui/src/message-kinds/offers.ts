import { choiceIsOpen } from '@parley/protocol'
import type { ConversationView, Line } from '@parley/protocol/client'
import type { Side } from '../transcript/scene.ts'
import type { Offer } from './offer.ts'

type MessageLine = Extract<Line, { is: 'message' }>

/** What is offered in a line, as far as it takes choices at all. `now` is the server's time. */
export function offerOf(
  { seq, policy }: MessageLine,
  { conversation, transcript, choosing }: ConversationView,
  { side, now }: { readonly side: Side; readonly now: number },
): Offer | undefined {
  if (!policy) return undefined
  const made = transcript.choices.get(seq)
  const pending = choosing.get(seq)
  const isOpen =
    conversation.status === 'open' &&
    choiceIsOpen(policy, { isMade: made !== undefined, isFollowed: transcript.lastMessageSeq > seq, now })
  const { field = '', problem = '' } = (pending?.refusal?.facts ?? {}) as Partial<Record<string, string>>
  return {
    seq,
    is: side === 'staff' ? 'shown' : isOpen && !(policy === 'once' && pending && !pending.refusal) ? 'open' : 'closed',
    made: pending && !pending.refusal ? pending : made,
    isPending: pending !== undefined && !pending.refusal,
    refused: pending?.refusal ? { field, problem } : undefined,
  }
}

/** What the offers of these lines look like: equal as long as none of them has to be drawn anew. */
export const offersIn = (lines: readonly { readonly is: string }[], offer: (line: MessageLine) => Offer | undefined) =>
  lines
    .map((line) => (line.is === 'message' && 'policy' in line ? JSON.stringify(offer(line as MessageLine)) : ''))
    .join('')
