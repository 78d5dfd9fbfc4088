import { define } from '@parley/ui'
import { ParleyAlertChoices } from './parley-alert-choices.ts'
import { ParleyAlerts } from './parley-alerts.ts'
import { ParleyEntryPreview } from './parley-entry-preview.ts'
import { ParleySounds } from './parley-sounds.ts'

/** Registers what tells agents who look elsewhere: loaded once they are signed in. */
export const defineAlerts = (): void =>
  define({
    'parley-entry-preview': ParleyEntryPreview,
    'parley-alerts': ParleyAlerts,
    'parley-alert-choices': ParleyAlertChoices,
    'parley-sounds': ParleySounds,
  })
