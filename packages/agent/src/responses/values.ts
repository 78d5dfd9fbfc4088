import { nameless, participantIn } from '@parley/protocol'
import type { DeskState } from '../desk/desk-state.ts'
import type { Written } from './inserting.ts'

/** What variables are filled from. */
export interface Situation {
  readonly entry: Written
  readonly state: DeskState
  /** Now by the server's clock: milliseconds since 1970. */
  readonly now: number
  /** BCP 47 tag of the language that is written in. */
  readonly language: string
}

/** Greetings by language: for the morning, from noon on, and for the evening. */
const greetings: Readonly<Record<string, readonly [morning: string, day: string, evening: string]>> = {
  en: ['Good morning', 'Good afternoon', 'Good evening'],
  de: ['Guten Morgen', 'Guten Tag', 'Guten Abend'],
}

/** What a variable stands for in a conversation; nothing where that is not known. */
export function valueOf(variable: string, situation: Situation): string | undefined {
  const place = variable.indexOf('.')
  const [about, name] = [variable.slice(0, place), variable.slice(place + 1)]
  if (about === 'case') return caseField(situation.entry, name)
  return values[variable]?.(situation) || undefined
}

/** The field with this name, however it is written: agents do not know whether it is `orderNumber` or `ordernumber`. */
function caseField({ interaction: { caseData } }: Written, name: string): string | undefined {
  const wanted = name.toLowerCase()
  return Object.entries(caseData).find(([key]) => key.toLowerCase() === wanted)?.[1] || undefined
}

const values: Readonly<Record<string, (situation: Situation) => string | undefined>> = {
  'contact.name': ({ entry: { interaction } }) => {
    const { id, name } = interaction.contact
    // Who did not say a name is called something at the desk, and would not know it.
    return name === nameless(id) ? undefined : name
  },
  // What the contact reads: the nickname where there is one.
  'agent.name': ({ entry, state }) => participantIn(entry.view.conversation, entry.me)?.name ?? state.agent?.name,
  'site.name': ({ entry, state }) => state.agent?.desk.siteNames?.[entry.interaction.site],
  'time.greeting': ({ now, language }) => {
    const hour = new Date(now).getHours()
    return greetings[language.toLowerCase().split('-')[0] ?? '']?.[hour < 12 ? 0 : hour < 18 ? 1 : 2]
  },
  'time.date': ({ now, language }) => new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(now),
  'time.clock': ({ now, language }) => new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(now),
}

/** The variables that every conversation may fill, for those who write responses. Fields of case data come on top. */
export const variables: readonly string[] = Object.keys(values)
