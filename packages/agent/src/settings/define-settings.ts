import { define } from '@parley/ui'
import { ParleySettings } from './parley-settings.ts'

/** Registers the settings: they are loaded when they are opened first. */
export const defineSettings = (): void => define({ 'parley-settings': ParleySettings })
