import { type Conversation, type ParticipantId, type Role, system } from '@parley/protocol'
import { type Hue, hueOf } from '../parts/faces.ts'
import type { Speaker } from '../texts/speaker.ts'
import type { UiTexts } from '../texts/ui-texts.ts'

/** From where a transcript is read: the contact's screen, or that of staff. */
export type Side = 'contact' | 'staff'

/** Somebody as the transcript shows them. */
export interface Person {
  readonly name: string
  readonly hue: Hue
  readonly role: Role | undefined
}

/** What all lines of a transcript are drawn with. The same object as long as nothing in it has changed. */
export interface Scene {
  /** The reader; empty for who is not in the conversation. */
  readonly me: ParticipantId
  readonly side: Side
  readonly speaker: Speaker<UiTexts>
  /** The local day on which it is drawn: `Today` means this. */
  readonly today: string
  person(id: ParticipantId): Person
}

/** Makes scenes, and gives the former one back while it still holds: chunks compare it to know whether to draw anew. */
export class SceneMaker {
  #last: Scene | undefined
  #drawnFrom = ''

  make(conversation: Conversation, wanted: { me: ParticipantId; side: Side; speaker: Speaker<UiTexts> }): Scene {
    const { participants } = conversation
    const today = new Date().toDateString()
    const drawnFrom = JSON.stringify([
      participants.map(({ id, role, name }) => [id, role, name]),
      wanted.me,
      wanted.side,
      today,
    ])
    if (this.#last && this.#drawnFrom === drawnFrom && this.#last.speaker === wanted.speaker) return this.#last

    const people = new Map<ParticipantId, Person>(
      participants.map((participant, place) => [
        participant.id,
        { name: participant.name, role: participant.role, hue: hueOf(participant, place) },
      ]),
    )
    const nobody: Person = { name: wanted.speaker.say('somebody'), role: undefined, hue: 0 }
    this.#drawnFrom = drawnFrom
    this.#last = { ...wanted, today, person: (id) => (id === system ? nobody : (people.get(id) ?? nobody)) }
    return this.#last
  }
}
