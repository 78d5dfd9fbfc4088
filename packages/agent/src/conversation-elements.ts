import {
  ParleyAttachButton,
  ParleyBanner,
  ParleyComposer,
  ParleyDeskTranscript,
  ParleyEmojiButton,
  ParleyHiddenNote,
  ParleyTranscript,
} from '@parley/ui'
import { ParleyAgentComposer } from './composer/parley-agent-composer.ts'
import { ParleyPreview } from './composer/parley-preview.ts'
import { ParleyUnsent } from './composer/parley-unsent.ts'
import { ParleyInformation } from './information/parley-information.ts'
import { ParleyInteractionHeader } from './interaction/parley-interaction-header.ts'
import { ParleyInteraction } from './interaction/parley-interaction.ts'
import { ParleyPartyActions } from './interaction/parley-party-actions.ts'
import { ParleyToolbar } from './interaction/parley-toolbar.ts'
import { ParleyPushUrlToggle } from './push-url/parley-push-url-toggle.ts'

/** What a conversation on the desk consists of: nobody needs it before the agent has one. */
export const conversationElements = {
  'parley-attach-button': ParleyAttachButton,
  'parley-banner': ParleyBanner,
  'parley-composer': ParleyComposer,
  'parley-desk-transcript': ParleyDeskTranscript,
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
} as const
