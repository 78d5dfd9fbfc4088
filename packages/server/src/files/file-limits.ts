import type { FileLimits } from '@parley/protocol'
import type { FileRules } from '../core-settings.ts'

/** What contacts, or agents, are told of a site's rules before they choose a file ([FIL2]); nothing where nobody may send any. */
export function fileLimitsFor(role: 'contact' | 'agent', rules: FileRules): FileLimits | undefined {
  const { fromContact, fromAgent, fromWorkstation, fromResponses } = rules
  const { types, maxBytes, contactMaxCount, agentMaxCount, dailyBytes, actions } = rules
  if (!fromContact && !fromAgent) return undefined
  return {
    send: role === 'contact' ? fromContact : fromAgent,
    types: [...types],
    maxBytes,
    maxCount: role === 'contact' ? contactMaxCount : agentMaxCount,
    dailyBytes,
    actions,
    ...(role === 'agent' && { from: { workstation: fromWorkstation, responses: fromResponses } }),
  }
}
