import { define } from '@parley/ui'
import { ParleyNewThread } from './parley-new-thread.ts'

/** Registers the choice of colleagues to write to: loaded when it is opened first. */
export const defineNewThread = (): void => define({ 'parley-new-thread': ParleyNewThread })
