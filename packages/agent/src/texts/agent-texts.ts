import { Catalogue } from '@parley/ui'
import { en } from './en.ts'

/** What the desk says, beside the texts of `@parley/ui`. */
export const agentTexts = /*#__PURE__*/ new Catalogue(en, {
  de: async () => (await import('./de.ts')).de,
})

export type AgentTexts = typeof en

/** A text that needs no values. */
export type AgentTextKey = {
  [Key in keyof AgentTexts]: AgentTexts[Key] extends string
    ? AgentTexts[Key] extends `${string}{${string}`
      ? never
      : Key
    : never
}[keyof AgentTexts]

const languages = ['en', 'de']

const primary = (language: string) => language.toLowerCase().split('-')[0] ?? ''

/**
 * The language that a desk speaks where the page is in `wanted`: English, unless we have that one. What the agent chose comes
 * first; the page knows their region if it speaks the same.
 */
export function languageFor(wanted: string, chosen = ''): string {
  const language = chosen === '' || primary(chosen) === primary(wanted) ? wanted : chosen
  return languages.includes(primary(language)) ? language : 'en'
}
