import { applyPlaced } from '../apply-event.ts'
import { emptyConversation, type Conversation } from '../conversation.ts'
import type { LoggedEvent } from '../features/types.ts'
import { conversationIdOf, kindOf, type ConversationId, type LogId, type ParticipantId } from '../ids.ts'
import type { Interaction } from '../interaction.ts'
import { nextEvents } from './catch-up.ts'
import type { SignalBody } from '../features/index.ts'
import type { PendingChoice, PendingLine, Transcript } from './transcript.ts'
import { emptyTranscript, withNewer, withOlder } from './transcript.ts'

/** A message that somebody is still writing: what there is of it. */
export interface Growing extends SignalBody<'message-growing'> {
  readonly by: ParticipantId
}

/** What a contact has written and not sent: its end where it is long. */
export interface Unsent {
  readonly by: ParticipantId
  readonly text: string
}

/** One conversation as this screen has it. A new object whenever something in it changes. */
export interface ConversationView {
  readonly id: ConversationId
  readonly conversation: Conversation
  readonly transcript: Transcript
  /** What this screen's person said and the log has not confirmed, oldest first. */
  readonly pending: readonly PendingLine[]
  /** What this screen's person chose and the log has not confirmed, by the message's `seq`. */
  readonly choosing: ReadonlyMap<number, PendingChoice>
  /** Whether older lines can be had with `loadOlder`. */
  readonly older: 'more' | 'loading' | 'none'
  /** Who is writing right now. */
  readonly typing: readonly ParticipantId[]
  /** What contacts have written and not sent, as staff may see it; missing on contacts' screens. */
  readonly unsent?: readonly Unsent[]
  /** Messages that bots are still writing. */
  readonly growing: readonly Growing[]
  /** Whose browser is not connected right now, as far as the server says. */
  readonly disconnected: readonly ParticipantId[]
}

/** A conversation that this screen knows nothing of yet. */
export const emptyView = (id: ConversationId): ConversationView => ({
  id,
  conversation: emptyConversation(id),
  transcript: emptyTranscript,
  pending: [],
  choosing: new Map(),
  older: 'none',
  typing: [],
  growing: [],
  disconnected: [],
})

/** The interaction after one more event. */
export type FoldInteraction = (interaction: Interaction, event: LoggedEvent) => Interaction

const olderThan = (fromSeq: number) => (fromSeq > 1 ? 'more' : 'none')

/** The logs that this screen follows, folded. Knows no socket: frames come in, views come out. */
export class Views {
  readonly #foldInteraction: FoldInteraction
  #conversations: ReadonlyMap<ConversationId, ConversationView> = new Map()
  #interactions: ReadonlyMap<ConversationId, Interaction> = new Map()

  constructor(foldInteraction: FoldInteraction = (interaction) => interaction) {
    this.#foldInteraction = foldInteraction
  }

  get conversations(): ReadonlyMap<ConversationId, ConversationView> {
    return this.#conversations
  }

  get interactions(): ReadonlyMap<ConversationId, Interaction> {
    return this.#interactions
  }

  /** How far each followed log has been read: what `hello` tells the server. */
  positions(): Record<LogId, number> {
    const positions: Record<LogId, number> = {}
    for (const [id, { conversation }] of this.#conversations)
      if (conversation.seq > 0) positions[`conversation:${id}`] = conversation.seq
    for (const [id, { seq }] of this.#interactions) positions[`interaction:${id}`] = seq
    return positions
  }

  seqOf(log: LogId): number {
    const id = conversationIdOf(log)
    if (kindOf(log) === 'interaction') return this.#interactions.get(id)?.seq ?? 0
    return this.#conversations.get(id)?.conversation.seq ?? 0
  }

  /** Takes the server's snapshot and the end of the log. */
  open(log: LogId, state: Conversation | Interaction, events: readonly LoggedEvent[]): void {
    const id = conversationIdOf(log)
    if (kindOf(log) === 'interaction') {
      this.#interactions = new Map(this.#interactions).set(id, state as Interaction)
      return
    }
    const conversation = state as Conversation
    const fromSeq = events[0]?.seq ?? conversation.seq + 1
    this.change(id, {
      conversation,
      transcript: withNewer({ ...emptyTranscript, fromSeq }, events),
      older: olderThan(fromSeq),
      typing: [],
    })
  }

  /**
   * Applies what comes next in a log, or says that something between is missing.
   * Events of a log that is not followed, and known ones, change nothing.
   */
  receive(log: LogId, arrived: readonly LoggedEvent[]): 'done' | 'gap' {
    const id = conversationIdOf(log)
    const seq = this.seqOf(log)
    if (seq === 0 && arrived[0]?.seq !== 1) return 'done'
    const events = nextEvents(seq, arrived)
    if (!events) return 'gap'
    if (events.length === 0) return 'done'

    if (kindOf(log) === 'interaction') {
      const interaction = this.#interactions.get(id)
      if (interaction)
        this.#interactions = new Map(this.#interactions).set(id, events.reduce(this.#foldInteraction, interaction))
      return 'done'
    }
    const view = this.view(id)
    const writers = new Set(events.filter(({ name }) => name === 'message-sent').map(({ by }) => by))
    this.change(id, {
      conversation: events.reduce(applyPlaced, view.conversation),
      transcript: withNewer(view.transcript, events),
      typing: view.typing.filter((participant) => !writers.has(participant)),
    })
    return 'done'
  }

  /** Puts an older page before the transcript. Pages that do not fit (asked for twice) change nothing. */
  receiveOlder(log: LogId, events: readonly LoggedEvent[]): void {
    const view = this.view(conversationIdOf(log))
    const fits = events.at(-1)?.seq === view.transcript.fromSeq - 1
    const transcript = fits ? withOlder(view.transcript, events) : view.transcript
    this.change(view.id, { transcript, older: olderThan(transcript.fromSeq) })
  }

  close(log: LogId): void {
    const id = conversationIdOf(log)
    if (kindOf(log) === 'interaction') this.#interactions = without(this.#interactions, id)
    else this.#conversations = without(this.#conversations, id)
  }

  /** Keeps only these logs: what the server no longer names is no longer this screen's. */
  keepOnly(logs: readonly LogId[]): void {
    const kept = new Set(logs)
    for (const id of this.#conversations.keys())
      if (this.seqOf(`conversation:${id}`) > 0 && !kept.has(`conversation:${id}`)) this.close(`conversation:${id}`)
    for (const id of this.#interactions.keys()) if (!kept.has(`interaction:${id}`)) this.close(`interaction:${id}`)
  }

  /** The conversation's view; an empty one when nothing is known of it. */
  view(id: ConversationId): ConversationView {
    return this.#conversations.get(id) ?? emptyView(id)
  }

  change(id: ConversationId, change: Partial<ConversationView>): void {
    this.#conversations = new Map(this.#conversations).set(id, { ...this.view(id), ...change })
  }
}

function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  const rest = new Map(map)
  rest.delete(key)
  return rest
}
