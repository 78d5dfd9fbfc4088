import assert from 'node:assert/strict'
import { partyOf, staffIn, type Interaction, type LoggedEvent } from '@parley/protocol'
import { assertFollowsTheTable } from '../ending/laws.ts'
import type { SiteRules } from './office.ts'
import type { News, Talk } from './talk.ts'

const supervisor = 'cleo'

const named = ({ body }: LoggedEvent) => body as { agentId: string; invitation: number; from: { agentId: string } }

/** What has to be true before an event that brings somebody of staff in. */
const mayCome: Readonly<Record<string, (before: Interaction, event: LoggedEvent) => boolean>> = {
  'invitation-accepted': ({ invitation }, event) => invitation?.agentId === named(event).agentId,
  'interaction-rejoined': (before, event) => partyOf(before, named(event).agentId)?.state === 'parked',
  'transfer-accepted': wasAsked('transfer'),
  'conference-accepted': wasAsked('conference'),
  'consultation-accepted': wasAsked('chat-consultation', 'im-consultation'),
  'supervisor-joined': (_before, event) => named(event).agentId === supervisor,
  'interaction-taken': (_before, event) => named(event).agentId === supervisor,
  'coaching-started': (_before, event) => named(event).from.agentId === supervisor,
}

function wasAsked(...purposes: readonly string[]) {
  return ({ team }: Interaction, event: LoggedEvent) =>
    team.some(
      ({ seq, purpose, asked }) =>
        seq === named(event).invitation && asked.agentId === named(event).agentId && purposes.includes(purpose),
    )
}

/** Nobody comes who was not invited, and what moves the interaction is in the table ([TEA1], [TEA5], [TEA8], [END1]). */
export function assertLawful(news: News, talk: Talk, rules: SiteRules): void {
  const { before, event, after } = news
  if (talk.contact === null) return
  const was = new Set(staffIn(before).map(({ agentId }) => agentId))
  const came = staffIn(after).filter(({ agentId }) => !was.has(agentId))
  const consulted = after.consultations.filter(({ id }) => !before.consultations.some((each) => each.id === id))
  const allowed = mayCome[event.name]
  assert.ok(allowed || came.length + consulted.length === 0, `${event.name} brings nobody in`)
  assert.ok(!allowed || allowed(before, event), `${event.name} of somebody who was not asked`)
  assert.ok(came.length < 2)
  if (event.name === 'interaction-taken') assert.ok(['queued', 'handled', 'parked'].includes(before.status))
  else assertFollowsTheTable(news, after, { rules, conversation: talk.conversation })
}

const allowedToContact: ReadonlySet<string> = new Set([
  'conversation-opened',
  'participant-joined',
  'participant-left',
  'participant-away',
  'participant-returned',
  'message-sent',
  'waiting-announced',
  'inactivity-warned',
  'conversation-ended',
  'conversation-parked',
])

/** The contact's log has nothing of what staff does among themselves ([CNS1], [CNS9]). */
export function assertTellsNothing({ said, contact, conversation, interaction }: Talk): void {
  if (contact === null) return
  const known = new Set(['system', 'p1', ...interaction.parties.map(({ participantId }) => participantId)])
  for (const { name, by } of said) {
    assert.ok(allowedToContact.has(name), `${name} is not for the contact`)
    assert.ok(known.has(by), `${by} speaks and is nobody`)
  }
  for (const { id } of conversation.participants) assert.ok(known.has(id), `${id} is nobody`)
}
