import {
  conversationIdOf,
  kindOf,
  type AgentId,
  type ConversationId,
  type LoggedEvent,
  type ParticipantId,
} from '@parley/protocol'
import type { FedEvent } from '../store/feed.ts'
import { type Handled, nothingHandled, watch } from './handled.ts'
import { hear, type LateAfter, nothingSaid, type Person, type Said } from './said.ts'

/** What both logs of a conversation have said so far: small however long they are. */
export interface Course {
  readonly said: Said
  readonly handled: Handled
}

export const nothingYet: Course = { said: nothingSaid, handled: nothingHandled }

/** How it came out: somebody of staff was there; the contact went before; a bot did without; it goes on. */
export type Outcome = 'handled' | 'abandoned' | 'bot' | 'open'

/** What one agent did in a conversation. Milliseconds. */
export interface Part {
  readonly agentId: AgentId
  readonly name: string
  readonly firstResponseMs: number | null
  readonly waitedMs: number | null
  /** `null`: they are still at it. */
  readonly handlingMs: number | null
  readonly waits: number
  readonly late: number
}

/** One conversation in reports. Never what was said, or who the contact is. Milliseconds. */
export interface Facts extends Omit<Part, 'agentId' | 'name'> {
  readonly id: ConversationId
  readonly openedAt: number
  readonly site: string
  readonly skill: string | null
  readonly outcome: Outcome
  readonly endedBy: 'staff' | 'contact' | 'silence' | null
  readonly stars: number | null
  readonly parts: readonly Part[]
}

const counted =
  /"name":"(?!messages-read|bot-advanced|case-data-set|note-|disposition-|invitation-issued|invitation-closed|participant-(?:away|returned))/

/**
 * The course after one more event. Pure, and the same in whatever order the two logs are read beside each other, so that the
 * numbers can be made again at any time.
 */
export function followed(course: Course, { log, json }: Pick<FedEvent, 'log' | 'json'>, late: LateAfter): Course {
  // Most are read marks: nothing is made of them.
  if (!counted.test(json)) return course
  const event = JSON.parse(json) as LoggedEvent
  return kindOf(log) === 'conversation'
    ? { ...course, said: hear(course.said, event, late) }
    : { ...course, handled: watch(course.handled, event) }
}

/** What reports know of a conversation; nothing of one that is no contact's. The rules are `docs/behaviour/reports.md`. */
export function factsOf(id: ConversationId, { said, handled }: Course): Facts | undefined {
  if (said.openedAt === null || !handled.isContacts) return undefined
  const { queuedAt } = handled
  const parts = partsOf(said, handled)
  return {
    id,
    openedAt: said.openedAt,
    site: said.site,
    skill: handled.skill,
    outcome: outcomeOf(said, handled),
    endedBy: said.endReason && enders[said.endReason],
    firstResponseMs: between(queuedAt, said.answered?.at ?? null),
    waitedMs: between(queuedAt, said.joined?.at ?? said.endedAt),
    handlingMs: said.endedAt === null ? null : sumOf(parts.map(({ handlingMs }) => handlingMs)),
    waits: said.waits,
    late: said.late,
    stars: said.stars,
    parts,
  }
}

export const conversationOf = ({ log }: Pick<FedEvent, 'log'>): ConversationId => conversationIdOf(log)

const enders = { 'ended-by-staff': 'staff', 'contact-left': 'contact', inactivity: 'silence' } as const

function outcomeOf({ endedAt, joined }: Said, { queuedAt }: Handled): Outcome {
  if (endedAt === null) return 'open'
  if (joined) return 'handled'
  return queuedAt === null ? 'bot' : 'abandoned'
}

function partsOf(said: Said, handled: Handled): Part[] {
  const parts = new Map<AgentId, Part>()
  for (const [participant, { agentId, name }] of Object.entries(handled.agents)) {
    const person = said.people[participant]
    if (!person) continue
    // Whoever came back as another participant has done both.
    const before = parts.get(agentId)
    parts.set(agentId, {
      agentId,
      name,
      firstResponseMs: timeOf(said.answered, participant, handled) ?? before?.firstResponseMs ?? null,
      waitedMs: timeOf(said.joined, participant, handled) ?? before?.waitedMs ?? null,
      handlingMs:
        person.since === null
          ? (before?.handlingMs ?? 0) + person.spentMs + afterCallMs(person, agentId, handled)
          : null,
      waits: person.waits + (before?.waits ?? 0),
      late: person.late + (before?.late ?? 0),
    })
  }
  return [...parts.values()]
}

/** How long it took from queueing to what this participant did first of all. */
const timeOf = (first: Said['joined'], participant: ParticipantId, { queuedAt }: Handled): number | null =>
  first?.by === participant ? between(queuedAt, first.at) : null

/** The time from the end to Mark Done of whoever was there until then, and from leaving to that of a part. */
function afterCallMs({ leftAt }: Person, agentId: AgentId, { done, endedAt }: Handled): number {
  const marked = done[agentId]
  if (!marked || leftAt === null) return 0
  // Who had it parked was not working on it.
  return marked.isPart || leftAt === endedAt ? Math.max(0, marked.at - leftAt) : 0
}

const between = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : Math.max(0, to - from)

const sumOf = (numbers: readonly (number | null)[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce<number>((sum, each) => sum + (each ?? 0), 0)
