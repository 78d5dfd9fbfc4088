import type { AgentTextKey } from '../texts/agent-texts.ts'
import type { Reason } from './reasons.ts'

/** The text that says each reason. */
export const reasonKeys: { readonly [Each in Reason]: AgentTextKey } = {
  late: 'callLate',
  warning: 'callWarning',
  'timeout-near': 'callTimeoutNear',
  'about-to-close': 'callAboutToClose',
  'timed-out': 'callTimedOut',
  'contact-left': 'callContactLeft',
  'agent-joined': 'callAgentJoined',
  'agent-left': 'callAgentLeft',
  'consultation-began': 'callConsultationBegan',
  'colleague-wrote': 'callColleagueWrote',
  'consultation-ended': 'callConsultationEnded',
}
