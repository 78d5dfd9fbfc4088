import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

/** What the widget says. */
export const widgetTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})

export type WidgetTexts = typeof en
