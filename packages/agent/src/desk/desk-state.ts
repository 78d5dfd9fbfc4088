import {
  partyOf,
  unreadCount,
  type AgentId,
  type ContactId,
  type ContactRecord,
  type ConversationId,
  type Interaction,
  type ParticipantId,
  type Party,
  type StoredMemory,
  type Welcome,
} from '@parley/protocol'
import { emptyView, type ConnectionState, type ConversationView } from '@parley/protocol/client'
import { byUrgency } from '../pending/pending.ts'
import { knownContactId } from './contact-book.ts'
import type { Task } from './task.ts'

/** The signed-in agent, as the server said when it welcomed them. */
export type Agent = Extract<Welcome['you'], { role: 'agent' | 'supervisor' }>

/** One conversation on this agent's desk. The same object as before while nothing in it has changed. */
export interface DeskEntry {
  readonly id: ConversationId
  readonly task: Task
  readonly interaction: Interaction
  readonly view: ConversationView
  /** Who the agent is in the conversation. */
  readonly me: ParticipantId
  readonly unread: number
}

/** An invitation that waits for this agent's answer. */
export interface Invited {
  readonly id: ConversationId
  /** The `seq` that an answer names. */
  readonly seq: number
  readonly name: string
  /** Since when the contact waits: milliseconds since 1970, by the server's clock. */
  readonly waitingSince: number
  readonly issuedAt: number
  readonly expiresAt: number
}

/** Something worth a line that goes by itself: what happened to an invitation, or to a wish. */
export interface Notice {
  readonly key: string
  readonly about: 'invitation-expired' | 'invitation-over' | 'lost-to-others' | 'refused'
  /** The contact it concerns, where it concerns one. */
  readonly name: string
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
  /** What the server keeps for this agent. The same object while nothing in it has changed. */
  readonly memory: StoredMemory
  /** Another one as soon as the standard responses that all agents have are others than before. */
  readonly responsesVersion: number
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
  place: 'list',
  isInformationOpen: false,
  isSearching: false,
  isCollapsed: false,
  zoom: 1,
  contacts: new Map(),
  memory: {},
  responsesVersion: 0,
  notices: [],
  asking: new Set(),
}

type Interactions = ReadonlyMap<ConversationId, Interaction>
type Conversations = ReadonlyMap<ConversationId, ConversationView>

/** What is parked stays also while somebody is being asked to come back. */
const isOnDesk = ({ status }: Interaction, state: Party['state']) =>
  status === 'handled' || status === 'ended' || (state === 'parked' && status !== 'done')

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
    const party = partyOf(interaction, agentId)
    if (!party || party.state === 'left' || !isOnDesk(interaction, party.state)) continue
    const former = known.get(id)
    const view = conversations.get(id) ?? former?.view ?? emptyView(id)
    const isSame = former?.interaction === interaction && former.view === view
    const me = party.participantId
    const task = 'chatInteraction'
    entries.push(isSame ? former : { id, task, interaction, view, me, unread: unreadCount(view.conversation, me) })
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

/** The invitations that wait for this agent. */
export function invitationsOf(
  agentId: AgentId,
  interactions: Interactions,
  before: readonly Invited[],
): readonly Invited[] {
  const known = new Map(before.map((invited) => [`${invited.id} ${invited.seq}`, invited]))
  const invitations: Invited[] = []
  for (const [id, { invitation, contact, queuedAt }] of interactions) {
    if (invitation?.agentId !== agentId) continue
    const { seq, issuedAt, expiresAt } = invitation
    invitations.push(
      known.get(`${id} ${seq}`) ?? { id, seq, name: contact.name, waitingSince: queuedAt, issuedAt, expiresAt },
    )
  }
  invitations.sort((one, other) => one.expiresAt - other.expiresAt)
  return isSameList(invitations, before) ? before : invitations
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
export const needsDisposition = (
  { interaction: { site, disposition } }: { readonly interaction: Interaction },
  { agent }: DeskState,
): boolean => disposition === null && (agent?.desk.dispositionMandatory?.includes(site) ?? false)

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
