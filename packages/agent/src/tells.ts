import type { News } from './desk/news.ts'
import {
  CallbackEvent,
  CallEvent,
  ConversationEndedEvent,
  ConversationOpenedEvent,
  EmailEvent,
  InteractionDoneEvent,
  InvitedEvent,
} from './events.ts'

/** What the page around the panel hears of a piece of news, if anything. */
export function tellOf(news: News): Event | undefined {
  switch (news.is) {
    case 'call-wanted':
      return new CallEvent(news.phoneNumber, news.id)
    case 'email-wanted':
      return new EmailEvent(news.address, news.id)
    case 'callback-wanted':
      return new CallbackEvent(news.id)
    case 'invited':
      return new InvitedEvent(news.id)
    case 'opened':
      return new ConversationOpenedEvent(news.id)
    case 'ended':
      return new ConversationEndedEvent(news.id)
    case 'done':
      return new InteractionDoneEvent(news.id)
    default:
      return undefined
  }
}
