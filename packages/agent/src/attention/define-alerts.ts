import { define } from '@parley/ui'
import { ParleyAlertChoices } from './parley-alert-choices.ts'
import { ParleyAlerts } from './parley-alerts.ts'
import { ParleyEntryPreview } from './parley-entry-preview.ts'
import { ParleySounds } from './parley-sounds.ts'
import { ParleyDeskMenuItems } from '../zoom/parley-desk-menu-items.ts'
import { ParleyTextSize } from '../zoom/parley-text-size.ts'

/** Registers what tells agents who look elsewhere, and what is in the menu: loaded once they are signed in. */
export const defineAlerts = (): void =>
  define({
    'parley-entry-preview': ParleyEntryPreview,
    'parley-alerts': ParleyAlerts,
    'parley-alert-choices': ParleyAlertChoices,
    'parley-sounds': ParleySounds,
    'parley-text-size': ParleyTextSize,
    'parley-desk-menu-items': ParleyDeskMenuItems,
  })
