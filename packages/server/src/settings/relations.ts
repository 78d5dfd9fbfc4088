import { fitsCaseField } from '@parley/protocol'
import { hasKeys } from '../auth/contact-identities.ts'
import { asMessage } from '../bots/script-schema.ts'
import type { Settings } from '../settings.ts'
import { nearestName } from './nearest-name.ts'

/** What is wrong between settings that are right one by one. */
export function relationProblems(settings: Settings): string[] {
  const { limits, timers } = settings
  const problems: string[] = []
  const longer = (name: string, valueMs: number, otherName: string, otherMs: number) => {
    if (valueMs <= otherMs)
      problems.push(
        `${name} is ${valueMs} and has to be longer than ${otherName}, ${otherMs}. Raise it, or lower the other.`,
      )
  }
  longer('timers.agentLostMs (PARLEY_AGENT_LOST_MS)', timers.agentLostMs, 'timers.agentAwayMs', timers.agentAwayMs)
  longer('timers.silenceMs (PARLEY_SILENCE_MS)', timers.silenceMs, 'two heartbeats', 2 * timers.heartbeatMs)
  for (const [key, { pendingResponse }] of Object.entries(settings.sites))
    longer(
      `sites.${key}.pendingResponse.lateMs (PARLEY_PENDING_LATE_MS)`,
      pendingResponse.lateMs,
      'warningMs',
      pendingResponse.warningMs,
    )
  for (const [key, site] of Object.entries(settings.sites))
    longer(
      `sites.${key}.inactivityEndMs (PARLEY_INACTIVITY_END_MS)`,
      site.inactivityEndMs,
      'inactivityWarningMs',
      site.inactivityWarningMs,
    )
  for (const [key, { dispositions, dispositionMandatory }] of Object.entries(settings.sites))
    if (dispositionMandatory && dispositions.length === 0)
      problems.push(
        `sites.${key}.dispositionMandatory is true, and the site has no dispositions. Add some under sites.${key}.dispositions, or turn it off.`,
      )
  for (const what of ['LoopDelayMs', 'WaitingCommands', 'MemoryPercent'] as const) {
    const [busy, overloaded] = [limits[`busy${what}`], limits[`overloaded${what}`]]
    if (overloaded < busy)
      problems.push(
        `limits.overloaded${what} is ${overloaded} and may not be less than limits.busy${what}, ${busy}. Raise it, or lower the other.`,
      )
  }
  for (const [key, { identity }] of Object.entries(settings.sites))
    if (identity.required && !hasKeys(identity))
      problems.push(
        `sites.${key}.identity.required is true, and nothing verifies who somebody is. Add jwks, jwksUrl or secret under sites.${key}.identity, or turn it off.`,
      )
  problems.push(...formProblems(settings), ...botProblems(settings))
  if (limits.agentFrameBytes < limits.contactFrameBytes)
    problems.push(
      `limits.agentFrameBytes is ${limits.agentFrameBytes} and may not be less than limits.contactFrameBytes, ${limits.contactFrameBytes}. Raise it, or lower the other.`,
    )
  if (settings.agentSecret && settings.agentJwksUrl)
    problems.push(
      'PARLEY_AGENT_SECRET and PARLEY_AGENT_JWKS_URL are both set. Agents’ tokens are verified in one way. Remove one of them.',
    )
  if (settings.fileScan.command && settings.fileScan.url)
    problems.push('fileScan.command and fileScan.url are both set. Files are scanned in one way. Remove one of them.')
  return problems
}

/** Fields of forms whose answers would not fit the case data. */
function formProblems({ sites }: Settings): string[] {
  return Object.entries(sites).flatMap(([key, { preChatForm, caseData }]) =>
    preChatForm.flatMap(({ key: field, type = 'text', options = [] }) => {
      const named = caseData.find((each) => each.key === field)
      const fits =
        !named?.type ||
        named.type === 'text' ||
        (type === 'choice' && options.every(({ value }) => fitsCaseField(value, named)))
      if (fits) return []
      return [
        `sites.${key}.preChatForm asks for "${field}" as ${type}, and sites.${key}.caseData takes a ${named.type} there. Make the types fit, or use another key.`,
      ]
    }),
  )
}

/** Sites whose bot does not exist, or says more than a site takes. */
function botProblems({ bots, sites }: Settings): string[] {
  return Object.entries(sites).flatMap(([key, { bot: name, textLimitChars }]) => {
    if (name === null) return []
    const bot = Object.hasOwn(bots, name) ? bots[name] : undefined
    if (!bot) {
      const nearest = nearestName(name, Object.keys(bots))
      const meant = nearest === undefined ? '' : ` Did you mean ${nearest}?`
      return [`sites.${key}.bot names no bot "${name}".${meant} Correct the name, or add it under bots.`]
    }
    return Object.entries(bot.script?.steps ?? {}).flatMap(([step, { say = [] }]) =>
      say.map(asMessage).flatMap((message, place) => {
        if (message.kind !== 'text' || message.text.length <= textLimitChars) return []
        return [
          `bots.${name}.script.steps.${step}.say.${place} has ${message.text.length} characters, and sites.${key}.textLimitChars is ${textLimitChars}. Shorten the text, or raise the limit.`,
        ]
      }),
    )
  })
}
