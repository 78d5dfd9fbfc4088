import type { ConversationEvent, EndReason, LoggedEvent, ParticipantId, Role } from '@parley/protocol'

// What reports take from a conversation's log: who was in it when, and how long the contact waited for answers.

/** Somebody in the conversation. Times in milliseconds since 1970. */
export interface Person {
  readonly role: Role
  /** Since when they are in it; `null`: they are not. */
  readonly since: number | null
  /** All of their time in it before. */
  readonly spentMs: number
  /** When they were in it last; `null`: they are, or never were. */
  readonly leftAt: number | null
  /** How often they ended a wait of the contact ([REP7]), and how often it was late. */
  readonly waits: number
  readonly late: number
}

export interface Said {
  readonly site: string
  readonly openedAt: number | null
  readonly endedAt: number | null
  readonly endReason: EndReason | null
  readonly people: Readonly<Record<ParticipantId, Person>>
  /** Since when the contact waits for an answer; `null`: they do not. */
  readonly pendingSince: number | null
  readonly waits: number
  readonly late: number
  /** What the contact gave last, 1 to 5; `null`: nothing yet. */
  readonly stars: number | null
  /** When somebody of staff came first, and who. */
  readonly joined: { readonly at: number; readonly by: ParticipantId } | null
  /** When somebody of staff wrote first, and who. */
  readonly answered: { readonly at: number; readonly by: ParticipantId } | null
}

export const nothingSaid: Said = {
  site: '',
  openedAt: null,
  endedAt: null,
  endReason: null,
  people: {},
  pendingSince: null,
  waits: 0,
  late: 0,
  stars: null,
  joined: null,
  answered: null,
}

/** After how many milliseconds an answer is late at a site. */
export type LateAfter = (site: string) => number

type Follow = {
  readonly [Name in ConversationEvent['name']]?: (said: Said, event: EventNamed<Name>, late: LateAfter) => Said
}
type EventNamed<Name> = Extract<ConversationEvent, { name: Name }>

const follow: Follow = {
  'conversation-opened': (said, { at, body }) => ({ ...said, site: body.site, openedAt: at }),
  'participant-joined'(said, { at, body }) {
    const { participant, replaces } = body
    const { id, role } = participant
    const before = replaces === undefined ? said : leaving(said, replaces, at)
    const known = before.people[id] ?? { since: null, spentMs: 0, waits: 0, late: 0 }
    const person = { ...known, role, since: known.since ?? at, leftAt: null }
    const joined = before.joined ?? (isStaff(role) ? { at, by: id } : null)
    return { ...before, people: { ...before.people, [id]: person }, joined }
  },
  'participant-left': (said, { at, by }) => leaving(said, by, at),
  'message-sent'(said, { at, by }, late) {
    const role = said.people[by]?.role
    if (role === 'contact') return waiting(said, at)
    // A bot answers only while nobody of staff is in, as `pendingSince` has it.
    if (!isStaff(role) && staffIn(said).length > 0) return said
    const answered = said.answered ?? (isStaff(role) ? { at, by } : null)
    return waitOver({ ...said, answered }, at, [by], late)
  },
  'choice-made': (said, { at, body }) => (body.key === undefined ? said : waiting(said, at)),
  rated: (said, { body }) => ({ ...said, stars: body.stars }),
  'conversation-ended'(said, { at, body }, late) {
    const over = waitOver(said, at, staffIn(said), late)
    const gone = Object.keys(over.people).reduce((rest, id) => leaving(rest, id, at), over)
    return { ...gone, endedAt: at, endReason: body.reason }
  },
}

/** What is known after one more event of the conversation's log. Pure. */
export function hear(said: Said, event: LoggedEvent, late: LateAfter): Said {
  const apply = Object.hasOwn(follow, event.name) ? follow[event.name as keyof Follow] : undefined
  return apply ? apply(said, event as never, late) : said
}

const isStaff = (role: Role | undefined): boolean => role === 'agent' || role === 'supervisor'

const staffIn = ({ people }: Said): ParticipantId[] =>
  Object.keys(people).filter((id) => isStaff(people[id]?.role) && people[id]?.since !== null)

const waiting = (said: Said, at: number): Said => ({ ...said, pendingSince: said.pendingSince ?? at })

function leaving(said: Said, id: ParticipantId, at: number): Said {
  const person = said.people[id]
  if (!person || person.since === null) return said
  const left = { ...person, since: null, spentMs: person.spentMs + at - person.since, leftAt: at }
  return { ...said, people: { ...said.people, [id]: left } }
}

/** The contact no longer waits: `by` have answered, or were those who did not. */
function waitOver(said: Said, at: number, by: readonly ParticipantId[], lateAfter: LateAfter): Said {
  if (said.pendingSince === null) return said
  const late = at - said.pendingSince > lateAfter(said.site) ? 1 : 0
  const people = { ...said.people }
  for (const id of by) {
    const person = people[id]
    if (person) people[id] = { ...person, waits: person.waits + 1, late: person.late + late }
  }
  return { ...said, people, pendingSince: null, waits: said.waits + 1, late: said.late + late }
}
