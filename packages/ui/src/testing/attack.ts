import type { Message, MessageKind } from '@parley/protocol'
import { messageKinds, messageProblem, messageSchema } from '@parley/protocol/schemas'
import { stringsIn, withString } from '@parley/protocol/testing'
import * as v from 'valibot'
import { watchHarm } from './harm.ts'
import { harmBelow } from './harmless.ts'
import { ownMedia } from './kinds.ts'
import { missingWords } from './shown-words.ts'
import { layOut, told } from './told.ts'
import { cutOffBelow } from './tree.ts'

/** Of what is alike, three stand for all: rows, cards, replies. */
const shortened = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.slice(0, 3).map(shortened)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, shortened(inside)]))
      : value

/** Every sample of every kind. */
const samples = (Object.keys(messageKinds) as MessageKind[]).flatMap(
  (kind) => Object.values(messageKinds[kind].samples).map(shortened) as readonly Message[],
)

const isTaken = (message: Message) =>
  v.safeParse(messageSchema, message).success && messageProblem(message) === undefined

export interface Attack {
  readonly text: string
  /** Messages in which the text stands wherever the protocol lets it stand. */
  readonly messages: readonly Message[]
  /** Where it stands, and where it was refused: `card.actions.0.label`. */
  readonly taken: readonly string[]
  readonly refused: readonly string[]
}

/** Puts a text into every string of every sample in turn; and what is taken together into as few messages as can be. */
export function attackWith(text: string): Attack {
  const messages = new Map<string, Message>()
  const taken = new Set<string>()
  const refused = new Set<string>()
  for (const sample of samples) {
    let paths = stringsIn(sample).map(({ path }) => path)
    const open = paths.filter((path) => isTaken(withString(sample, path, text)))
    for (const path of paths) (open.includes(path) ? taken : refused).add([sample.kind, ...path].join('.'))
    // The same id cannot stand twice in one message: the others of them stand in the next ones.
    for (paths = open; paths.length > 0; ) {
      let message = sample
      paths = paths.filter((path) => {
        const next = withString(message, path, text)
        if (!isTaken(next)) return true
        message = next
        return false
      })
      messages.set(JSON.stringify(message), message)
    }
  }
  return { text, messages: [...messages.values()], taken: [...taken], refused: [...refused] }
}

/** Where addresses stand; paths as in `Attack`. */
export const isAddress = (path: string) => /\.(?:url|poster)$/.test(path)

/** So many messages stand in one transcript: what is laid out together takes more and more time. */
const atOnce = 100

/**
 * Draws messages for contact and staff, and tells what came of them that should not: what was executed, made or asked for,
 * words that are missing; where it is asked for, also what is cut off.
 */
export async function harmOf(messages: readonly Message[], { cut = false } = {}): Promise<readonly string[]> {
  const harm = watchHarm()
  const found: string[] = []
  for (const side of ['contact', 'staff'] as const)
    for (let from = 0; from < messages.length; from += atOnce) {
      const drawn = messages.slice(from, from + atOnce)
      const { element, stage, rows } = await told(drawn, { side })
      for (const [at, message] of drawn.entries())
        found.push(...harmBelow(rows[at]!), ...missingWords(message, rows[at]!, { side, media: ownMedia }))
      if (cut) layOut(element)
      if (cut) found.push(...cutOffBelow(element))
      stage.remove()
    }
  return [...found, ...(await harm.done())]
}
