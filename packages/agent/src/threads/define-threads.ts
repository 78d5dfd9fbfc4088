import { define } from '@parley/ui'
import { ParleyPrivatePaste } from '../consultation/parley-private-paste.ts'
import { ParleyThreadList } from './parley-thread-list.ts'
import { ParleyThread } from './parley-thread.ts'

/** Registers what agents write to each other: loaded when the first thread is on the desk, with what asks before it reaches a contact. */
export const defineThreads = (): void =>
  define({
    'parley-private-paste': ParleyPrivatePaste,
    'parley-thread-list': ParleyThreadList,
    'parley-thread': ParleyThread,
  })
