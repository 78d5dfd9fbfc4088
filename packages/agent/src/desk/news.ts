import type { ConversationId } from '@parley/protocol'
import { contactName, type DeskEntry, type DeskState, type Notice } from './desk-state.ts'
import type { Shown } from './shown.ts'

/** What happened on the desk between two states, in words that the panel tells and shows. */
export type News =
  | { readonly is: 'opened'; readonly id: ConversationId }
  | { readonly is: 'ended'; readonly id: ConversationId }
  | { readonly is: 'done'; readonly id: ConversationId }
  | { readonly is: 'lost'; readonly id: ConversationId; readonly name: string }
  /** A colleague has accepted the agent’s transfer. */
  | { readonly is: 'handed-over'; readonly id: ConversationId; readonly name: string }
  /** `id` is that of the consultation. */
  | { readonly is: 'consultation-over'; readonly id: ConversationId }
  | { readonly is: 'call-wanted'; readonly id: ConversationId; readonly phoneNumber: string }
  | { readonly is: 'email-wanted'; readonly id: ConversationId; readonly address: string }
  | { readonly is: 'callback-wanted'; readonly id: ConversationId }
  | { readonly is: 'show-wanted'; readonly what: Shown }
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
    const now = entriesAfter.get(entry.id)
    for (const { consultation } of entry.lanes)
      if (!now?.lanes.some((lane) => lane.consultation.id === consultation.id))
        news.push({ is: 'consultation-over', id: consultation.id })
    // Who was only consulted has nothing taken from them, and nothing done.
    if (now || entry.part === 'consulted') continue
    const { status } = entry.interaction
    if (status === 'ended' || status === 'parked' || entry.part === 'finishing') news.push({ is: 'done', id: entry.id })
    else news.push({ is: isHandedOver(entry, before) ? 'handed-over' : 'lost', id: entry.id, name: contactName(entry) })
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

/** Whether it was the agent who asked a colleague to take over. */
const isHandedOver = ({ interaction }: DeskEntry, { agent }: DeskState): boolean =>
  interaction.team.some(({ purpose, from }) => purpose === 'transfer' && from.agentId === agent?.agentId)

/** The server's deadline and our idea of its clock may differ by this much, in milliseconds. */
const graceMs = 1_000

/** The line that a piece of news is worth on the screen of whoever did not cause it. */
export function noticeOf(news: News): Omit<Notice, 'key'> | undefined {
  if (news.is === 'handed-over') return { about: 'handed-over', name: news.name }
  if (news.is === 'lost') return { about: 'lost-to-others', name: news.name }
  if (news.is !== 'invitation-over' || news.why === 'accepted') return undefined
  return { about: news.why === 'expired' ? 'invitation-expired' : 'invitation-over', name: news.name }
}
