import type { Consultation, ConversationId, Interaction } from '@parley/protocol'
import { closesBehind, endsBehind, opensBehind } from './behind.ts'
import type { Committed } from '../log/committed.ts'
import type { ConversationCache } from '../log/conversation-cache.ts'
import type { Folded } from '../log/folded.ts'
import type { Situation, NewEvent, Work } from '../log/work.ts'

/** When to try again what could not be written, in milliseconds. */
const retryMs = 1_000

export interface ConsultationKeeperOptions {
  readonly submit: (work: Work) => void
  readonly cache: ConversationCache
  readonly clock: { after(ms: number, action: () => void): () => void }
}

/**
 * Keeps the conversations behind consultations in step with the interactions that they are about, which are the truth: opens
 * what has begun, ends what is over, closes what is done ([CNS3]). Whatever it does is decided on the log as it stands, so that doing
 * it twice changes nothing, and a start does what a crash left undone.
 */
export class ConsultationKeeper {
  readonly #options: ConsultationKeeperOptions
  /** How to call off what is tried again. */
  readonly #retries = new Set<() => void>()
  #stopped = false

  constructor(options: ConsultationKeeperOptions) {
    this.#options = options
  }

  /** Looks at what was open when the server stopped, or is on a desk, from both ends. */
  async check(open: Iterable<Folded>): Promise<void> {
    for (const { interaction } of open) {
      for (const { id } of interaction.consultations) this.#follow(id, interaction)
      const about = interaction.staff?.about
      const parent = about == null ? undefined : (await this.#options.cache.get(about))?.interaction
      if (parent) this.#follow(interaction.id, parent)
    }
  }

  committed({ changes }: Pick<Committed, 'changes'>): void {
    for (const { before, after } of changes.values()) {
      const [were, are] = [before.interaction.consultations, after.interaction.consultations]
      if (were === are) continue
      for (const consultation of are) if (!were.includes(consultation)) this.#follow(consultation.id, after.interaction)
      for (const { id } of were) if (!are.some((each) => each.id === id)) this.#follow(id, after.interaction)
    }
  }

  stop(): void {
    this.#stopped = true
    for (const callOff of this.#retries) callOff()
  }

  /** Brings the conversation behind a consultation to where the interaction has it. */
  #follow(id: ConversationId, about: Interaction): void {
    const consultation = about.consultations.find((each) => each.id === id)
    let opens = false
    this.#options.submit({
      conversationId: id,
      command: null,
      decide: (behind) => {
        const events = stepBehind(behind, consultation, about)
        opens = consultation?.state === 'open' && events.length > 0
        return { events }
      },
      settle: ({ is }) => {
        // Another server may have ended it before there was anything to end: this one knows of that, or soon will.
        if (opens) this.#look(id, about.id)
        if (is === 'refused' || opens) this.#lookAgain(id, about.id)
      },
    })
  }

  /** What could not be written is looked at until it is: nothing else would ever do it. By then something else may be to be done. */
  #lookAgain(id: ConversationId, aboutId: ConversationId): void {
    if (this.#stopped) return
    const callOff = this.#options.clock.after(retryMs, () => {
      this.#retries.delete(callOff)
      this.#look(id, aboutId)
    })
    this.#retries.add(callOff)
  }

  #look(id: ConversationId, aboutId: ConversationId): void {
    this.#options.cache.get(aboutId).then(
      (about) => about && this.#follow(id, about.interaction),
      () => this.#lookAgain(id, aboutId),
    )
  }
}

function stepBehind(
  behind: Situation,
  consultation: Consultation | undefined,
  about: Interaction,
): readonly NewEvent[] {
  if (!consultation) return closesBehind(behind, about.id)
  return consultation.state === 'open' ? opensBehind(behind, consultation, about) : endsBehind(behind, about.id)
}
