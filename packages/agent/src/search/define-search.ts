import { define } from '@parley/ui'
import { ParleyFoundChat } from './parley-found-chat.ts'
import { ParleySearch } from './parley-search.ts'

/** Registers the elements of the search: they are loaded when it is opened first. */
export const defineSearch = (): void => define({ 'parley-found-chat': ParleyFoundChat, 'parley-search': ParleySearch })
