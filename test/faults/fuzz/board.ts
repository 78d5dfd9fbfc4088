import type { Journal } from '../../support/journal.ts'
import type { Chance } from '../../support/random.ts'
import type { FlakyStore } from './flaky-store.ts'
import type { Person, Tab } from './person.ts'

/** Where moves are made. */
export interface Board {
  readonly chance: Chance
  readonly journal: Journal
  readonly contacts: readonly Person[]
  readonly staff: readonly Person[]
  readonly store: FlakyStore
  /** Delivers what is under way. */
  flush(): void
  /** Moves the clock, delivering as it goes. */
  wait(ms: number): Promise<void>
  /** Another server takes over. */
  restart(): Promise<void>
}

/** Somebody of these people, and one of their tabs; nothing when they have none. */
export const tabOf = (people: readonly Person[], chance: Chance): { person: Person; tab: Tab } | undefined => {
  const person = chance.oneOf(people)
  const tab = person && chance.oneOf(person.tabs)
  return tab && { person, tab }
}
