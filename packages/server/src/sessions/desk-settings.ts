import { type CaseField, type DeskSettings, type DispositionEntry, limits, wordsFor } from '@parley/protocol'
import { fileLimitsFor } from '../files/file-limits.ts'
import type { CoreSettings, CoreSiteSettings, DispositionNode } from '../core-settings.ts'

/** What an agent's panel is told about its surroundings. */
export function deskSettingsOf({ agents, sites, dictionaries }: CoreSettings): DeskSettings {
  const bySite = <Value>(of: (site: CoreSiteSettings, key: string) => Value): Record<string, Value> =>
    Object.fromEntries(Object.entries(sites).map(([key, site]) => [key, of(site, key)]))
  return {
    notReadyReasons: [...agents.notReadyReasons],
    textLimit: Math.max(1, ...Object.values(sites).map(({ textLimitChars }) => textLimitChars)),
    zoom: agents.zoom,
    mediaOrigins: bySite(({ mediaOrigins }) => [...mediaOrigins]),
    linkHosts: bySite(linkHostsOf),
    files: Object.fromEntries(
      Object.entries(sites).flatMap(([key, { files }]) => {
        const fileLimits = fileLimitsFor('agent', files)
        return fileLimits ? [[key, fileLimits]] : []
      }),
    ),
    writing: bySite(({ emoji, maskPatterns }) => ({ emoji, maskPatterns: [...maskPatterns] })),
    assignContacts: agents.assignContacts,
    contactFields: bySite(({ contactFields }) => [...contactFields]),
    olderChats: Object.keys(sites).filter((key) => sites[key]?.olderChats),
    caseData: bySite(caseDataOf),
    pendingResponse: bySite(({ pendingResponse: { warningMs, lateMs } }) => ({ warningMs, lateMs })),
    crossedMessageMs: agents.crossedMessageMs,
    siteNames: bySite(({ name }, key) => name ?? key),
    dispositions: bySite(({ dispositions }) => flattened(dispositions)),
    autoDoneMs: Object.fromEntries(
      Object.entries(sites).flatMap(([key, { autoDoneMs }]) => (autoDoneMs > 0 ? [[key, autoDoneMs]] : [])),
    ),
    dispositionMandatory: Object.keys(sites).filter((key) => sites[key]?.dispositionMandatory),
    dictionaries: [...dictionaries],
    spellingBeforeSend: Object.keys(sites).filter((key) => sites[key]?.spellingBeforeSend),
  }
}

/** The fields of the case data, and what the form asks for besides: agents read it under the words of the form. */
const caseDataOf = ({ caseData, preChatForm }: CoreSiteSettings): CaseField[] => [
  ...caseData,
  ...preChatForm
    .filter(({ key }) => !caseData.some((field) => field.key === key))
    .map(({ key, label }) => ({ key, label: wordsFor(label, 'en').slice(0, limits.labelChars) })),
]

/** A tree as the panel draws it: each group before what is in it. */
const flattened = (nodes: readonly DispositionNode[], level = 1): DispositionEntry[] =>
  nodes.flatMap(({ id, label, children = [] }) => [{ id, label, level }, ...flattened(children, level + 1)])

/** The hosts that belong to a site. */
const linkHostsOf = ({ linkHosts, origins }: CoreSiteSettings): string[] =>
  linkHosts.length > 0 ? [...linkHosts] : [...new Set(origins.map((origin) => new URL(origin).hostname))]
