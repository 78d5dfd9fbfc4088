import type { Speaker } from '@parley/ui'
import type { Notice } from '../desk/desk-state.ts'
import type { AgentTexts } from '../texts/agent-texts.ts'

/** The line that a notice is. */
export function noticeText({ about, name, words }: Notice, speaker: Speaker<AgentTexts>): string {
  switch (about) {
    case 'invitation-expired':
      return speaker.say('invitationExpired', { name })
    case 'invitation-over':
      return speaker.say('invitationOver', { name })
    case 'lost-to-others':
      return speaker.say('lostToOthers', { name })
    case 'handed-over':
      return speaker.say('handedOver', { name })
    case 'impossible':
      return words ? words.map((key) => speaker.say(key)).join(': ') : ''
    case 'refused':
      return name ? speaker.say('wishRefusedAbout', { name }) : speaker.say('wishRefused')
  }
}
