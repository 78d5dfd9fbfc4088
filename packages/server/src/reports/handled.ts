import type { AgentId, InteractionEvent, LoggedEvent, ParticipantId } from '@parley/protocol'

// What reports take from an interaction's log: since when it waited for a person, who took part, and who finished it when.

export interface Handled {
  /** It is a contact's; conversations among staff are in no report. */
  readonly isContacts: boolean
  /** Since when it waited for a person, the first time; `null`: it never did. Milliseconds since 1970. */
  readonly queuedAt: number | null
  readonly skill: string | null
  /** Agents by who they are in the conversation. */
  readonly agents: Readonly<Record<ParticipantId, { readonly agentId: AgentId; readonly name: string }>>
  readonly endedAt: number | null
  /** When each agent marked it done, or their `part` of it. */
  readonly done: Readonly<Record<AgentId, { readonly at: number; readonly isPart: boolean }>>
}

export const nothingHandled: Handled = {
  isContacts: false,
  queuedAt: null,
  skill: null,
  agents: {},
  endedAt: null,
  done: {},
}

type Follow = { readonly [Name in InteractionEvent['name']]?: (handled: Handled, event: EventNamed<Name>) => Handled }
type EventNamed<Name> = Extract<InteractionEvent, { name: Name }>

const done =
  (isPart: boolean) =>
  (handled: Handled, { at, body }: { at: number; body: { readonly agentId?: AgentId | undefined } }): Handled =>
    body.agentId === undefined ? handled : { ...handled, done: { ...handled.done, [body.agentId]: { at, isPart } } }

const comes = (
  handled: Handled,
  { body }: { body: { readonly agentId: AgentId; readonly participantId: ParticipantId; readonly name: string } },
): Handled => ({
  ...handled,
  agents: { ...handled.agents, [body.participantId]: { agentId: body.agentId, name: body.name } },
})

const follow: Follow = {
  'interaction-opened': (handled, { at }) => ({ ...handled, isContacts: true, queuedAt: at }),
  // A bot answers first: nobody waits for a person until it hands over.
  'bot-assigned': (handled) => ({ ...handled, queuedAt: null }),
  'interaction-handed-over': (handled, { at, body }) => ({
    ...handled,
    queuedAt: handled.queuedAt ?? at,
    skill: body.skill ?? handled.skill,
  }),
  'invitation-accepted': comes,
  'transfer-accepted': comes,
  'conference-accepted': comes,
  'supervisor-joined': comes,
  'interaction-taken': comes,
  'part-done': done(true),
  'interaction-ended': (handled, { at }) => ({ ...handled, endedAt: at }),
  'interaction-done': done(false),
}

/** What is known after one more event of the interaction's log. Pure. */
export function watch(handled: Handled, event: LoggedEvent): Handled {
  const apply = Object.hasOwn(follow, event.name) ? follow[event.name as keyof Follow] : undefined
  return apply ? apply(handled, event as never) : handled
}
