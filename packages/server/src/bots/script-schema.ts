import { limits, type Message } from '@parley/protocol'
import { handOver, messageSchema, setCaseData } from '@parley/protocol/schemas'
import * as v from 'valibot'

// The shape of a scripted bot in the configuration file. What it means is told in docs/bots.md.

/** Messages that one step may say, and that one answer of a bot may hold. */
export const messagesAtOnce = 20

/** Steps of one script. */
const stepsAtMost = 1_000

const someText = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max))

const stepName = v.pipe(v.string(), v.regex(/^[\w.:-]{1,64}$/, 'is not the name of a step'))

/** What was chosen: an action's, row's or slot's id, the beginning of one and `*`, or `submit`. */
const chosen = v.pipe(
  v.string(),
  v.regex(/^([\w.:-]{1,64}|[\w.:-]{0,63}\*)$/, 'is neither an id nor the beginning of one with *'),
)

const on = v.record(chosen, stepName)

const stepWith = <Said extends v.GenericSchema<unknown, string | Message>>(said: Said) =>
  v.strictObject({
    set: v.optional(setCaseData.body.entries.fields),
    say: v.optional(v.pipe(v.array(said), v.maxLength(messagesAtOnce))),
    handOver: v.optional(handOver.body),
    go: v.optional(stepName),
    on: v.optional(on),
    words: v.optional(
      v.pipe(
        v.array(
          v.strictObject({
            contains: v.pipe(v.array(someText(limits.titleChars)), v.minLength(1), v.maxLength(100)),
            go: stepName,
          }),
        ),
        v.maxLength(100),
      ),
    ),
    otherwise: v.optional(stepName),
  })

const scriptWith = <Said extends v.GenericSchema<unknown, string | Message>>(said: Said) =>
  v.strictObject({
    start: stepName,
    on: v.optional(on),
    steps: v.pipe(v.record(stepName, stepWith(said)), v.minEntries(1), v.maxEntries(stepsAtMost)),
  })

const words = someText(limits.textChars)

/** Asks a text for what texts need and everything else for what messages need, so that a mistake in one is named where it is. */
export const scriptSchema = scriptWith(v.lazy((said) => (typeof said === 'string' ? words : messageSchema)))

/** The same for documents: JSON Schema knows no "it depends". */
export const scriptDocument = scriptWith(v.union([words, messageSchema]))

export type Script = v.InferOutput<typeof scriptSchema>
export type Step = Script['steps'][string]

/** What a step says, as a message. */
export const asMessage = (said: string | Message): Message =>
  typeof said === 'string' ? { kind: 'text', text: said } : said
