import { ContextConsumer, ContextProvider } from '@lit/context'
import type { ReactiveController, ReactiveElement } from 'lit'
import type { Catalogue } from './catalogue.ts'
import type { Arguments, Phrases } from './phrases.ts'
import { Speaker } from './speaker.ts'
import { directionOf, englishWording, type Wording, wordingContext } from './wording.ts'

/**
 * Gives an element the texts of a catalogue, in the wording of the root element around it. The element is drawn anew
 * when the language changes or has been loaded.
 */
export class TextsController<English extends Phrases> {
  #wording = englishWording
  #speaker: Speaker<English>

  constructor(
    private readonly host: ReactiveElement,
    private readonly catalogue: Catalogue<English>,
  ) {
    this.#speaker = new Speaker(catalogue, englishWording)
    new ContextConsumer(host, {
      context: wordingContext,
      subscribe: true,
      callback: (wording) => this.#speak(wording),
    })
  }

  /** The text of `key`. */
  say<Key extends keyof English & string>(key: Key, ...values: Arguments<English[Key]>): string {
    return this.#speaker.say(key, ...values)
  }

  /** Changes whenever anything is worded anew: to compare, and for times and days. */
  get speaker(): Speaker<English> {
    return this.#speaker
  }

  get language(): string {
    return this.#wording.language
  }

  #speak(wording: Wording): void {
    this.#wording = wording
    this.#speaker = new Speaker(this.catalogue, wording)
    this.host.requestUpdate()
    if (this.catalogue.has(wording.language)) return
    void this.catalogue.load(wording.language).then(() => {
      if (this.#wording === wording && this.catalogue.has(wording.language)) this.#speak(wording)
    })
  }
}

/**
 * Decides the wording of everything below a root element. `lang` and `dir` of the root follow the language.
 */
export class WordingController implements ReactiveController {
  readonly #provider: ContextProvider<typeof wordingContext, ReactiveElement>

  constructor(private readonly host: ReactiveElement) {
    this.#provider = new ContextProvider(host, { context: wordingContext, initialValue: englishWording })
    host.addController(this)
  }

  get wording(): Wording {
    return this.#provider.value
  }

  set wording(wording: Wording) {
    this.#provider.setValue(wording)
    this.hostConnected()
  }

  hostConnected(): void {
    this.host.lang = this.wording.language
    this.host.dir = directionOf(this.wording.language)
  }
}
