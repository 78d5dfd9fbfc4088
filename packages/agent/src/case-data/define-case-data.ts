import { define } from '@parley/ui'
import { ParleyCaseData } from './parley-case-data.ts'

/** Registers the element of the tab: it is loaded when the information is shown first. */
export const defineCaseData = (): void => define({ 'parley-case-data': ParleyCaseData })
