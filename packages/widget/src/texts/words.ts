import { type Catalogue, Speaker, type Wording, WordingController } from '@parley/ui'
import type { ReactiveElement } from 'lit'
import { widgetTexts } from './widget-texts.ts'

type SpeakerOf<Of> = Of extends Catalogue<infer English> ? Speaker<English> : never

/** The words of a root element: its own, and those of everything below it. They may change at any time. */
export class Words {
  readonly #host: ReactiveElement
  readonly #wording: WordingController
  own: SpeakerOf<typeof widgetTexts>

  constructor(host: ReactiveElement) {
    this.#host = host
    this.#wording = new WordingController(host)
    this.own = new Speaker(widgetTexts, this.#wording.wording)
  }

  /** Speaks this language from now on, with the owner's texts in place of ours. */
  speak(wording: Wording): void {
    const now = this.#wording.wording
    if (now.language === wording.language && now.overrides === wording.overrides) return
    this.#wording.wording = wording
    this.#say(wording)
    if (widgetTexts.has(wording.language)) return
    void widgetTexts.load(wording.language).then(() => {
      if (this.#wording.wording === wording) this.#say(wording)
    })
  }

  #say(wording: Wording): void {
    this.own = new Speaker(widgetTexts, wording)
    this.#host.requestUpdate()
  }
}
