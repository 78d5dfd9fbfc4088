import type { ChoicePolicy } from './define.ts'

/** Where a message with something to choose stands. */
export interface ChoiceSituation {
  /** Whether something was chosen in it before. */
  readonly isMade: boolean
  /** Whether somebody has said something after it. */
  readonly isFollowed: boolean
  /** Milliseconds since 1970, by the server's clock. */
  readonly now: number
}

/** Whether the contact can choose, or choose otherwise, in a message. The server judges by it, and screens show it. */
export function choiceIsOpen(policy: ChoicePolicy, { isMade, isFollowed, now }: ChoiceSituation): boolean {
  switch (policy) {
    case 'once':
      return !isMade
    case 'revisable':
      return true
    case 'until-next-message':
      return !isFollowed
    default:
      return now < policy.until
  }
}
