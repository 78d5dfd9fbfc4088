import type { ReactiveController, ReactiveElement } from 'lit'
import type { Catalogue } from './catalogue.ts'
import type { Arguments, Phrases } from './phrases.ts'
import { Speaker } from './speaker.ts'
import { directionOf, englishWording, type Wording, WordingRequest } from './wording.ts'

/**
 * Gives an element the texts of a catalogue, in the wording of the root element around it. The element is drawn anew
 * when the language changes or has been loaded.
 */
export class TextsController<English extends Phrases> implements ReactiveController {
  readonly #host: ReactiveElement
  readonly #catalogue: Catalogue<English>
  readonly #request = new WordingRequest((wording) => this.#speak(wording))
  #wording = englishWording
  #speaker: Speaker<English>

  constructor(host: ReactiveElement, catalogue: Catalogue<English>) {
    this.#host = host
    this.#catalogue = catalogue
    this.#speaker = new Speaker(catalogue, englishWording)
    host.addController(this)
  }

  /** Changes whenever anything is worded anew: to compare, and for times and days. */
  get speaker(): Speaker<English> {
    return this.#speaker
  }

  get language(): string {
    return this.#wording.language
  }

  /** The text of `key`. */
  say<Key extends keyof English & string>(key: Key, ...values: Arguments<English[Key]>): string {
    return this.#speaker.say(key, ...values)
  }

  hostConnected(): void {
    this.#host.dispatchEvent(this.#request)
  }

  hostDisconnected(): void {
    this.#request.unfollow?.()
  }

  #speak(wording: Wording): void {
    const { language } = wording
    this.#wording = wording
    this.#speaker = new Speaker(this.#catalogue, wording)
    this.#host.requestUpdate()
    if (this.#catalogue.has(language)) return
    void this.#catalogue.load(language).then(() => {
      if (this.#wording === wording && this.#catalogue.has(language)) this.#speak(wording)
    })
  }
}

/** Decides the wording of everything below a root element. `lang` and `dir` of the root follow the language. */
export class WordingController implements ReactiveController {
  readonly #host: ReactiveElement
  readonly #followers = new Set<(wording: Wording) => void>()
  #wording = englishWording

  constructor(host: ReactiveElement) {
    this.#host = host
    host.addController(this)
    host.addEventListener(WordingRequest.type, (event) => this.#answer(event as WordingRequest))
  }

  get wording(): Wording {
    return this.#wording
  }

  set wording(wording: Wording) {
    this.#wording = wording
    this.hostConnected()
    for (const follow of this.#followers) follow(wording)
  }

  hostConnected(): void {
    const { language } = this.#wording
    this.#host.lang = language
    this.#host.dir = directionOf(language)
  }

  #answer(request: WordingRequest): void {
    request.stopPropagation()
    const { follow } = request
    this.#followers.add(follow)
    request.unfollow = () => this.#followers.delete(follow)
    follow(this.#wording)
  }
}
