import type { TemplateResult } from 'lit'
import type { BeforeSending, SendContext, Verdict } from '../composer/before-sending.ts'
import type { Spelling } from './spelling.ts'

/** Asks before a message goes in which words may be misspelled, where the site wants that (A148). */
export class SpellingCheck implements BeforeSending {
  readonly #spelling: () => Promise<Spelling | undefined>

  constructor(spelling: () => Promise<Spelling | undefined>) {
    this.#spelling = spelling
  }

  async check(text: string, context: SendContext): Promise<Verdict> {
    const { entry, state } = context
    if (text === '' || !state.agent?.desk.spellingBeforeSend?.includes(entry.interaction.site)) return 'send'
    // A check that cannot be loaded keeps nobody from answering.
    return (await this.#spelling())?.check(text, context) ?? 'send'
  }

  draw(): TemplateResult | undefined {
    return undefined
  }

  forget(): void {}
}
