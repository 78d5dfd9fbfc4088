import {
  ParleyAttachButton,
  ParleyBanner,
  ParleyComposer,
  ParleyDeskTranscript,
  ParleyEmojiButton,
  ParleyHiddenNote,
  ParleyMenu,
  ParleyTranscript,
} from '@parley/ui'
import { ParleyAgentComposer } from './composer/parley-agent-composer.ts'
import { ParleyPreview } from './composer/parley-preview.ts'
import { ParleyUnsent } from './composer/parley-unsent.ts'
import { ParleyEmptyDesk } from './desk/parley-empty-desk.ts'
import { ParleyEarlierChat } from './interaction/parley-earlier-chat.ts'
import { ParleyInformation } from './information/parley-information.ts'
import { ParleyInteractionHeader } from './interaction/parley-interaction-header.ts'
import { ParleyInteraction } from './interaction/parley-interaction.ts'
import { ParleyPartyActions } from './interaction/parley-party-actions.ts'
import { ParleyToolbar } from './interaction/parley-toolbar.ts'
import { ParleyInteractionBar } from './interaction-bar/parley-interaction-bar.ts'
import { ParleyInvitation } from './invitation/parley-invitation.ts'
import { ParleyInvitations } from './invitation/parley-invitations.ts'
import { ParleyAgent } from './parley-agent.ts'
import { ParleyPushUrlToggle } from './push-url/parley-push-url-toggle.ts'
import { ParleyConnection } from './presence/parley-connection.ts'
import { ParleyLineBanner } from './presence/parley-line-banner.ts'
import { ParleyPresence } from './presence/parley-presence.ts'
import { ParleyPendingRing } from './pending/parley-pending-ring.ts'
import { ParleySearchButton } from './search/parley-search-button.ts'
import { ParleyElapsed } from './time/parley-elapsed.ts'
import { ParleyDeskMenu } from './zoom/parley-desk-menu.ts'

/** Every element of the desk by its name. The root comes last: it finds the others defined. */
export const elements = {
  'parley-attach-button': ParleyAttachButton,
  'parley-banner': ParleyBanner,
  'parley-composer': ParleyComposer,
  'parley-menu': ParleyMenu,
  'parley-desk-transcript': ParleyDeskTranscript,
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
  'parley-earlier-chat': ParleyEarlierChat,
  'parley-emoji-button': ParleyEmojiButton,
  'parley-hidden-note': ParleyHiddenNote,
  'parley-transcript': ParleyTranscript,
  'parley-preview': ParleyPreview,
  'parley-unsent': ParleyUnsent,
  'parley-push-url-toggle': ParleyPushUrlToggle,
  'parley-agent-composer': ParleyAgentComposer,
  'parley-party-actions': ParleyPartyActions,
  'parley-information': ParleyInformation,
  'parley-toolbar': ParleyToolbar,
  'parley-interaction-header': ParleyInteractionHeader,
  'parley-interaction': ParleyInteraction,
  'parley-empty-desk': ParleyEmptyDesk,
  'parley-agent': ParleyAgent,
} as const
