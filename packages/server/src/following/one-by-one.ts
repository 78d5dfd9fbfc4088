/** Runs something in a later turn of the event loop. */
export type NextTurn = (action: () => void) => void

/**
 * Gives each action a turn of its own: between two of them, everybody else has one. What follows the logs works in slices, and two
 * slices in one turn would keep a message waiting for both.
 */
export function oneByOne(nextTurn: NextTurn): NextTurn {
  const waiting: (() => void)[] = []
  const next = (): void => {
    waiting[0]?.()
    waiting.shift()
    if (waiting.length > 0) nextTurn(next)
  }
  return (action) => {
    if (waiting.push(action) === 1) nextTurn(next)
  }
}
