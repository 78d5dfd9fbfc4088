import type { ConversationId } from '@parley/protocol'
import { mostUrgent } from '../pending/pending.ts'
import type { AgentMemory } from './agent-memory.ts'
import { selectedAmong, type DeskEntry, type DeskState } from './desk-state.ts'
import type { Keepsakes, SeenMark } from './keepsakes.ts'
import type { News } from './news.ts'
import type { Shown } from './shown.ts'
import type { Thread } from './threads.ts'

/** Commands that are kept as used lately. */
const mostRecent = 20

interface Surroundings {
  readonly state: () => DeskState
  readonly keepsakes: () => Keepsakes
  readonly memory: AgentMemory
  readonly changed: () => void
  readonly tell: (news: News) => void
}

/** What this window shows of the desk: the interaction that is selected, and what is open around it. */
export class DeskView {
  readonly #around: Surroundings
  #wanted: ConversationId | undefined
  /** Accepted here, and shown as soon as it is on the desk. */
  #accepting: ConversationId | undefined
  #isInformationOpen = false
  #isSearching = false

  constructor(around: Surroundings) {
    this.#around = around
  }

  get isInformationOpen(): boolean {
    return this.#isInformationOpen
  }

  get isSearching(): boolean {
    return this.#isSearching
  }

  /** An agent signs in: shows what they left. */
  begin(): void {
    this.#wanted = this.#around.keepsakes().selected
    this.#isSearching = false
  }

  select(id: ConversationId): void {
    this.#want(id)
    this.#around.changed()
  }

  /** Shows what the agent accepts as soon as it is there; `undefined` when that will not be. */
  awaitAccepted(id: ConversationId | undefined): void {
    this.#accepting = id
  }

  /** Wants something shown that the panel opens. */
  show(what: Shown): void {
    this.#around.tell({ is: 'show-wanted', what })
  }

  /** What was chosen in the command bar, latest first. */
  get recentCommands(): readonly string[] {
    return this.#around.keepsakes().recentCommands
  }

  noteCommand(key: string): void {
    this.#around.keepsakes().recentCommands = [key, ...this.recentCommands.filter((other) => other !== key)].slice(
      0,
      mostRecent,
    )
  }

  /** Back to the list, where there is room for one of both only. */
  showList(): void {
    this.#around.keepsakes().place = 'list'
    this.#around.changed()
  }

  /** The interaction `steps` further down the bar; round the corner at its ends. */
  selectNeighbour(steps: 1 | -1): void {
    const { entries, selected } = this.#around.state()
    const place = selected ? entries.indexOf(selected) : steps > 0 ? -1 : 0
    const neighbour = entries.at((place + steps) % entries.length)
    if (neighbour) this.select(neighbour.id)
  }

  /** The interaction whose contact is late next, besides the one that is shown. */
  selectMostUrgent(): void {
    const state = this.#around.state()
    const next = mostUrgent(state).find(({ id }) => id !== state.selected?.id)
    if (next) this.select(next.id)
  }

  /** Lists those first that are late first, or in the order in which the contacts came; remembered with the agent's settings. */
  toggleOrder(): void {
    const { memory } = this.#around
    memory.choose({ order: memory.get('settings').order === 'urgency' ? 'arrival' : 'urgency' })
  }

  /** What the agent had seen of a contact who waits, before this page. */
  seenMark(id: ConversationId): SeenMark | undefined {
    return this.#around.keepsakes().seenMark(id)
  }

  keepSeenMark(id: ConversationId, mark: SeenMark): void {
    this.#around.keepsakes().keepSeenMark(id, mark)
  }

  openSearch(): void {
    this.#isSearching = true
    this.#around.changed()
  }

  closeSearch(): void {
    this.#isSearching = false
    this.#around.changed()
  }

  /** Opens the information beside the conversation, or closes it; where there is room for both it is always there. */
  toggleInformation(): void {
    this.#isInformationOpen = !this.#isInformationOpen
    this.#around.changed()
  }

  /** Opens the information where it lies over the conversation or is hidden. */
  showInformation(): void {
    this.#isInformationOpen = true
    this.#around.keepsakes().isCollapsed = false
    this.#around.changed()
  }

  /** Hides the controls and the information of interactions, or shows them again; remembered for this agent in this browser. */
  toggleCollapsed(): void {
    const keepsakes = this.#around.keepsakes()
    keepsakes.isCollapsed = !keepsakes.isCollapsed
    this.#around.changed()
  }

  /** Remembered with the agent's settings. */
  setZoom(zoom: number): void {
    this.#around.memory.choose({ zoom })
  }

  /** What is selected among the entries and the threads that are here now, `before` those that were. */
  selectAmong(
    entries: readonly DeskEntry[],
    threads: readonly Thread[],
    before: DeskState,
  ): Pick<DeskState, 'selected' | 'thread'> {
    const keepsakes = this.#around.keepsakes()
    if (this.#accepting && entries.some(({ id }) => id === this.#accepting)) {
      this.#want(this.#accepting)
      this.#accepting = undefined
    }
    const former = before.selected ?? before.thread
    const isGone = former && ![...entries, ...threads].some(({ id }) => id === former.id)
    if (isGone) keepsakes.place = 'list'
    const thread = threads.find(({ id }) => id === this.#wanted)
    if (thread) return { selected: undefined, thread }
    // A closed thread leaves the place to the first interaction.
    if (isGone && former === before.thread && this.#wanted === former.id) this.#wanted = undefined
    const wanted = selectedAmong(entries, before.entries, this.#wanted)
    if (wanted !== this.#wanted) keepsakes.selected = this.#wanted = wanted
    return { selected: entries.find(({ id }) => id === wanted), thread: undefined }
  }

  #want(id: ConversationId): void {
    const keepsakes = this.#around.keepsakes()
    this.#wanted = keepsakes.selected = id
    keepsakes.place = 'conversation'
  }
}
