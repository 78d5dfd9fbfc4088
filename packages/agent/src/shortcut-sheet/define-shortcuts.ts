import { define } from '@parley/ui'
import { ParleyShortcuts } from './parley-shortcuts.ts'

/** Registers the list of shortcuts: it is loaded when it is opened first. */
export const defineShortcuts = (): void => define({ 'parley-shortcuts': ParleyShortcuts })
