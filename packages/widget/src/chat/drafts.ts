import type { Notes } from '@parley/protocol/client'

/**
 * The contact's unsent text. Each tab has its own; a new tab and a later visit begin with the one that was written last.
 * What is being sent stays noted until the outbox has kept it: in no instant the text is nowhere.
 */
export class Drafts {
  readonly #tab: Notes
  readonly #notes: Notes
  #text: string
  readonly #underWay = new Set<{ readonly text: string }>()

  constructor(tab: Notes, notes: Notes) {
    this.#tab = tab
    this.#notes = notes
    this.#text = tab.get('draft') ?? notes.get('draft') ?? ''
  }

  get text(): string {
    return this.#text
  }

  write(text: string): void {
    this.#text = text
    this.#note()
  }

  /** `text` leaves the draft and goes to the outbox, which has kept it when `kept` fulfils. */
  async hand(text: string, kept: Promise<unknown>): Promise<void> {
    const handed = { text }
    this.#underWay.add(handed)
    this.write('')
    await kept
    this.#underWay.delete(handed)
    this.#note()
  }

  /** Another tab has sent the draft that both had. */
  sentElsewhere(text: string): boolean {
    if (this.#text === '' || this.#text !== text) return false
    this.#text = ''
    this.#tab.set('draft', null)
    return true
  }

  #note(): void {
    const parts = [...[...this.#underWay].map(({ text }) => text), this.#text]
    const noted = parts.filter(Boolean).join('\n') || null
    this.#tab.set('draft', noted ?? '')
    this.#notes.set('draft', noted)
  }
}
