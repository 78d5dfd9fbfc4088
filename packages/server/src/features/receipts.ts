import { markRead } from '@parley/protocol/schemas'
import { handle, meIn } from '../deciding/handle.ts'

/** Read marks only move forward, never beyond the log, and also after the end ([MSG6], [MSG7]). */
export const onMarkRead = handle(markRead, (wish) => {
  const by = meIn(wish)
  const upTo = Math.min(wish.body.upTo, wish.conversation.seq)
  if (upTo <= (wish.conversation.readMarks[by] ?? 0)) return []
  return [{ name: 'messages-read', by, body: { upTo } }]
})
