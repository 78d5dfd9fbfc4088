import { define } from '@parley/ui'
import { ParleyCommandBar } from './parley-command-bar.ts'

/** Registers the command bar: it is loaded when it is opened first. */
export const defineCommandBar = (): void => define({ 'parley-command-bar': ParleyCommandBar })
