import type { ParticipantId } from '../ids.ts'
import type { Refusal } from '../frame.ts'
import type { ConversationEvent } from '../features/index.ts'
import type { LoggedEvent } from '../features/types.ts'
import type { Message } from '../message-kinds/index.ts'
import type { OutboxEntry } from './outbox.ts'

/** Something that happened, as one line between the messages. */
export type HappeningName = Exclude<ConversationEvent['name'], 'message-sent' | 'messages-read' | 'conversation-opened'>

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
    }
  | {
      readonly is: 'happening'
      readonly key: string
      readonly seq: number
      readonly at: number
      readonly by: ParticipantId
      readonly event: Extract<ConversationEvent, { name: HappeningName }>
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
}

export const emptyTranscript: Transcript = { chunks: [], fromSeq: Number.POSITIVE_INFINITY }

const happenings: { readonly [Name in HappeningName]: true } = {
  'participant-joined': true,
  'participant-left': true,
  'participant-away': true,
  'participant-returned': true,
  'waiting-announced': true,
  'inactivity-warned': true,
  'conversation-ended': true,
}

function lineOf(event: LoggedEvent): Line | undefined {
  const { seq, at, by } = event
  const place = { key: String(seq), seq, at, by }
  if (event.name === 'message-sent')
    return { is: 'message', ...place, message: (event.body as { message: Message }).message }
  if (Object.hasOwn(happenings, event.name))
    return { is: 'happening', ...place, event: event as Extract<ConversationEvent, { name: HappeningName }> }
  // Read marks are not lines, and neither is what comes from the future.
  return undefined
}

/** The transcript with newer events at its end. `events` follow what is there without a gap. Copies the last chunk only. */
export function withNewer(transcript: Transcript, events: readonly LoggedEvent[]): Transcript {
  const lines = linesOf(events)
  const fromSeq = Math.min(transcript.fromSeq, events[0]?.seq ?? transcript.fromSeq)
  if (lines.length === 0) return fromSeq === transcript.fromSeq ? transcript : { ...transcript, fromSeq }

  const chunks = [...transcript.chunks]
  const last = chunks.at(-1)
  let taken = 0
  if (last && last.lines.length < chunkLines) {
    taken = chunkLines - last.lines.length
    chunks[chunks.length - 1] = { key: last.key, lines: [...last.lines, ...lines.slice(0, taken)] }
  }
  chunks.push(...chunked(lines.slice(taken)))
  return { chunks, fromSeq }
}

/** The transcript with an older page put before it. */
export function withOlder(transcript: Transcript, events: readonly LoggedEvent[]): Transcript {
  const [first] = events
  if (!first) return transcript
  return { chunks: [...chunked(linesOf(events)), ...transcript.chunks], fromSeq: first.seq }
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

const isSaying = ({ name }: OutboxEntry) => name === 'send-message' || name === 'start-conversation'

const linesOf = (events: readonly LoggedEvent[]) => events.flatMap((event) => lineOf(event) ?? [])

function chunked(lines: readonly Line[]): Chunk[] {
  const chunks: Chunk[] = []
  for (let from = 0; from < lines.length; from += chunkLines) {
    const part = lines.slice(from, from + chunkLines)
    chunks.push({ key: part[0]?.key ?? '', lines: part })
  }
  return chunks
}
