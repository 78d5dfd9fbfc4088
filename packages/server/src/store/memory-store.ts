import { conversationLog, interactionLog, type ConversationId, type LogId } from '@parley/protocol'
import type { FedEvent } from './feed.ts'
import { memoryAuditRows } from './memory-audit-rows.ts'
import { memoryContactRows } from './memory-contact-rows.ts'
import { memoryErasureRows } from './memory-erasure-rows.ts'
import { memoryFileRows } from './memory-file-rows.ts'
import { settleInOrder } from './missed.ts'
import { gainedOf, mostGained, standBefore } from './renewal.ts'
import type {
  AgentRecord,
  ContactSession,
  Deadline,
  InteractionRow,
  ManagedRow,
  MemoryRow,
  Place,
  Store,
  StoredCommand,
  StoredConversation,
  StoredLog,
  Write,
  WriteOutcome,
} from './store.ts'

const keyOf = (...parts: readonly string[]) => parts.join('\n')

/** The store in memory, for tests and for a demonstration without a server. Everything is gone with it. */
export function createMemoryStore(): Store {
  const events = new Map<LogId, string[]>()
  const fed: FedEvent[] = []
  const snapshots = new Map<LogId, { seq: number; state: string }>()
  const commands = new Map<string, StoredCommand>()
  const interactions = new Map<string, InteractionRow>()
  const desks = new Map<string, Set<string>>()
  const deadlines = new Map<string, Deadline>()
  const agents = new Map<string, AgentRecord>()
  const memories = new Map<string, MemoryRow>()
  const managed = new Map<string, ManagedRow>()
  const latest = new Map<string, string>()
  const sessions = new Map<string, ContactSession>()
  const signedOut = new Map<string, number>()
  const duties = new Map<string, { holder: string; until: number }>()
  const contacts = memoryContactRows()

  const headOf = (log: LogId) => events.get(log)?.length ?? 0

  function commitOne(write: Write): WriteOutcome {
    if (write.decidedOn.some(([log, seq]) => headOf(log) !== seq)) return { is: 'stale' }
    const { command, contact } = write
    const known = command && commands.get(keyOf(command.actor, command.id))
    if (known) return known.hash === command.hash ? { is: 'known', seq: known.seq } : { is: 'conflict' }
    if (contact && (latest.get(contact.id) ?? null) !== contact.before) return { is: 'stale' }

    if (command) commands.set(keyOf(command.actor, command.id), { hash: command.hash, seq: command.seq })
    if (contact) latest.set(contact.id, contact.latest)
    for (const { log, json } of write.events) append(log, json)
    for (const { log, seq, state } of write.snapshots) snapshots.set(log, { seq, state })
    if (write.history) contacts.putHistory(write.history)
    if (write.interaction) interactions.set(write.interaction.id, write.interaction)
    for (const agentId of write.desk?.gains ?? []) deskOf(agentId).add(write.desk!.conversationId)
    for (const agentId of write.desk?.losses ?? []) deskOf(agentId).delete(write.desk!.conversationId)
    for (const { subject, kind, dueAt } of write.deadlines) {
      if (dueAt === null) deadlines.delete(keyOf(subject, kind))
      else deadlines.set(keyOf(subject, kind), { subject, kind, dueAt })
    }
    for (const agent of write.agents) agents.set(agent.agentId, agent)
    for (const memory of write.memories) memories.set(keyOf(memory.agentId, memory.name), memory)
    return { is: 'written' }
  }

  function append(log: LogId, json: string) {
    const list = events.get(log)
    if (list) list.push(json)
    else events.set(log, [json])
    fed.push({ place: fed.length + 1, log, json })
  }

  function deskOf(agentId: string): Set<string> {
    let desk = desks.get(agentId)
    if (!desk) desks.set(agentId, (desk = new Set()))
    return desk
  }

  function readLog(log: LogId, known?: number): StoredLog {
    if (known !== undefined) return { snapshot: null, tail: (events.get(log) ?? []).slice(known) }
    const snapshot = snapshots.get(log)
    return { snapshot: snapshot?.state ?? null, tail: (events.get(log) ?? []).slice(snapshot?.seq ?? 0) }
  }

  const deadlinesOf = (id: ConversationId) =>
    [...deadlines.values()].filter(({ subject }) => subject === id).sort((a, b) => (a.kind < b.kind ? -1 : 1))

  const readConversation = (id: ConversationId, known?: Place): StoredConversation => ({
    conversation: readLog(conversationLog(id), known?.conversation),
    interaction: readLog(interactionLog(id), known?.interaction),
    deadlines: deadlinesOf(id),
  })

  /** What has been written since these were decided. */
  function gainedSince(writes: readonly Write[]) {
    const tails = new Map<LogId, readonly string[]>()
    for (const [log, seq] of standBefore(writes)) {
      const tail = (events.get(log) ?? []).slice(seq)
      if (tail.length > 0 && tail.length <= mostGained) tails.set(log, tail)
    }
    return gainedOf(tails, deadlinesOf)
  }

  const byDue = (a: Deadline, b: Deadline) =>
    a.dueAt - b.dueAt || (keyOf(a.subject, a.kind) < keyOf(b.subject, b.kind) ? -1 : 1)

  return {
    ...memoryAuditRows(),
    ...memoryFileRows(),
    ...contacts.rows,
    ...memoryErasureRows({
      events,
      fed,
      snapshots,
      interactions,
      sessions,
      conversationsOf: contacts.conversationsOf,
      forgetContact: contacts.forget,
    }),
    async commit(writes, renew) {
      const gained = gainedSince(writes)
      return settleInOrder(renew && gained.size > 0 ? renew(gained) : writes, commitOne)
    },
    readConversations: async (ids, known) => ids.map((id) => readConversation(id, known?.get(id))),
    findCommands: async (keys) => keys.map(({ actor, id }) => commands.get(keyOf(actor, id))),
    async readEvents(log, { after, before, limit }) {
      const range = (events.get(log) ?? []).slice(after ?? 0, before === undefined ? undefined : before - 1)
      return after === undefined && before !== undefined ? range.slice(-limit) : range.slice(0, limit)
    },
    latestConversation: async (contactId) => latest.get(contactId) ?? null,
    conversationsOnDesk: async (agentId) =>
      [...deskOf(agentId)].sort((a, b) => {
        const [first, second] = [interactions.get(a)?.openedAt ?? 0, interactions.get(b)?.openedAt ?? 0]
        return first - second || (a < b ? -1 : 1)
      }),
    openInteractions: async () =>
      [...interactions.values()]
        .filter(({ status }) => status === 'with-bot' || status === 'queued' || status === 'handled')
        .sort((a, b) => a.queuedAt - b.queuedAt || (a.id < b.id ? -1 : 1)),
    agents: async (ids) =>
      [...agents.values()]
        .filter(({ agentId }) => !ids || ids.includes(agentId))
        .sort((a, b) => (a.agentId < b.agentId ? -1 : 1)),
    memoriesOf: async (agentId) =>
      [...memories.values()].filter((memory) => memory.agentId === agentId).sort((a, b) => (a.name < b.name ? -1 : 1)),
    async claimDeadlines({ now, until, limit }) {
      const due = [...deadlines.values()]
        .filter(({ dueAt }) => dueAt <= now)
        .sort(byDue)
        .slice(0, limit)
      for (const { subject, kind } of due) deadlines.set(keyOf(subject, kind), { subject, kind, dueAt: until })
      return due
    },
    nextDeadlineAt: async () =>
      deadlines.size === 0 ? undefined : Math.min(...[...deadlines.values()].map(({ dueAt }) => dueAt)),
    async takeDuty(duty, { holder, now, until }) {
      const held = duties.get(duty)
      if (held && held.holder !== holder && held.until > now) return held.holder
      duties.set(duty, { holder, until })
      return holder
    },
    async createContactSession({ tokenHash, ...session }) {
      sessions.set(tokenHash, { ...session, seenAt: session.createdAt })
    },
    async findContactSession(tokenHash, now) {
      const session = sessions.get(tokenHash)
      if (!session || session.expiresAt <= now) return undefined
      sessions.set(tokenHash, { ...session, seenAt: now })
      return session
    },
    endContactSession: async (tokenHash) => void sessions.delete(tokenHash),
    async signOutAgent(agentId, at) {
      signedOut.set(agentId, Math.max(at, signedOut.get(agentId) ?? 0))
    },
    agentSignedOutAt: async (agentId) => signedOut.get(agentId),
    managedResponses: async () => [...managed.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    putManagedResponse: async (row) => void managed.set(row.id, row),
    dropManagedResponse: async (id) => void managed.delete(id),
    feed: { read: async (after, limit) => fed.slice(after, after + limit) },
    check: async () => {},
    close: async () => {},
  }
}
