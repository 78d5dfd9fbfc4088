import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import { dictionaryFor } from './dictionary-for.ts'
import { knownWords } from './known-words.ts'
import { type Speller, spellerFor } from './speller.ts'
import { SpellingUnavailable } from './start-worker.ts'
import type { Word } from './words.ts'

/** What the spelling check wants to know of a conversation: with a contact, or among colleagues. */
export type Spelled = Pick<DeskEntry, 'interaction' | 'view'>

/** The conversation that a text is for. */
export interface Place {
  readonly entry: Spelled
  readonly state: DeskState
}

/** Where a text is checked. */
export interface ProofreadContext extends Place {
  /** BCP 47 tag of the desk's language. */
  readonly language: string
  /** Words that the agent has let pass in this draft. */
  readonly ignored: ReadonlySet<string>
}

/** What came of a check, and in which language. */
export type Proof =
  | { readonly is: 'checked'; readonly language: string; readonly words: readonly Word[]; readonly speller: Speller }
  | { readonly is: 'no-dictionary'; readonly language: string }
  | { readonly is: SpellingUnavailable['why']; readonly language: string }

/** The language of a conversation: what the contact reads, else the desk's. */
export const languageOf = ({ entry, language }: Pick<ProofreadContext, 'entry' | 'language'>): string =>
  entry.interaction.language ?? language

/** Begins to load the dictionary of a conversation. */
export function prepare({ state, ...context }: Pick<ProofreadContext, 'entry' | 'state' | 'language'>): void {
  const dictionary = dictionaryFor(languageOf(context), state.agent?.desk.dictionaries ?? [])
  if (dictionary !== undefined) spellerFor(state.server, dictionary)
}

/** Checks a text in the language of its conversation, off this thread. */
export async function proofread(text: string, context: ProofreadContext): Promise<Proof> {
  const { entry, state, ignored } = context
  const language = languageOf(context)
  const dictionary = dictionaryFor(language, state.agent?.desk.dictionaries ?? [])
  if (dictionary === undefined) return { is: 'no-dictionary', language }
  try {
    const speller = spellerFor(state.server, dictionary)
    const words = await speller.check(text, [...knownWords(entry, state), ...ignored])
    return { is: 'checked', language: dictionary, words, speller }
  } catch (error) {
    if (error instanceof SpellingUnavailable) return { is: error.why, language }
    throw error
  }
}
