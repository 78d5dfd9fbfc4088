import { type ConversationView, emptyTranscript } from '@parley/protocol/client'
import type { DeskEntry } from '../desk/desk-state.ts'

/** The conversation with nothing in it but `text`, as if the agent of this desk had just sent it. */
export function previewView({ me, view }: DeskEntry, text: string, now: number): ConversationView {
  const line = { is: 'message', key: text, seq: 1, at: now, by: me, message: { kind: 'text', text }, text } as const
  return {
    ...view,
    transcript: { ...emptyTranscript, fromSeq: 1, chunks: [{ key: 'preview', lines: [line] }], lastMessageSeq: 1 },
    pending: [],
    older: 'none',
    typing: [],
    growing: [],
  }
}
