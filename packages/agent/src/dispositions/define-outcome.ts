import { define } from '@parley/ui'
import { ParleyNote } from '../note/parley-note.ts'
import { ParleyDispositions } from './parley-dispositions.ts'

/** Registers the elements of the tabs Note and Dispositions: they are loaded when one of them is shown first. */
export const defineOutcome = (): void =>
  define({ 'parley-note': ParleyNote, 'parley-dispositions': ParleyDispositions })
