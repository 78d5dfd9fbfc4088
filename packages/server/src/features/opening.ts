import { ChatError, contactIn, nameless, system, type Conversation } from '@parley/protocol'
import { startConversation } from '@parley/protocol/schemas'
import type { NewEvent } from '../log/work.ts'
import { botJoins } from '../deciding/bot-joins.ts'
import { cleanName } from '../deciding/clean-name.ts'
import { handle } from '../deciding/handle.ts'
import { saidBy } from '../deciding/sayable.ts'
import { waitingWhen } from '../deciding/waiting.ts'
import { beginning } from '../deciding/pre-chat.ts'

/** How long after its end a conversation counts as the one before the next: the contact is coming back ([CON5]). */
const comebackMs = 24 * 3_600_000

export const onStartConversation = handle(startConversation, (wish) => {
  const { now, actor, standing, conversation, latest, body, settings } = wish
  if (actor.role !== 'contact') throw new ChatError('not-allowed')
  // An id that names somebody else's conversation says no more than one that may not be used.
  if (conversation.seq > 0) throw new ChatError(standing.is === 'participant' ? 'conversation-exists' : 'not-found')
  if (latest?.status === 'open') throw new ChatError('conversation-exists')
  // Without a word it begins where a bot speaks first, and where a file may be the first that is said.
  if (!body.message && !settings.bot && !settings.files.fromContact)
    throw new ChatError('bad-request', { field: 'body.message', problem: 'is missing' })
  const said = body.message && saidBy('contact', body.message, settings)

  const me = 'p1'
  // What the website has vouched for is not overridden by what the page says.
  const { preChatForm: form, caseData } = settings
  const begun = beginning(me, body, { form, caseData, claims: actor.claims })
  const { emails, phones } = begun
  const language = actor.claims?.language ?? begun.language ?? actor.language
  const saidName = cleanName(actor.claims?.name ?? begun.name ?? body.name ?? '')
  const name = saidName ?? (latest && contactIn(latest)?.name) ?? nameless(actor.id)
  const cameBack = latest?.endedAt != null && now - latest.endedAt < comebackMs
  const bot = settings.bot && botJoins(settings.bot, conversation)
  return [
    { name: 'conversation-opened', by: me, body: { site: actor.site, previous: cameBack ? latest.id : null } },
    { name: 'participant-joined', by: me, body: { participant: { id: me, role: 'contact', name } } },
    ...(bot ? [bot.inConversation] : []),
    ...(said ? [{ name: 'message-sent', by: me, body: said } satisfies NewEvent] : []),
    ...(bot ? [] : [announced(wish.somebodyThere())]),
    {
      name: 'interaction-opened',
      by: system,
      body: {
        site: actor.site,
        contact: { id: actor.id, name, ...(emails && { emails }), ...(phones && { phones }) },
        ...(language !== undefined && { language }),
      },
    },
    ...begun.events,
    ...(bot ? [bot.inInteraction] : []),
  ]
})

/** Tells the contact who waits that things have changed; nothing when they know, or wait no more ([ROU6]). */
export function announceWaiting(
  conversation: Conversation,
  { somebodyThere }: { somebodyThere: boolean },
): readonly NewEvent[] {
  const waiting = waitingWhen(somebodyThere)
  const waits = conversation.status === 'open' && conversation.waiting !== null
  if (!waits || conversation.waiting === waiting) return []
  return [announced(somebodyThere)]
}

const announced = (somebodyThere: boolean): NewEvent => ({
  name: 'waiting-announced',
  by: system,
  body: { waiting: waitingWhen(somebodyThere) },
})
