import { type Conversation, type ParticipantId, type Role, system } from '@parley/protocol'
import { type Hue, hueOf } from '../parts/faces.ts'
import type { Media } from '../message-kinds/offer.ts'
import type { Speaker } from '../texts/speaker.ts'
import type { UiTexts } from '../texts/ui-texts.ts'
import type { en as deskTexts } from './desk-texts.ts'

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
  /** The words that only staff reads; nothing at the contact. */
  readonly desk: Speaker<typeof deskTexts> | undefined
  /** The local day on which it is drawn: `Today` means this. */
  readonly today: string
  readonly media: Media
  person(id: ParticipantId): Person
  /** Somebody wants to draw a kind of message whose file is not here yet. */
  missesKind(kind: string): void
}

/** Makes scenes, and gives the former one back while it still holds: chunks compare it to know whether to draw anew. */
export class SceneMaker {
  #last: Scene | undefined
  #drawnFrom = ''

  /** The next scene is another one: something can be drawn now that could not before. */
  renew(): void {
    this.#last = undefined
  }

  make(conversation: Conversation, wanted: Omit<Scene, 'today' | 'person'>): Scene {
    const { participants } = conversation
    const today = new Date().toDateString()
    const drawnFrom = JSON.stringify([
      participants.map(({ id, role, name }) => [id, role, name]),
      wanted.me,
      wanted.side,
      today,
    ])
    const last = this.#last
    if (
      last &&
      this.#drawnFrom === drawnFrom &&
      last.speaker === wanted.speaker &&
      last.desk === wanted.desk &&
      last.media === wanted.media
    )
      return last

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
