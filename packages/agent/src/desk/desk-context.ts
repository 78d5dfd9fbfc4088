import { createContext } from '@lit/context'
import type { Desk } from './desk.ts'

/** The desk of the panel around an element. State comes down as properties; this is for clocks, and for views that ask much. */
export const deskContext = createContext<Desk>('parley-desk')
