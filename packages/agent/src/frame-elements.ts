import { ParleyMenu } from '@parley/ui'
import { ParleyEmptyDesk } from './desk/parley-empty-desk.ts'
import { ParleyInteractionBar } from './interaction-bar/parley-interaction-bar.ts'
import { ParleyInvitation } from './invitation/parley-invitation.ts'
import { ParleyInvitations } from './invitation/parley-invitations.ts'
import { ParleyAgent } from './parley-agent.ts'
import { ParleyPendingRing } from './pending/parley-pending-ring.ts'
import { ParleyConnection } from './presence/parley-connection.ts'
import { ParleyLineBanner } from './presence/parley-line-banner.ts'
import { ParleyPresence } from './presence/parley-presence.ts'
import { ParleySearchButton } from './search/parley-search-button.ts'
import { ParleyElapsed } from './time/parley-elapsed.ts'
import { ParleyDeskMenu } from './zoom/parley-desk-menu.ts'

/** What stands on a desk without a conversation. The root comes last: it finds the others defined. */
export const frameElements = {
  'parley-menu': ParleyMenu,
  'parley-elapsed': ParleyElapsed,
  'parley-search-button': ParleySearchButton,
  'parley-pending-ring': ParleyPendingRing,
  'parley-presence': ParleyPresence,
  'parley-connection': ParleyConnection,
  'parley-line-banner': ParleyLineBanner,
  'parley-desk-menu': ParleyDeskMenu,
  'parley-interaction-bar': ParleyInteractionBar,
  'parley-invitation': ParleyInvitation,
  'parley-invitations': ParleyInvitations,
  'parley-empty-desk': ParleyEmptyDesk,
  'parley-agent': ParleyAgent,
} as const
