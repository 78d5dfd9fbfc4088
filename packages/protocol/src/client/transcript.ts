import type { Choice, ChoicePolicy } from '../define.ts'
import type { ParticipantId } from '../ids.ts'
import type { Refusal } from '../frame.ts'
import type { CommandBody, ConversationEvent, InteractionEvent } from '../features/index.ts'
import { wordsOf } from '../features/messages.ts'
import type { LoggedEvent } from '../features/types.ts'
import type { Message } from '../message-kinds/index.ts'
import type { OutboxEntry } from './outbox.ts'

/** Something that happened, as one line between the messages. */
export type HappeningName = Exclude<
  ConversationEvent['name'],
  'message-sent' | 'messages-read' | 'conversation-opened' | 'conversation-parked' | 'rated'
>

/** One line of the transcript. */
export type Line =
  | {
      readonly is: 'message'
      readonly key: string
      /** Its place in the log. */
      readonly seq: number
      /** Milliseconds since 1970, by the server's clock. */
      readonly at: number
      readonly by: ParticipantId
      readonly message: Message
      /** The whole message in plain words, for kinds that this client does not know. */
      readonly text: string
      /** Until when the contact can choose in it; missing where nothing can be chosen. */
      readonly policy?: ChoicePolicy
    }
  | {
      readonly is: 'happening'
      readonly key: string
      readonly seq: number
      readonly at: number
      readonly by: ParticipantId
      readonly event: Extract<ConversationEvent, { name: HappeningName }> | NoteAdded
    }

/** A remark of staff among the lines: in no contact's transcript, because it is in no conversation's log. */
export type NoteAdded = Extract<InteractionEvent, { name: 'note-added' }>

/** What the contact chose in one message. */
export interface Made extends Choice {
  readonly key: string
  readonly seq: number
}

/** A choice of this screen's person that is not in the log yet. */
export interface PendingChoice extends Choice {
  /** The command's id. */
  readonly key: string
  readonly refusal: Refusal | null
}

/** A message of this screen's person that is not in the log yet. Drawn below the confirmed lines. */
export interface PendingLine {
  readonly is: 'pending'
  /** The command's id. */
  readonly key: string
  /** Milliseconds since 1970, by this machine's clock. */
  readonly at: number
  readonly message: Message
  /** Set when the server refused it: the reason, and whether trying again helps. */
  readonly refusal: Refusal | null
}

/** Up to `chunkLines` lines that change together; the same object as before when nothing in it has changed. */
export interface Chunk {
  readonly key: string
  readonly lines: readonly Line[]
}

/** Lines per chunk: small enough to redraw at once, large enough that 10,000 lines are a short list. */
export const chunkLines = 32

/** The part of the transcript that this screen has, oldest first. */
export interface Transcript {
  readonly chunks: readonly Chunk[]
  /** The first `seq` that has been read; 1 when the beginning is reached. */
  readonly fromSeq: number
  /** The latest choice in each message, by the message's `seq`. */
  readonly choices: ReadonlyMap<number, Made>
  /** The `seq` of the newest message; 0 without any. */
  readonly lastMessageSeq: number
}

export const emptyTranscript: Transcript = {
  chunks: [],
  fromSeq: Number.POSITIVE_INFINITY,
  choices: new Map(),
  lastMessageSeq: 0,
}

const happenings: { readonly [Name in HappeningName]: true } = {
  'participant-joined': true,
  'participant-left': true,
  'participant-away': true,
  'participant-returned': true,
  'waiting-announced': true,
  'choice-made': true,
  'handover-requested': true,
  'bot-listens': true,
  'bot-invited': true,
  'inactivity-warned': true,
  'conversation-ended': true,
}

type ChoiceMade = Extract<ConversationEvent, { name: 'choice-made' }>

/** The choices with those of `events`; the same ones when there are none. Later ones count, also when they come first. */
function withChoices(choices: Transcript['choices'], events: readonly LoggedEvent[]): Transcript['choices'] {
  const made = events.filter(({ name }) => name === 'choice-made') as ChoiceMade[]
  if (made.length === 0) return choices
  const all = new Map(choices)
  for (const { seq, body } of made) {
    const { message, actions, values, key } = body
    if (key !== undefined && seq > (all.get(message)?.seq ?? 0)) all.set(message, { key, seq, actions, values })
  }
  return all
}

function lineOf(event: LoggedEvent): Line | undefined {
  const { seq, at, by } = event
  const place = { key: String(seq), seq, at, by }
  if (event.name === 'message-sent') {
    const { body } = event as Extract<ConversationEvent, { name: 'message-sent' }>
    const { message, policy } = body
    return { is: 'message', ...place, message, text: wordsOf(body), ...(policy && { policy }) }
  }
  // What the contact says with a choice is a message of its own.
  if (event.name === 'choice-made' && (event as ChoiceMade).body.as === 'reply') return undefined
  if (Object.hasOwn(happenings, event.name))
    return { is: 'happening', ...place, event: event as Extract<ConversationEvent, { name: HappeningName }> }
  // Read marks are not lines, and neither is what comes from the future.
  return undefined
}

/** The transcript with newer events at its end. `events` follow what is there without a gap. Copies the last chunk only. */
export function withNewer(transcript: Transcript, events: readonly LoggedEvent[]): Transcript {
  const lines = linesOf(events)
  const fromSeq = Math.min(transcript.fromSeq, events[0]?.seq ?? transcript.fromSeq)
  const choices = withChoices(transcript.choices, events)
  if (lines.length === 0)
    return fromSeq === transcript.fromSeq && choices === transcript.choices
      ? transcript
      : { ...transcript, fromSeq, choices }

  const chunks = [...transcript.chunks]
  const last = chunks.at(-1)
  let taken = 0
  if (last && last.lines.length < chunkLines) {
    taken = chunkLines - last.lines.length
    chunks[chunks.length - 1] = { key: last.key, lines: [...last.lines, ...lines.slice(0, taken)] }
  }
  chunks.push(...chunked(lines.slice(taken)))
  const lastMessageSeq = lines.findLast(({ is }) => is === 'message')?.seq ?? transcript.lastMessageSeq
  return { chunks, fromSeq, choices, lastMessageSeq }
}

/** The transcript with an older page put before it. */
export function withOlder(transcript: Transcript, events: readonly LoggedEvent[]): Transcript {
  const [first] = events
  if (!first) return transcript
  const lines = linesOf(events)
  return {
    chunks: [...chunked(lines), ...transcript.chunks],
    fromSeq: first.seq,
    choices: withChoices(transcript.choices, events),
    lastMessageSeq: transcript.lastMessageSeq || (lines.findLast(({ is }) => is === 'message')?.seq ?? 0),
  }
}

/** The lines for what is still in the outbox. */
export function pendingLines(entries: readonly OutboxEntry[], conversation: string): readonly PendingLine[] {
  return entries
    .filter((entry) => entry.in === conversation && isSaying(entry))
    .map(({ id, at, body, state }) => ({
      is: 'pending',
      key: id,
      at,
      message: (body as { message: Message }).message,
      refusal: state.is === 'refused' ? state.refusal : null,
    }))
}

/** The choices that are still in the outbox, by the message's `seq`; of several in one message the latest. */
export function pendingChoices(
  entries: readonly OutboxEntry[],
  conversation: string,
): ReadonlyMap<number, PendingChoice> {
  const choices = new Map<number, PendingChoice>()
  for (const { id, name, in: where, body, state } of entries) {
    if (name !== 'choose' || where !== conversation) continue
    const { message, actions, values } = body as CommandBody<'choose'>
    choices.set(message, { key: id, actions, values, refusal: state.is === 'refused' ? state.refusal : null })
  }
  return choices
}

const isSaying = ({ name, body }: OutboxEntry) =>
  name === 'send-message' || (name === 'start-conversation' && (body as { message?: Message }).message !== undefined)

const linesOf = (events: readonly LoggedEvent[]) => events.flatMap((event) => lineOf(event) ?? [])

function chunked(lines: readonly Line[]): Chunk[] {
  const chunks: Chunk[] = []
  for (let from = 0; from < lines.length; from += chunkLines) {
    const part = lines.slice(from, from + chunkLines)
    chunks.push({ key: part[0]?.key ?? '', lines: part })
  }
  return chunks
}
