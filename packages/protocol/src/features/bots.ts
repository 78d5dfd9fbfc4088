import * as v from 'valibot'
import type { Conversation } from '../conversation.ts'
import { command, event, signal } from '../define.ts'
import { caseData, integer, name, participantId, seq, text } from '../fields.ts'
import type { Interaction } from '../interaction.ts'
import { limits } from '../limits.ts'
import type { ApplyConversation, ApplyInteraction, LoggedEvent } from './types.ts'

/** The name of a bot in the configuration. */
export const botId = /*#__PURE__*/ v.pipe(
  v.string(),
  /*#__PURE__*/ v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'is not the name of a bot'),
)

/** A skill that agents have or lack, as their tokens name it. */
export const skill = /*#__PURE__*/ text(1, 100)

const note = /*#__PURE__*/ text(1, limits.handoverNoteChars)

export const handOver = command('hand-over', {
  doc: 'Asks for a person: the bot hands the conversation over, or the contact wants somebody else than the bot.',
  from: ['contact', 'bot'],
  about: 'conversation',
  body: v.strictObject({
    /** Only agents with this skill are asked. From bots only. */
    skill: v.optional(skill),
    /** What the agent should know: asked, answered, promised, open. For staff alone; from bots only. */
    note: v.optional(note),
  }),
})

export const inviteBot = command('invite-bot', {
  doc: 'Lets the bot that reads along answer the contact again, beside the agent.',
  from: ['agent', 'supervisor'],
  permission: 'bot',
  about: 'conversation',
  body: v.strictObject({}),
})

export const silenceBot = command('silence-bot', {
  doc: 'Makes the bot a silent participant: it reads along and says nothing.',
  from: ['agent', 'supervisor'],
  permission: 'bot',
  about: 'conversation',
  body: v.strictObject({}),
})

export const setCaseData = command('set-case-data', {
  doc: 'Puts named fields on the interaction, for staff. An empty text removes a field. Agents, and the page of the contact, may set those that the site lets them.',
  from: ['contact', 'bot', 'agent', 'supervisor'],
  permission: 'case-data-edit',
  about: 'conversation',
  body: v.strictObject({ fields: caseData }),
})

/** Fades when nothing is heard of it for `growingHoldMs`; the message that it becomes takes its place. */
export const messageGrowing = signal('message-growing', {
  doc: 'A message that is being written: what there is of it so far. Replaced by the next one, and in the end by the message itself.',
  from: ['bot'],
  body: v.strictObject({
    kind: v.picklist(['text', 'markdown']),
    /** Everything so far. Empty: it has been given up. */
    text: /*#__PURE__*/ text(0, limits.textChars),
  }),
})

export const handoverRequested = event('handover-requested', {
  doc: 'Somebody asked for a person. The contact’s receipt.',
  log: 'conversation',
  body: v.object({
    /** Who asked; `bot-failed` when the bot did not answer. */
    why: v.picklist(['contact-asked', 'bot-asked', 'bot-failed']),
    /** The contact’s place among those who wait for the same agents; 1 is next. */
    place: integer(1),
  }),
})

export const botListens = event('bot-listens', {
  doc: 'The bot in `by` reads along from now on and says nothing until it is invited.',
  log: 'conversation',
  body: v.object({}),
})

export const botInvited = event('bot-invited', {
  doc: 'An agent has invited the bot in `by` to answer again.',
  log: 'conversation',
  body: v.object({}),
})

export const botAssigned = event('bot-assigned', {
  doc: 'A bot answers first.',
  log: 'interaction',
  body: v.object({ botId, participantId, name }),
})

export const botAdvanced = event('bot-advanced', {
  doc: 'The bot has reacted to the conversation’s log up to `upTo`. What it said is written in the same transaction.',
  log: 'interaction',
  body: v.object({
    upTo: seq,
    /** Where in its script a scripted bot stands now. */
    step: v.optional(v.nullable(v.string())),
  }),
})

export const interactionHandedOver = event('interaction-handed-over', {
  doc: 'The bot no longer answers; the interaction waits for an agent.',
  log: 'interaction',
  body: v.object({
    skill: v.nullable(skill),
    note: v.nullable(note),
  }),
})

export const botVoiceChanged = event('bot-voice-changed', {
  doc: 'Whether the bot answers beside the agent, reads along, or is out.',
  log: 'interaction',
  body: v.object({ is: v.picklist(['talking', 'listening', 'gone']) }),
})

export const caseDataSet = event('case-data-set', {
  doc: 'Named fields of the interaction. An empty text removes a field.',
  log: 'interaction',
  body: v.object({
    fields: caseData,
    /** Where the contact has said it, where not on the page alone. */
    from: v.optional(v.literal('form')),
  }),
})

const withPresence =
  (presence: 'here' | 'listening') =>
  (conversation: Conversation, { by }: LoggedEvent): Conversation => ({
    ...conversation,
    participants: conversation.participants.map((participant) =>
      participant.id === by ? { ...participant, presence } : participant,
    ),
  })

export const applyBotListens = /*#__PURE__*/ withPresence('listening')
export const applyBotInvited = /*#__PURE__*/ withPresence('here')

export const applyHandoverRequested: ApplyConversation<typeof handoverRequested> = (conversation, { at }) => ({
  ...conversation,
  lastActivityAt: at,
})

export const applyBotAssigned: ApplyInteraction<typeof botAssigned> = (interaction, { body }) => ({
  ...interaction,
  status: 'with-bot',
  bot: { ...body, is: 'talking', heard: 0, step: null },
})

const withBot = (interaction: Interaction, change: Partial<NonNullable<Interaction['bot']>>): Interaction =>
  interaction.bot ? { ...interaction, bot: { ...interaction.bot, ...change } } : interaction

export const applyBotAdvanced: ApplyInteraction<typeof botAdvanced> = (interaction, { body }) =>
  withBot(interaction, { heard: body.upTo, ...(body.step !== undefined && { step: body.step }) })

export const applyBotVoiceChanged: ApplyInteraction<typeof botVoiceChanged> = (interaction, { body }) =>
  withBot(interaction, { is: body.is })

export const applyInteractionHandedOver: ApplyInteraction<typeof interactionHandedOver> = (
  interaction,
  { body, at },
) => ({
  ...withBot(interaction, { is: interaction.bot?.is === 'gone' ? 'gone' : 'listening' }),
  status: 'queued',
  queuedAt: at,
  declined: [],
  skill: body.skill,
  handoverNote: body.note,
})

export const applyCaseDataSet: ApplyInteraction<typeof caseDataSet> = (interaction, { by, at, body }) => {
  const caseData = Object.fromEntries(
    Object.entries({ ...interaction.caseData, ...body.fields })
      .filter(([, value]) => value !== '')
      .slice(0, limits.caseDataFields),
  )
  const setNow = Object.keys(body.fields).map(
    (key) => [key, { by, at, ...(body.from && { from: body.from }) }] as const,
  )
  const setters = Object.entries({ ...interaction.caseDataSetBy, ...Object.fromEntries(setNow) })
  return {
    ...interaction,
    caseData,
    caseDataSetBy: Object.fromEntries(setters.filter(([key]) => Object.hasOwn(caseData, key))),
  }
}
