import type { ConversationId } from '@parley/protocol'
import { contactName, type DeskState, type Notice } from './desk-state.ts'

/** What happened on the desk between two states, in words that the panel tells and shows. */
export type News =
  | { readonly is: 'opened'; readonly id: ConversationId }
  | { readonly is: 'ended'; readonly id: ConversationId }
  | { readonly is: 'done'; readonly id: ConversationId }
  | { readonly is: 'lost'; readonly id: ConversationId; readonly name: string }
  | { readonly is: 'call-wanted'; readonly id: ConversationId; readonly phoneNumber: string }
  | { readonly is: 'email-wanted'; readonly id: ConversationId; readonly address: string }
  | { readonly is: 'callback-wanted'; readonly id: ConversationId }
  | { readonly is: 'invited'; readonly id: ConversationId; readonly name: string }
  | {
      readonly is: 'invitation-over'
      readonly id: ConversationId
      readonly name: string
      readonly why: 'accepted' | 'expired' | 'over'
    }

/** What is news in `after`. Nothing is, before the agent was welcomed: a reload tells nothing twice. */
export function newsBetween(before: DeskState, after: DeskState, now: number): readonly News[] {
  if (!before.agent || !after.agent) return []
  const news: News[] = []

  const entriesBefore = new Map(before.entries.map((entry) => [entry.id, entry]))
  const entriesAfter = new Map(after.entries.map((entry) => [entry.id, entry]))
  for (const { id, interaction } of after.entries) {
    const former = entriesBefore.get(id)
    if (!former) news.push({ is: 'opened', id })
    else if (former.interaction.status === 'handled' && interaction.status === 'ended') news.push({ is: 'ended', id })
  }
  for (const entry of before.entries) {
    if (entriesAfter.has(entry.id)) continue
    const { status } = entry.interaction
    if (status === 'ended' || status === 'parked') news.push({ is: 'done', id: entry.id })
    else news.push({ is: 'lost', id: entry.id, name: contactName(entry) })
  }

  const invitedBefore = new Set(before.invitations.map(({ id, seq }) => `${id} ${seq}`))
  for (const { id, seq, name } of after.invitations)
    if (!invitedBefore.has(`${id} ${seq}`)) news.push({ is: 'invited', id, name })
  for (const { id, seq, name, expiresAt } of before.invitations) {
    if (after.invitations.some((invited) => invited.id === id && invited.seq === seq)) continue
    const why = entriesAfter.has(id) ? 'accepted' : now >= expiresAt - graceMs ? 'expired' : 'over'
    news.push({ is: 'invitation-over', id, name, why })
  }
  return news
}

/** The server's deadline and our idea of its clock may differ by this much, in milliseconds. */
const graceMs = 1_000

/** The line that a piece of news is worth on the screen of whoever did not cause it. */
export function noticeOf(news: News): Omit<Notice, 'key'> | undefined {
  if (news.is === 'lost') return { about: 'lost-to-others', name: news.name }
  if (news.is !== 'invitation-over' || news.why === 'accepted') return undefined
  return { about: news.why === 'expired' ? 'invitation-expired' : 'invitation-over', name: news.name }
}
