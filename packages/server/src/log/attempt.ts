import {
  applyEvent,
  applyInteractionEvent,
  concerns,
  conversationLog,
  interactionLog,
  type AgentId,
  type Conversation,
  type Interaction,
  type LoggedEvent,
  type Mask,
} from '@parley/protocol'
import { conversationEvents } from '@parley/protocol/schemas'
import type { EncodedEvent, InteractionRow, Write } from '../store/store.ts'
import { historyChange } from '../contacts/history-change.ts'
import { standOf, type Folded } from './folded.ts'
import { maskEvent } from './mask-event.ts'
import type { Decision, NewEvent, Work } from './work.ts'

/** A snapshot is written each time a log has grown by so many events: rebuilding reads fewer than that. */
export const snapshotEvery = 200

/** When each kind of deadline of a conversation is truly due; `null` for those that do not apply. */
export type DeadlinesOf = (folded: Folded) => Readonly<Record<string, number | null>>

/** What hides the secrets in what is said on a site. */
export type MaskOf = (site: string) => Mask

/** A decision made ready for the store, and what everything looks like once it is written. */
export interface Attempt {
  readonly write: Write
  readonly before: Folded | null
  readonly after: Folded | null
  /** The last `seq` in the conversation's log that it leads to. */
  readonly seq: number | null
}

const inConversation: ReadonlySet<string> = new Set(conversationEvents.map(({ name }) => name))

/** Hides secrets in the events of a decision, numbers, dates and encodes them, folds them, and derives what is written beside them. Pure. */
export function attempt(
  work: Work,
  decision: Decision,
  {
    before,
    latest,
    now,
    deadlinesOf,
    maskOf,
  }: { before: Folded | null; latest: string | null; now: number; deadlinesOf: DeadlinesOf; maskOf?: MaskOf },
): Attempt {
  const news = decision.events ?? []
  const encoded: EncodedEvent[] = []
  const folded = before && foldNews(before, news, { now, cause: work.command?.id, encoded, maskOf })
  const grown = folded !== null && before !== null && folded.conversation.seq > before.conversation.seq
  const seq = grown ? folded.conversation.seq : null
  const changes = folded ? changedDeadlines(folded, deadlinesOf(folded), work.deadline) : []
  const after = folded && changes.length > 0 ? { ...folded, deadlines: withChanges(folded.deadlines, changes) } : folded
  const restaffed = before !== null && after !== null && after.interaction !== before.interaction
  return {
    before,
    after,
    seq,
    write: {
      command: work.command && { ...work.command, seq },
      decidedOn: before ? standOf(before) : [],
      events: encoded,
      snapshots: before && after ? dueSnapshots(before, after) : [],
      interaction: restaffed ? rowOf(after.interaction) : null,
      desk: restaffed ? deskChange(before.interaction, after.interaction) : null,
      contact: isTheirs(work, before, after)
        ? { id: work.contactId!, before: latest, latest: after!.conversation.id }
        : null,
      deadlines: [
        ...changes.map((change) => ({ subject: after!.conversation.id, ...change })),
        ...(decision.deadlines ?? []),
      ],
      agents: decision.agents ?? [],
      memories: decision.memories ?? [],
      history: restaffed ? historyChange(before.interaction, after.interaction) : null,
    },
  }
}

/** Whether the conversation begins to be the contact's with it: it begins, or it turns out to be theirs. */
const isTheirs = ({ contactId }: Work, before: Folded | null, after: Folded | null): boolean =>
  contactId !== undefined &&
  after !== null &&
  after.conversation.seq > 0 &&
  after.interaction.contact.id === contactId &&
  (before?.conversation.seq === 0 || before?.interaction.contact.id !== contactId)

/** The site that the conversation belongs to, or begins to belong to with this event. */
const siteOf = ({ name, body }: NewEvent, { site }: Conversation): string =>
  name === 'conversation-opened' ? body.site : site

function foldNews(
  before: Folded,
  news: readonly NewEvent[],
  {
    now,
    cause,
    encoded,
    maskOf,
  }: { now: number; cause: string | undefined; encoded: EncodedEvent[]; maskOf: MaskOf | undefined },
): Folded {
  let { conversation, interaction } = before
  for (const said of news) {
    const { name, by, body } = maskOf ? maskEvent(said, maskOf(siteOf(said, conversation))) : said
    const state = inConversation.has(name) ? conversation : interaction
    const event: LoggedEvent = { seq: state.seq + 1, at: now, by, name, body, ...(cause && { cause }) }
    const json = JSON.stringify(event)
    if (state === conversation) {
      conversation = applyEvent(conversation, event)
      encoded.push({ log: conversationLog(conversation.id), seq: event.seq, json })
    } else {
      interaction = applyInteractionEvent(interaction, event)
      encoded.push({ log: interactionLog(interaction.id), seq: event.seq, json })
    }
  }
  return news.length === 0 ? before : { ...before, conversation, interaction }
}

/**
 * Which stored deadlines to change. One that merely came later is left alone: it fires early, finds nothing to do, and is
 * written anew then. So a message that puts off the end costs no write.
 */
function changedDeadlines(
  { deadlines: stored }: Folded,
  due: Readonly<Record<string, number | null>>,
  fired: string | undefined,
): { kind: string; dueAt: number | null }[] {
  const changes: { kind: string; dueAt: number | null }[] = []
  for (const kind in due) {
    const dueAt = due[kind]!
    const storedAt = stored[kind]
    const differs = dueAt === null ? storedAt !== undefined : storedAt === undefined || dueAt < storedAt
    if (differs || kind === fired) changes.push({ kind, dueAt })
  }
  return changes
}

function withChanges(
  stored: Folded['deadlines'],
  changes: readonly { kind: string; dueAt: number | null }[],
): Folded['deadlines'] {
  const deadlines = { ...stored }
  for (const { kind, dueAt } of changes) {
    if (dueAt === null) delete deadlines[kind]
    else deadlines[kind] = dueAt
  }
  return deadlines
}

function dueSnapshots(before: Folded, after: Folded): Write['snapshots'] {
  const isDue = (from: number, to: number) => Math.floor(to / snapshotEvery) > Math.floor(from / snapshotEvery)
  const snapshots: Write['snapshots'][number][] = []
  for (const [log, from, to] of [
    [conversationLog(after.conversation.id), before.conversation, after.conversation],
    [interactionLog(after.interaction.id), before.interaction, after.interaction],
  ] as const) {
    if (isDue(from.seq, to.seq)) snapshots.push({ log, seq: to.seq, state: JSON.stringify(to) })
  }
  return snapshots
}

function rowOf(interaction: Interaction): InteractionRow {
  const { id, site, contact, status, owner, invitation, openedAt, queuedAt, endedAt } = interaction
  return {
    id,
    site,
    contactId: contact.id,
    status,
    owner,
    invited: invitation?.agentId ?? null,
    openedAt,
    queuedAt,
    endedAt,
  }
}

/** The agents who have, had or may get something to do with an interaction. */
export function agentsOf(...interactions: readonly Interaction[]): Set<AgentId> {
  const agents = new Set<AgentId>()
  for (const { parties, invitation, team, consultations } of interactions) {
    for (const { agentId } of parties) agents.add(agentId)
    if (invitation) agents.add(invitation.agentId)
    for (const { asked } of team) agents.add(asked.agentId)
    for (const { from, to } of consultations) agents.add(from.agentId).add(to.agentId)
  }
  return agents
}

function deskChange(before: Interaction, after: Interaction): Write['desk'] {
  const gains: AgentId[] = []
  const losses: AgentId[] = []
  for (const agentId of agentsOf(before, after)) {
    const [was, is] = [concerns(before, agentId), concerns(after, agentId)]
    if (is && !was) gains.push(agentId)
    if (was && !is) losses.push(agentId)
  }
  return gains.length + losses.length > 0 ? { conversationId: after.id, gains, losses } : null
}
