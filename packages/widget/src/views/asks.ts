import {
  DiscardEvent,
  DraftEvent,
  LoadOlderEvent,
  MakeChoiceEvent,
  ReadEvent,
  ReconnectEvent,
  RetryEvent,
  SendEvent,
  TypingEvent,
} from '@parley/ui'
import type { ContactChat } from '../chat/contact-chat.ts'

type Answer = readonly [type: string, answer: (chat: ContactChat, event: never) => void]

const when = <Asked extends Event>(
  ask: { readonly type: string; new (...fields: never[]): Asked },
  answer: (chat: ContactChat, event: Asked) => void,
): Answer => [ask.type, answer]

/** What becomes of what the elements inside ask for and tell. */
const answers = [
  when(SendEvent, (chat, { text }) => chat.sendDraft(text)),
  when(DraftEvent, (chat, { draft }) => chat.drafts.write(draft)),
  when(TypingEvent, (chat, { is }) => chat.typing(is)),
  when(ReadEvent, (chat, { upTo }) => chat.markRead(upTo)),
  when(MakeChoiceEvent, (chat, { seq, choice }) => chat.choose(seq, choice)),
  when(ReconnectEvent, (chat) => chat.reconnect()),
  when(RetryEvent, (chat, { key }) => chat.retry(key)),
  when(DiscardEvent, (chat, { key }) => chat.discard(key)),
  when(LoadOlderEvent, (chat) => chat.loadOlder()),
]

/** Answers everything that is asked below `root`; none of it leaves the widget. */
export function answerAsks(root: EventTarget, chat: () => ContactChat | undefined): void {
  for (const [type, answer] of answers)
    root.addEventListener(type, (event) => {
      event.stopPropagation()
      const asked = chat()
      if (asked) answer(asked, event as never)
    })
}
