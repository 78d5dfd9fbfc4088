import { type ConversationId, newId } from '@parley/protocol'
import type { Chance } from '../../support/random.ts'
import { type Board, tabOf } from './board.ts'
import { disturbLine, disturbStore, openOrCloseTab } from './disturbances.ts'
import type { Person, Tab } from './person.ts'

type Move = (board: Board) => void | Promise<void>

const reasons = ['Break', 'Lunch', 'Meeting']

/** Any conversation that anybody has ever seen: most of them are foreign to whoever tries it. */
const anyConversation = ({ contacts, chance }: Board): ConversationId | undefined =>
  chance.oneOf(contacts.flatMap(({ tabs }) => tabs.flatMap(({ client }) => [...client.conversations.keys()])))

/** One that the tab shows, most often an open one. */
function ownConversation({ client }: Tab, chance: Chance): ConversationId | undefined {
  const all = [...client.conversations.values()].map(({ conversation }) => conversation)
  const open = all.filter(({ status, seq }) => status === 'open' && seq > 0)
  return (open.length > 0 && chance.happens(0.9) ? chance.oneOf(open) : chance.oneOf(all))?.id
}

/** A message that says which tab wrote it, and in which order. */
const something = ({ journal }: Board, { person, tab }: { person: Person; tab: Tab }) => ({
  kind: 'text' as const,
  text: `${person.said(person.lines.indexOf(tab.line))}: ${journal.entries.length + 1}`,
})

function say(board: Board, people: readonly Person[]) {
  const found = tabOf(people, board.chance)
  const id = found && ownConversation(found.tab, board.chance)
  if (!id) return
  for (let lines = board.chance.between(1, 3); lines > 0; lines--) {
    const message = something(board, found)
    void board.journal.note(found.tab.client.send('send-message', { message }, id), id, message.text)
  }
}

function start(board: Board) {
  const found = tabOf(board.contacts, board.chance)
  const isInOne =
    found && [...found.tab.client.conversations.values()].some(({ conversation: { status } }) => status === 'open')
  if (!found || (isInOne && board.chance.happens(0.9))) return
  const [id, message] = [newId(), something(board, found)]
  void board.journal.note(
    found.tab.client.send('start-conversation', { message, name: found.person.name }, id),
    id,
    message.text,
  )
}

function answerInvitation(board: Board) {
  const found = tabOf(board.staff, board.chance)
  const asked = [...(found?.tab.client.interactions ?? [])].filter(([, { invitation }]) => invitation)
  const [id, interaction] = board.chance.oneOf(asked) ?? []
  if (!found || !id || !interaction?.invitation) return
  const name = board.chance.happens(0.75) ? 'accept-invitation' : 'reject-invitation'
  void found.tab.client.ask(name, { invitation: interaction.invitation.seq }, id)
}

/** Wishes that make no sense, or are about somebody else's conversation. */
function trespass(board: Board) {
  const { chance } = board
  const found = tabOf(chance.happens(0.5) ? board.contacts : board.staff, chance)
  const id = anyConversation(board) ?? newId()
  if (!found) return
  const { client } = found.tab
  const wish = chance.oneOf<() => unknown>([
    () => client.ask('accept-invitation', { invitation: chance.between(1, 9) }, id),
    () => client.ask('mark-done', {}, id),
    () => client.ask('mark-read', { upTo: chance.between(1, 99) }, id),
    () => client.ask('end-conversation', {}, found.person.role === 'contact' ? newId() : id),
    () => found.person.role === 'contact' && client.ask('set-presence', { is: 'ready' }),
    () => client.signal('typing', { is: 'writing' }, id),
  ])
  wish?.()
}

function endSomething(board: Board) {
  const found = tabOf(board.chance.happens(0.4) ? board.contacts : board.staff, board.chance)
  const id = found && ownConversation(found.tab, board.chance)
  if (id) void found.tab.client.ask('end-conversation', {}, id)
}

function markDone(board: Board) {
  const found = tabOf(board.staff, board.chance)
  for (const [id, { status }] of found?.tab.client.interactions ?? [])
    if (status === 'ended') void found?.tab.client.ask('mark-done', {}, id)
}

/** Does something about the lines that were refused. Only those: the others are on their way. */
function mendRefused(board: Board) {
  const found = tabOf([...board.contacts, ...board.staff], board.chance)
  for (const { id, state } of found?.tab.client.outbox ?? []) if (state.is === 'refused') found?.tab.client.discard(id)
}

function read(board: Board) {
  const found = tabOf(board.chance.happens(0.5) ? board.contacts : board.staff, board.chance)
  const id = found && ownConversation(found.tab, board.chance)
  if (!id) return
  found.tab.client.markRead(id, found.tab.client.conversations.get(id)?.conversation.seq ?? 0)
  found.tab.client.signal('typing', { is: board.chance.happens(0.7) ? 'writing' : 'stopped' }, id)
  found.tab.client.loadOlder(id)
}

function changePresence(board: Board) {
  const found = tabOf(board.staff, board.chance)
  const reason = board.chance.oneOf(reasons)
  const isReady = board.chance.happens(0.65)
  void found?.tab.client.ask('set-presence', isReady ? { is: 'ready' } : { is: 'not-ready', ...(reason && { reason }) })
}

/** What can happen, and how often. */
const moves: readonly (readonly [weight: number, move: Move])[] = [
  [6, start],
  [22, (board) => say(board, board.contacts)],
  [18, (board) => say(board, board.staff)],
  [12, answerInvitation],
  [4, trespass],
  [3, endSomething],
  [3, markDone],
  [2, mendRefused],
  [6, read],
  [4, changePresence],
  [8, disturbLine],
  [3, openOrCloseTab],
  [1, disturbStore],
  [0.3, (board) => board.restart()],
  [30, (board) => board.flush()],
  [14, (board) => board.wait(board.chance.between(1, 4_000))],
  [3, (board) => board.wait(board.chance.between(4_000, 40_000))],
  [0.4, (board) => board.wait(board.chance.between(100_000, 200_000))],
]
const totalWeight = moves.reduce((sum, [weight]) => sum + weight, 0)

/** Makes one move, whichever it happens to be. */
export async function moveSomehow(board: Board): Promise<void> {
  let rest = board.chance.next() * totalWeight
  for (const [weight, move] of moves) {
    rest -= weight
    if (rest < 0) return move(board)
  }
}
