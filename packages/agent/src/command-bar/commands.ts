import { glyphs, type Speaker } from '@parley/ui'
import { aboutOf } from '../actions/page-actions.ts'
import { actionIds, actionOf, type ActionId } from '../actions/registry.ts'
import { shortcutOf, shortcutWords } from '../actions/shortcuts.ts'
import { contactName, type DeskEntry, type DeskState } from '../desk/desk-state.ts'
import { ActEvent, SelectEvent } from '../events.ts'
import type { AgentTexts } from '../texts/agent-texts.ts'
import { fitOf } from './matching.ts'
import type { en } from './texts/en.ts'

/** One line of the command bar. */
export interface Command {
  /** Names it among those that were used: never a contact's words. */
  readonly key: string
  readonly label: string
  readonly glyph: string
  /** The keys that do the same. */
  readonly keys: string
  /** Why it is not possible now, else something about it; empty where there is nothing to say. */
  readonly note: string
  readonly isPossible: boolean
  /** A choice is an action with what comes with it. */
  readonly kind: 'action' | 'choice' | 'interaction'
  /** What asks for it. */
  readonly ask?: () => Event
  /** What it does, where nothing has to be asked for. */
  readonly act?: () => void
}

/** A part of the list with its title. */
export interface Section {
  readonly title: 'recent' | 'interactions' | 'actions' | 'found' | 'impossible'
  readonly commands: readonly Command[]
}

interface Voices {
  readonly desk: Speaker<AgentTexts>
  readonly bar: Speaker<typeof en>
}

/** Everything that can be done from the command bar, also what is not possible now. The interaction that is shown comes last of them. */
export const commandsFor = (state: DeskState, voices: Voices): readonly Command[] => [
  ...state.entries.filter((entry) => entry !== state.selected).map((entry) => goTo(entry, voices)),
  ...(state.selected ? [goTo(state.selected, voices)] : []),
  ...actionIds.filter((id) => id !== 'command-bar').flatMap((id) => actionCommands(id, state, voices)),
  ...pageCommands(state),
]

/** What the page around lets the agent do with the contact who is shown. */
function pageCommands(state: DeskState): readonly Command[] {
  const { selected, pageActions } = state
  if (!selected) return []
  const about = aboutOf(state, selected)
  return pageActions.map(({ id, label, whyNot, run }) => {
    const denied = whyNot?.(about)
    return {
      key: `page ${id}`,
      label,
      glyph: glyphs.external,
      keys: '',
      note: denied ?? '',
      isPossible: denied === undefined,
      kind: 'action',
      act: () => run(about),
    }
  })
}

function goTo(entry: DeskEntry, { desk, bar }: Voices): Command {
  const { id, unread, interaction } = entry
  const isEnded = interaction.status === 'ended'
  return {
    key: `go ${id}`,
    label: bar.say('goTo', { name: contactName(entry) }),
    glyph: glyphs.chat,
    keys: '',
    note: unread > 0 ? desk.say('unread', { count: unread }) : isEnded ? desk.say('endedNotDone') : '',
    isPossible: true,
    kind: 'interaction',
    ask: () => new SelectEvent(id),
  }
}

function actionCommands(id: ActionId, state: DeskState, { desk, bar }: Voices): readonly Command[] {
  const { label, glyph, choices, availability } = actionOf(id)
  const now = availability(state, {})
  const keys = shortcutOf(id, state.settings)
  const action = desk.say(label)
  const command: Command = {
    key: id,
    label: action,
    glyph,
    keys: keys ? shortcutWords(keys) : '',
    note: now.is === 'impossible' ? desk.say(now.why) : now.is === 'absent' ? bar.say(now.why) : '',
    isPossible: now.is === 'possible',
    kind: 'action',
    ask: () => new ActEvent(id),
  }
  const chosen = (choices?.(state) ?? []).map((choice) => ({
    ...command,
    key: `${id} ${choice}`,
    label: bar.say('withChoice', { action, choice }),
    keys: '',
    kind: 'choice' as const,
    ask: () => new ActEvent(id, undefined, choice),
  }))
  return [command, ...chosen]
}

/** How many of those that were used last stand on top. */
const mostRecent = 5

/** What is listed for what was typed: the best first, those that were used before those that were not, the impossible at the end. */
export function sectionsFor(
  commands: readonly Command[],
  typed: string,
  recent: readonly string[],
): readonly Section[] {
  const used = (command: Command) => recent.indexOf(command.key) + 1 || Number.POSITIVE_INFINITY
  const possible = commands.filter(({ isPossible }) => isPossible)
  const impossible = commands.filter(({ isPossible }) => !isPossible)
  const filled = (sections: readonly Section[]) => sections.filter((section) => section.commands.length > 0)
  if (typed.trim() === '') {
    const first = possible
      .filter((command) => Number.isFinite(used(command)))
      .sort((one, other) => used(one) - used(other))
      .slice(0, mostRecent)
    const others = possible.filter((command) => !first.includes(command))
    return filled([
      { title: 'recent', commands: first },
      { title: 'interactions', commands: others.filter(({ kind }) => kind === 'interaction') },
      { title: 'actions', commands: others.filter(({ kind }) => kind === 'action') },
      { title: 'impossible', commands: impossible.filter(({ kind }) => kind !== 'choice') },
    ])
  }
  const fits = new Map(commands.map((command) => [command, fitOf(command.label, typed)]))
  // Letters that are merely there in this order are for what would find nothing else.
  const least = Math.min(2, Math.max(1, ...fits.values()))
  const fitting = (listed: readonly Command[]) =>
    listed
      .map((command) => ({ command, fit: fits.get(command) ?? 0 }))
      .filter(({ fit }) => fit >= least)
      .sort((one, other) => other.fit - one.fit || order(used(one.command), used(other.command)))
      .map(({ command }) => command)
  return filled([
    { title: 'found', commands: fitting(possible) },
    { title: 'impossible', commands: fitting(impossible) },
  ])
}

/** Infinity minus itself is no number. */
const order = (one: number, other: number) => (one === other ? 0 : one - other)
