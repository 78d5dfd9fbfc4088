import {
  partyOf,
  unreadCount,
  type AgentId,
  type AgentSettings,
  type ContactId,
  type ContactRecord,
  type ConversationId,
  type Interaction,
  type ParticipantId,
  type StoredMemory,
  type Welcome,
} from '@parley/protocol'
import { emptyView, type ConnectionState, type ConversationView, type TeamView } from '@parley/protocol/client'
import type { AgentTextKey } from '../texts/agent-texts.ts'
import { noChannels, type ChannelsView } from './channels.ts'
import type { PageAction } from './page-action.ts'
import { byUrgency } from '../pending/pending.ts'
import { knownContactId } from './contact-book.ts'
import type { Invited } from './invited.ts'
import { lanesOf, partIn, type Lane, type Part } from './lanes.ts'
import { outcomeOf } from './outcome.ts'
import type { Task } from './task.ts'
import type { Thread } from './threads.ts'

/** The signed-in agent, as the server said when it welcomed them. */
export type Agent = Extract<Welcome['you'], { role: 'agent' | 'supervisor' }>

/** One conversation on this agent's desk. The same object as before while nothing in it has changed. */
export interface DeskEntry {
  readonly id: ConversationId
  readonly task: Task
  readonly interaction: Interaction
  readonly view: ConversationView
  /** What the agent has to do with it. */
  readonly part: Part
  /** Who the agent is in the conversation; nobody who is only consulted. */
  readonly me: ParticipantId
  readonly unread: number
  /** The agent's consultations about it. */
  readonly lanes: readonly Lane[]
}

/** Something worth a line that goes by itself: what happened to an invitation, or to a wish. */
export interface Notice {
  readonly key: string
  readonly about: 'invitation-expired' | 'invitation-over' | 'lost-to-others' | 'handed-over' | 'refused' | 'impossible'
  /** The contact it concerns, where it concerns one. */
  readonly name: string
  /** What it says; where something is not possible, what and why. */
  readonly words?: readonly AgentTextKey[]
}

/** Everything that the panel shows, as one value. */
export interface DeskState {
  /** Where the line to the server stands; getting a token from the page counts as dialing. */
  readonly line: ConnectionState
  readonly agent: Agent | undefined
  /** The server's address. */
  readonly server: string
  /** In the order in which the contacts came, or those first that are late first: as the agent wants it. */
  readonly entries: readonly DeskEntry[]
  /** Those whose time runs out first come first. */
  readonly invitations: readonly Invited[]
  readonly selected: DeskEntry | undefined
  /** What the agent and colleagues write to each other outside of any interaction. */
  readonly threads: readonly Thread[]
  /** The one of them that is shown, in place of an interaction. */
  readonly thread: Thread | undefined
  /** What a narrow panel shows: the bar as a list, or the conversation that was chosen from it. */
  readonly place: 'list' | 'conversation'
  /** Whether the information was opened where there is no room for it beside the conversation. */
  readonly isInformationOpen: boolean
  /** Whether the search is open. */
  readonly isSearching: boolean
  /** Whether the controls and the information of interactions are hidden. */
  readonly isCollapsed: boolean
  /** The size of the text; 1 is as the host page has it. */
  readonly zoom: number
  /** What the server knows of the contacts of the entries, by their ids. */
  readonly contacts: ReadonlyMap<ContactId, ContactRecord>
  /** Whom there is to ask; nothing while nobody looks for somebody. */
  readonly team: TeamView | undefined
  /** What the server keeps for this agent. The same object while nothing in it has changed. */
  readonly memory: StoredMemory
  /** How the agent wants their desk; until the server has answered, as it said last in this browser. */
  readonly settings: AgentSettings
  /** What the page around lets agents do with a contact. */
  readonly pageActions: readonly PageAction[]
  /** Another one as soon as the standard responses that all agents have are others than before. */
  readonly responsesVersion: number
  /** How the parts of the server are, and what came and went. */
  readonly channels: ChannelsView
  readonly notices: readonly Notice[]
  /** Wishes under way, as `<action>:<conversation>`: they are not wished for twice. */
  readonly asking: ReadonlySet<string>
}

export const emptyDesk: DeskState = {
  line: { is: 'closed' },
  agent: undefined,
  server: '',
  entries: [],
  invitations: [],
  selected: undefined,
  threads: [],
  thread: undefined,
  place: 'list',
  isInformationOpen: false,
  isSearching: false,
  isCollapsed: false,
  zoom: 1,
  contacts: new Map(),
  team: undefined,
  memory: {},
  settings: {},
  pageActions: [],
  responsesVersion: 0,
  channels: noChannels,
  notices: [],
  asking: new Set(),
}

type Interactions = ReadonlyMap<ConversationId, Interaction>
type Conversations = ReadonlyMap<ConversationId, ConversationView>

/** The agent's conversations in the order in which the contacts came, keeping what has not changed from `before`. */
export function entriesOf(
  agentId: AgentId,
  interactions: Interactions,
  conversations: Conversations,
  before: readonly DeskEntry[],
): readonly DeskEntry[] {
  const known = new Map(before.map((entry) => [entry.id, entry]))
  const entries: DeskEntry[] = []
  for (const [id, interaction] of interactions) {
    const part = interaction.staff ? undefined : partIn(interaction, agentId)
    if (!part) continue
    const former = known.get(id)
    const view = conversations.get(id) ?? former?.view ?? emptyView(id)
    const lanes = lanesOf(agentId, interaction, { interactions, conversations, before: former?.lanes })
    const isSame = former?.interaction === interaction && former.view === view && former.lanes === lanes
    const me = part === 'consulted' ? '' : (partyOf(interaction, agentId)?.participantId ?? '')
    // What others answer is not theirs to read.
    const unread = part === 'handling' ? unreadCount(view.conversation, me) : 0
    const task = part === 'consulted' ? 'chatConsultation' : 'chatInteraction'
    entries.push(isSame ? former : { id, task, interaction, view, part, me, unread, lanes })
  }
  entries.sort((one, other) => one.interaction.openedAt - other.interaction.openedAt || (one.id < other.id ? -1 : 1))
  return isSameList(entries, before) ? before : entries
}

/** The entries as the agent wants them listed; the list of `before` when it is the same. */
export function inOrder(
  agent: Agent | undefined,
  memory: StoredMemory,
  entries: readonly DeskEntry[],
  before: readonly DeskEntry[],
): readonly DeskEntry[] {
  const ordered = memory.settings?.order === 'urgency' ? byUrgency({ agent }, entries) : entries
  return isSameList(ordered, before) ? before : ordered
}

/**
 * Which conversation is shown now: the wanted one while it is there; its neighbour when it has just gone; the first one where
 * none was ever wanted.
 */
export function selectedAmong(
  entries: readonly DeskEntry[],
  before: readonly DeskEntry[],
  wanted: ConversationId | undefined,
): ConversationId | undefined {
  if (wanted === undefined) return entries[0]?.id
  if (entries.some(({ id }) => id === wanted)) return wanted
  const place = before.findIndex(({ id }) => id === wanted)
  // Wanted, and not here yet: the rest of a reload is still arriving.
  if (place < 0) return wanted
  return entries[Math.min(place, entries.length - 1)]?.id
}

/** Whether Mark Done waits for a disposition ([A169]). */
export const needsDisposition = (entry: DeskEntry, { agent }: DeskState): boolean =>
  outcomeOf(entry).disposition === null && (agent?.desk.dispositionMandatory?.includes(entry.interaction.site) ?? false)

/** What is unread of an interaction: in the conversation, and in the lanes beside it. */
export const allUnread = ({ unread, lanes }: DeskEntry): number =>
  lanes.reduce((sum, lane) => sum + lane.unread, unread)

/** Whether the agent has left it on an asynchronous site, where it stays with them until it is done. */
export const isParked = ({ interaction: { status, parties }, me }: DeskEntry): boolean =>
  status !== 'ended' && parties.some(({ participantId, state }) => participantId === me && state === 'parked')

/** What the contact is called. */
export const contactName = ({ interaction }: { readonly interaction: Interaction }): string => interaction.contact.name

/** What the server knows of the contact; nothing until it has said. */
export const contactOf = (
  { contacts }: Pick<DeskState, 'contacts'>,
  { interaction }: DeskEntry,
): ContactRecord | undefined => contacts.get(knownContactId(interaction))

/** Where the contact's browser stands, as far as anybody knows. */
export function contactConnection({ view }: DeskEntry): 'connected' | 'disconnected' {
  const contact = view.conversation.participants.find(({ role }) => role === 'contact')
  if (!contact || contact.presence !== 'here') return 'disconnected'
  return view.disconnected.includes(contact.id) ? 'disconnected' : 'connected'
}

const isSameList = <Item>(one: readonly Item[], other: readonly Item[]) =>
  one.length === other.length && one.every((item, place) => item === other[place])
