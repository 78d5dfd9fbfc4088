import { type Board, tabOf } from './board.ts'
import type { Tab } from './person.ts'

/** A half-open line: what is said on it is lost, and nobody is told. It never comes back to life, it can only break. */
function fallSilentOrBreak(pair: Tab['pair']) {
  if (pair.silent) pair.cut()
  pair.silent = !pair.silent
}

/** Cuts a line, lets it fall silent, makes the server unreachable, or says something old again. */
export function disturbLine(board: Board) {
  const { chance } = board
  const found = tabOf([...board.contacts, ...board.staff], chance)
  if (!found) return
  const { pair, line } = found.tab
  const disturb = chance.oneOf([
    () => pair.cut(),
    () => pair.cut(),
    () => fallSilentOrBreak(pair),
    () => void (pair.reachable = !pair.reachable),
    () => line.repeatOldCommand(),
    () => found.tab.client.hint(),
  ])
  disturb?.()
}

/** A page is closed without a word, or another one is opened. */
export function openOrCloseTab(board: Board) {
  const { chance } = board
  const person = chance.oneOf([...board.contacts, ...board.staff])
  const tab = person && chance.oneOf(person.tabs)
  // Before the first welcome a second tab would be a second contact.
  if (!person || (person.role === 'contact' && !person.token)) return
  if (tab && chance.happens(0.6)) person.closeTab(tab)
  if (person.tabs.length < 2) person.openTab()
}

/** The disk goes bad, or is well again. */
export function disturbStore({ store, chance }: Board): void {
  if (!store.isReliable) store.trouble = store.trouble > 0 ? 0 : chance.between(5, 50) / 100
}
