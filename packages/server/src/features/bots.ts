import {
  ChatError,
  fitsCaseField,
  system,
  type CaseField,
  type CommandBody,
  type Conversation,
  type Interaction,
  type ParticipantId,
} from '@parley/protocol'
import { handOver, inviteBot, setCaseData, silenceBot } from '@parley/protocol/schemas'
import { assertOpen, handle, meIn, type Wish } from '../deciding/handle.ts'
import { waitingWhen } from '../deciding/waiting.ts'
import type { NewEvent } from '../log/work.ts'

/** What somebody who asks for a person knows of those who wait and of those who answer. */
export interface Handover {
  readonly why: 'contact-asked' | 'bot-asked' | 'bot-failed'
  readonly by: ParticipantId
  readonly skill?: string | null
  readonly note?: string | null
  readonly placeInQueue: (skill: string | null) => number
  readonly somebodyThere: (skill?: string | null) => boolean
}

/**
 * The bot stops talking and a person is asked for, with a receipt for the contact ([BOT20] to [BOT22]). Nothing when the
 * conversation is not with the bot any more.
 */
export function handsOver(
  { conversation, interaction }: { conversation: Conversation; interaction: Interaction },
  { why, by, skill = null, note = null, placeInQueue, somebodyThere }: Handover,
): readonly NewEvent[] {
  if (interaction.status !== 'with-bot' || conversation.status === 'ended') return []
  const bot = interaction.bot?.participantId ?? by
  const isGone = why === 'bot-failed'
  return [
    { name: 'handover-requested', by: isGone ? system : by, body: { why, place: placeInQueue(skill) } },
    isGone ? { name: 'participant-left', by: bot, body: {} } : { name: 'bot-listens', by: bot, body: {} },
    { name: 'waiting-announced', by: system, body: { waiting: waitingWhen(somebodyThere(skill)) } },
    ...(isGone ? [{ name: 'bot-voice-changed' as const, by: system, body: { is: 'gone' as const } }] : []),
    { name: 'interaction-handed-over', by: system, body: { skill, note } },
  ]
}

/** A bot that cannot go on leaves; where it was alone with the contact, a person is asked for. */
export function botFails(
  situation: { conversation: Conversation; interaction: Interaction },
  queue: Pick<Handover, 'placeInQueue' | 'somebodyThere'>,
): readonly NewEvent[] {
  const { conversation, interaction } = situation
  const { bot } = interaction
  if (!bot || bot.is === 'gone' || conversation.status === 'ended') return []
  if (interaction.status === 'with-bot')
    return handsOver(situation, { why: 'bot-failed', by: bot.participantId, ...queue })
  return [
    { name: 'participant-left', by: bot.participantId, body: {} },
    { name: 'bot-voice-changed', by: system, body: { is: 'gone' } },
  ]
}

export const onHandOver = handle(handOver, (wish) => {
  const by = meIn(wish)
  assertOpen(wish.conversation)
  const { actor, body, interaction } = wish
  if (!interaction.bot) throw new ChatError('no-bot')
  const asks = actor.role === 'bot'
  return handsOver(wish, {
    why: asks ? 'bot-asked' : 'contact-asked',
    by,
    // What a contact wishes for routing and for staff is nothing that a contact may say.
    ...(asks && { skill: body.skill ?? null, note: body.note ?? null }),
    placeInQueue: wish.placeInQueue,
    somebodyThere: wish.somebodyThere,
  })
})

/** @throws ChatError `no-bot` when there is none, or none any more. */
function botIn({ bot }: Interaction) {
  if (!bot || bot.is === 'gone') throw new ChatError('no-bot')
  return bot
}

export const onInviteBot = handle(inviteBot, (wish) => {
  meIn(wish)
  const { actor, conversation, interaction } = wish
  assertOpen(conversation)
  const bot = botIn(interaction)
  if (bot.is === 'talking') return []
  return [
    { name: 'bot-invited', by: bot.participantId, body: {} },
    { name: 'bot-voice-changed', by: actor.id, body: { is: 'talking' } },
    // What was said while it listened is no question to it.
    { name: 'bot-advanced', by: actor.id, body: { upTo: conversation.seq + 1 } },
  ]
})

export const onSilenceBot = handle(silenceBot, (wish) => {
  meIn(wish)
  const { actor, conversation, interaction } = wish
  assertOpen(conversation)
  const bot = botIn(interaction)
  if (bot.is === 'listening') return []
  return [
    { name: 'bot-listens', by: bot.participantId, body: {} },
    { name: 'bot-voice-changed', by: actor.id, body: { is: 'listening' } },
  ]
})

/**
 * What agents change has to be changeable, and to be what the field is for ([CAS4], [CAS5]).
 *
 * @throws ChatError `case-data-fixed` or `case-data-invalid` with the field.
 */
function assertChangeable(
  fields: Readonly<Record<string, string>>,
  configured: readonly CaseField[],
  right: 'editable' | 'page',
): void {
  for (const [key, value] of Object.entries(fields)) {
    const field = configured.find((other) => other.key === key)
    if (!field?.[right]) throw new ChatError('case-data-fixed', { field: key })
    if (!fitsCaseField(value, field))
      throw new ChatError('case-data-invalid', { field: key, type: field.type ?? 'text' })
  }
}

export const onSetCaseData = handle(setCaseData, (wish) => {
  meIn(wish)
  const { actor, body, interaction, settings } = wish
  if (interaction.status === 'done') throw new ChatError('already-done')
  if (actor.role === 'contact') return setByPage(wish)
  if (actor.role !== 'bot') assertChangeable(body.fields, settings.caseData, 'editable')
  return [{ name: 'case-data-set', by: actor.id, body }]
})

/** What the page of the contact says: never over what a bot or an agent has set, and nothing twice ([CAS9]). */
function setByPage(wish: Wish<CommandBody<'set-case-data'>>): readonly NewEvent[] {
  const { conversation, interaction, body, settings } = wish
  const { caseData, caseDataSetBy } = interaction
  assertOpen(conversation)
  assertChangeable(body.fields, settings.caseData, 'page')
  const me = meIn(wish)
  const news = Object.entries(body.fields).filter(
    ([key, value]) =>
      (caseDataSetBy[key]?.by ?? me) === me &&
      caseDataSetBy[key]?.from === undefined &&
      (caseData[key] ?? '') !== value,
  )
  return news.length === 0 ? [] : [{ name: 'case-data-set', by: me, body: { fields: Object.fromEntries(news) } }]
}
