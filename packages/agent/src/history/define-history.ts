import { define } from '@parley/ui'
import { ParleyEarlierChat } from '../interaction/parley-earlier-chat.ts'
import { ParleyHistoryList } from './parley-history-list.ts'
import { ParleyHistoryReading } from './parley-history-reading.ts'
import { ParleyHistory } from './parley-history.ts'
import { ParleyOlderChats } from './parley-older-chats.ts'
import { ParleyPastChat } from './parley-past-chat.ts'
import { ParleyMyHistory } from './parley-my-history.ts'

/** Registers the elements about histories: they are loaded after the panel itself. */
export const defineHistory = (): void =>
  define({
    'parley-earlier-chat': ParleyEarlierChat,
    'parley-past-chat': ParleyPastChat,
    'parley-older-chats': ParleyOlderChats,
    'parley-history-reading': ParleyHistoryReading,
    'parley-history-list': ParleyHistoryList,
    'parley-history': ParleyHistory,
    'parley-my-history': ParleyMyHistory,
  })
