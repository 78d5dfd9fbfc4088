import { conversationElements } from './conversation-elements.ts'
import { frameElements } from './frame-elements.ts'

/** Every element of the desk by its name. The root comes last: it finds the others defined. */
export const elements = { ...conversationElements, ...frameElements } as const
