import {
  ChatError,
  choiceIsOpen,
  limits,
  type Choice,
  type ChoicePolicy,
  type Conversation,
  type EventOf,
  type LoggedEvent,
} from '@parley/protocol'
import { choose, judgeChoice, policyOf, type messageSent } from '@parley/protocol/schemas'
import { bringsBack, comesBack } from '../deciding/comes-back.ts'
import { assertOpen, handle, meIn } from '../deciding/handle.ts'
import { hash53 } from '../log/hash.ts'

/** Tells a choice from another one in the same message: the same actions and values, in whatever order, have the same key. */
const keyOf = ({ actions, values = {} }: Choice): string =>
  hash53(
    JSON.stringify([[...actions].sort(), Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1))]),
  ).toString(36)

/** @throws ChatError `choice-closed`. */
function assertChoosable(
  conversation: Conversation,
  { seq, policy, now }: { seq: number; policy: ChoicePolicy; now: number },
): void {
  const { choices, latest } = conversation
  const isMade = choices.some(({ message }) => message === seq)
  // Whether something was chosen so long ago is no longer known.
  const isForgotten = !isMade && choices.length >= limits.rememberedChoices && seq < (choices[0]?.message ?? 0)
  const isFollowed = (latest.at(-1)?.seq ?? 0) > seq
  if (isForgotten || !choiceIsOpen(policy, { isMade, isFollowed, now })) throw new ChatError('choice-closed')
}

/** @throws ChatError `not-found` when there is no message at that place. */
function messageIn(original: LoggedEvent | null): EventOf<typeof messageSent>['body']['message'] {
  if (original?.name !== 'message-sent') throw new ChatError('not-found')
  return (original as EventOf<typeof messageSent>).body.message
}

/** The server judges ([RIC5] to [RIC9]): what is offered, until when, and that the same choice again changes nothing. */
export const onChoose = handle(choose, (wish) => {
  const by = meIn(wish)
  const { conversation, original, body, now } = wish
  const { message: seq, actions, values } = body
  const message = messageIn(original)
  const { as, text, says, payload, opens } = judgeChoice(message, body)
  const made = { message: seq, actions, ...(values && { values }), as, text, ...(payload !== undefined && { payload }) }
  if (opens) {
    assertOpen(conversation)
    return [...comesBack(wish), { name: 'choice-made', by, body: made }, ...bringsBack(wish, wish.somebodyThere)]
  }
  const key = keyOf(body)
  if (conversation.choices.some((before) => before.message === seq && before.key === key)) return []
  assertOpen(conversation)
  assertChoosable(conversation, { seq, policy: policyOf(message) ?? 'once', now })
  return [
    ...comesBack(wish),
    { name: 'choice-made', by, body: { ...made, key } },
    ...(says === undefined
      ? []
      : [{ name: 'message-sent' as const, by, body: { message: { kind: 'text' as const, text: says } } }]),
    ...bringsBack(wish, wish.somebodyThere),
  ]
})
