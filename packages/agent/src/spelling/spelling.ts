import { define, insertInto, selectIn, type ParleyComposer } from '@parley/ui'
import type { Desk } from '../desk/desk.ts'
import type { SendContext, Verdict } from '../composer/before-sending.ts'
import type { AddWordEvent, CorrectedEvent } from './spelling-events.ts'
import { ParleySendAnyway } from './parley-send-anyway.ts'
import { ParleySpelling } from './parley-spelling.ts'
import { prepare, proofread, type Place } from './proofread.ts'

/** The composer whose words are checked. */
export interface SpellingHost {
  readonly composer: ParleyComposer | null
  readonly renderRoot: HTMLElement | DocumentFragment
}

/** The spelling check of one composer: on demand, and before a message goes. Its dialogs stand beside the composer. */
export class Spelling {
  readonly #host: SpellingHost
  readonly #desk: Desk
  readonly #language: () => string
  /** What the agent let pass in this draft. */
  readonly #ignored = new Set<string>()

  constructor(host: SpellingHost, desk: Desk, language: () => string) {
    this.#host = host
    this.#desk = desk
    this.#language = language
    define({ 'parley-spelling': ParleySpelling, 'parley-send-anyway': ParleySendAnyway })
  }

  /** Opens the dictionary of a conversation, so that it is there when it is needed. */
  prepare(place: Place): void {
    prepare({ ...place, language: this.#language() })
  }

  /** Goes through the draft with the agent, and writes what they corrected: it can be undone. */
  async goThrough(where: () => Partial<Place>): Promise<void> {
    const { composer } = this.#host
    const { entry, state } = where()
    if (!composer || !entry || !state) return
    // The agent's dictionary grows meanwhile; the conversation stays the one in which it was begun.
    const context = () => ({ entry, state: where().state ?? state })
    const dialog = this.#dialog('parley-spelling')
    dialog.ignored = this.#ignored
    dialog.addEventListener('parley-add-word', (event) => this.#add((event as AddWordEvent).word))
    const corrected = new Promise<CorrectedEvent>((resolve) =>
      dialog.addEventListener('parley-corrected', (event) => resolve(event as CorrectedEvent), { once: true }),
    )
    await dialog.open(composer.draft, context)
    const { text, isChanged } = await corrected
    dialog.remove()
    composer.input.focus()
    if (!isChanged) return
    composer.input.select()
    insertInto(composer, text)
  }

  /** Whether a message may go: the agent is asked where words in it may be misspelled. Where none can be checked, it goes. */
  async check(text: string, { entry, state }: SendContext): Promise<Verdict> {
    const proof = await proofread(text, { entry, state, language: this.#language(), ignored: this.#ignored })
    if (proof.is !== 'checked' || proof.words.length === 0) return 'send'
    const dialog = this.#dialog('parley-send-anyway')
    const isYes = await dialog.ask(proof.words.map(({ word }) => word))
    dialog.remove()
    if (isYes) return 'send'
    const { composer } = this.#host
    const [first] = proof.words
    // What was checked has no space around it, and the draft may.
    const offset = composer?.draft.indexOf(text) ?? -1
    if (composer && first && offset >= 0) selectIn(composer, offset + first.start, offset + first.end)
    return 'hold'
  }

  /** The draft has gone: what was let pass in it was let pass there. */
  forget(): void {
    this.#ignored.clear()
  }

  #add(word: string): void {
    const words = this.#desk.memory.get('dictionary')
    if (!words.includes(word)) this.#desk.memory.set('dictionary', [...words, word])
  }

  #dialog<Name extends 'parley-spelling' | 'parley-send-anyway'>(name: Name): HTMLElementTagNameMap[Name] {
    const dialog = document.createElement(name)
    this.#host.renderRoot.append(dialog)
    return dialog
  }
}
