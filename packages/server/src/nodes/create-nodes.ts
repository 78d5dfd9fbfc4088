import { newId, type AgentId, type ContactId, type ConversationId, type ErrorCode, type LogId } from '@parley/protocol'
import type { CoreOptions } from '../core.ts'
import type { Abilities } from '../routing/agent-board.ts'
import type { Audience } from '../sessions/audience.ts'
import { Duty } from './duty.ts'
import { Neighbours, type Gone } from './neighbours.ts'
import { NodeLine } from './node-line.ts'

/** What this node does when others say something. */
export interface NodesParts {
  readonly nextTurn: (action: () => void) => void
  readonly agentCame: (agentId: AgentId, abilities: Abilities, node: string) => void
  readonly agentLeft: (agentId: AgentId, node: string) => void
  /** Others watch a conversation, or no longer. */
  readonly watchersChanged: (id: ConversationId) => void
  /** A node is gone with these contacts. */
  readonly nodeGone: (contacts: ReadonlySet<ContactId>, why: Gone) => void
  readonly dutyChanged: (isMine: boolean) => unknown
  /** Something passing, for those who follow a log here. */
  readonly frame: (log: LogId, frame: string, audience: Audience) => void
  readonly remembered: (agentId: AgentId, name: string) => void
  readonly sessionEnded: (contactId: ContactId, session: string, why: ErrorCode) => void
  /** A contact was sent away by another node. */
  readonly sentAway: (contactId: ContactId) => void
  /** An agent was signed out at another node. */
  readonly agentSignedOut: (agentId: AgentId) => void
}

const agent = 'agent:'
const contact = 'contact:'
const watch = 'watch:'

/** This node among others on the same store, as far as none of it is in the store. A node that is alone is on duty, and has nobody to tell. */
export function createNodes({ signals, store, clock, log }: CoreOptions, parts: NodesParts) {
  const line = new NodeLine(newId(), signals)
  const duty = new Duty({ store, clock, log, me: line.me, isAlone: line.isAlone, changed: parts.dutyChanged })
  const neighbours = new Neighbours({
    line,
    clock,
    log,
    nextTurn: parts.nextTurn,
    changed(key, value, node) {
      if (key.startsWith(watch)) parts.watchersChanged(key.slice(watch.length))
      if (!key.startsWith(agent)) return
      const agentId = key.slice(agent.length)
      if (value === null) parts.agentLeft(agentId, node)
      else parts.agentCame(agentId, value as Abilities, node)
    },
    gone(keys, why) {
      // It may have given the duty back, or its time is nearly over.
      void duty.ask()
      const contacts = [...keys].flatMap((key) => (key.startsWith(contact) ? key.slice(contact.length) : []))
      parts.nodeGone(new Set(contacts), why)
    },
  })
  let stopListening = () => {}

  return {
    duty,
    isAlone: line.isAlone,
    noteAgent(agentId: AgentId, abilities: Abilities | null): void {
      if (abilities) neighbours.set(agent + agentId, abilities)
      else neighbours.delete(agent + agentId)
    },
    noteContact(contactId: ContactId, isHere: boolean): void {
      if (isHere) neighbours.set(contact + contactId, 1)
      else neighbours.delete(contact + contactId)
    },
    noteWatchers(id: ConversationId, names: readonly string[]): void {
      if (names.length > 0) neighbours.set(watch + id, names)
      else neighbours.delete(watch + id)
    },
    /** Whether a contact is connected to another node. */
    hasContact: (contactId: ContactId): boolean => neighbours.has(contact + contactId),
    /** Who watches a conversation on other nodes. */
    watchersOf: (id: ConversationId): readonly string[] => neighbours.valuesOf(watch + id).flat() as string[],
    /** To those who follow a log on other nodes. */
    pass(log: LogId, frame: string, audience: Audience): void {
      line.say({ is: 'frame', log, frame, audience })
    },
    sayRemembered(agentId: AgentId, name: string): void {
      line.say({ is: 'remembered', agentId, name })
    },
    saySessionEnded(contactId: ContactId, session: string, why: ErrorCode): void {
      line.say({ is: 'session-ended', contactId, session, why })
    },
    saySentAway(contactId: ContactId): void {
      line.say({ is: 'sent-away', contactId })
    },
    sayAgentSignedOut(agentId: AgentId): void {
      line.say({ is: 'agent-signed-out', agentId })
    },
    /** Resolves when it is known whether this node is on duty. */
    async start(): Promise<void> {
      stopListening = line.listen((said, from) => {
        if (said.is === 'frame') parts.frame(said.log, said.frame, said.audience)
        else if (said.is === 'remembered') parts.remembered(said.agentId, said.name)
        else if (said.is === 'session-ended') parts.sessionEnded(said.contactId, said.session, said.why)
        else if (said.is === 'sent-away') parts.sentAway(said.contactId)
        else if (said.is === 'agent-signed-out') parts.agentSignedOut(said.agentId)
        else neighbours.heard(said, from)
      })
      neighbours.start()
      await duty.start()
    },
    /** Gives back what others can go on with, and says goodbye. */
    async leave(): Promise<void> {
      await duty.stop()
      neighbours.leave()
      stopListening()
    },
  }
}

export type Nodes = ReturnType<typeof createNodes>
