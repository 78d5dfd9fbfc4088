import { flag, integer, line, listOf } from './kinds.ts'
import { setting } from './setting.ts'

/** The agents’ surroundings: `agents` in the file. */
export const agentSettings = {
  capacity: setting({
    kind: integer('conversations', 1, 100),
    default: 3,
    environment: 'PARLEY_AGENT_CAPACITY',
    doc: 'How many conversations an agent takes at once, where the token does not say.',
  }),
  notReadyReasons: setting({
    kind: listOf(line(1, 60), 50),
    default: ['Break', 'Lunch', 'Meeting', 'After-chat work'],
    environment: 'PARLEY_NOT_READY_REASONS',
    doc: 'The reasons that an agent chooses from when not ready.',
  }),
  zoom: setting({
    kind: flag,
    default: true,
    environment: 'PARLEY_ZOOM',
    doc: 'Whether agents can change the size of the text.',
  }),
  assignContacts: setting({
    kind: flag,
    default: true,
    environment: 'PARLEY_ASSIGN_CONTACTS',
    doc: 'Whether agents may look for known contacts, say that somebody is one of them, and take it back. Without it only what browsers say counts.',
  }),
  crossedMessageMs: setting({
    kind: integer('milliseconds', 0, 60_000),
    default: 4_000,
    environment: 'PARLEY_CROSSED_MESSAGE_MS',
    doc: 'A message of the contact that came while the agent was writing, and less than this before Send, is shown first; sending once more sends. Longer spares more misunderstandings and holds up more messages; 0 holds up none.',
  }),
  tellWatched: setting({
    kind: flag,
    default: true,
    environment: 'PARLEY_TELL_WATCHED',
    doc: 'Whether agents are told which supervisor reads their conversation along. Without it supervisors watch unseen; ask your lawyers first.',
  }),
  afterCallWorkMs: setting({
    kind: integer('milliseconds', 0, 3_600_000),
    default: 0,
    environment: 'PARLEY_AFTER_CALL_WORK_MS',
    doc: 'How long at most an agent is not asked after their last conversation has ended, to set a disposition and write a note; 0 asks at once. Mark Done ends it earlier.',
  }),
} as const
