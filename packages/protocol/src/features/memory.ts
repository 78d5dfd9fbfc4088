import * as v from 'valibot'
import { command, signal } from '../define.ts'
import { integer, linkUrl, text } from '../fields.ts'
import { limits } from '../limits.ts'

const responseId = /*#__PURE__*/ text(1, 64)

/** A standard response that one agent wrote for themselves. */
export const personalResponse = /*#__PURE__*/ v.strictObject({
  id: responseId,
  title: /*#__PURE__*/ text(1, limits.titleChars),
  text: /*#__PURE__*/ text(1, limits.textChars),
  /** Typed instead of the text. */
  shortcut: /*#__PURE__*/ v.optional(/*#__PURE__*/ text(1, 40)),
  /** The folders that it lies in, outermost first. */
  path: /*#__PURE__*/ v.optional(
    /*#__PURE__*/ v.pipe(v.array(/*#__PURE__*/ text(1, 80)), /*#__PURE__*/ v.maxLength(6)),
  ),
})

/** The addresses that the agent pushed to contacts, latest first. */
const urls = /*#__PURE__*/ v.pipe(v.array(linkUrl), /*#__PURE__*/ v.maxLength(limits.rememberedUrls))
const responses = /*#__PURE__*/ v.pipe(v.array(personalResponse), /*#__PURE__*/ v.maxLength(limits.personalResponses))
/** Ids of standard responses, the agent's own among them. */
const favourites = /*#__PURE__*/ v.pipe(v.array(responseId), /*#__PURE__*/ v.maxLength(limits.favouriteResponses))
/** Whom the agent looks for often, and whom they asked last: `agent:` and an id, `group:` and its name, and so on. */
const targets = /*#__PURE__*/ v.pipe(
  v.array(/*#__PURE__*/ text(1, 140)),
  /*#__PURE__*/ v.maxLength(limits.rememberedTargets),
)
/** Words that the agent's spelling check takes for right. */
const dictionary = /*#__PURE__*/ v.pipe(
  v.array(/*#__PURE__*/ text(1, 80)),
  /*#__PURE__*/ v.maxLength(limits.dictionaryWords),
)

/** A time of the day: `22:00`. */
const timeOfDay = /*#__PURE__*/ v.pipe(v.string(), /*#__PURE__*/ v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time'))

/** What the agent hears. Silent unless asked for. */
const sounds = /*#__PURE__*/ v.strictObject({
  /** A tone that rises while a contact waits. */
  tone: v.boolean(),
  /** A ring, again and again, while a contact waits and the page is not in front. */
  ring: v.boolean(),
  /** Whether what sounds is also written on the screen. */
  captions: v.boolean(),
  /** In percent. */
  volume: /*#__PURE__*/ integer(0, 100),
  /** Nothing sounds in between, by the agent's own clock; past midnight where `from` is the later one. */
  quiet: /*#__PURE__*/ v.optional(/*#__PURE__*/ v.strictObject({ from: timeOfDay, to: timeOfDay })),
})

/** Keys of the agent's own, by the ids of the actions. */
const shortcuts = /*#__PURE__*/ v.pipe(
  v.record(
    /*#__PURE__*/ text(1, 40),
    /*#__PURE__*/ v.pipe(v.string(), /*#__PURE__*/ v.regex(/^(?:(?:desk|mod)\+[a-z0-9?])?$/, 'are no keys')),
  ),
  /*#__PURE__*/ v.check((keys) => Object.keys(keys).length <= limits.shortcuts, 'are too many'),
)

/** How the agent wants their desk. What is missing is as everybody has it. */
const settings = /*#__PURE__*/ v.strictObject({
  /** The order of the interactions: as the contacts came, or those first whose pending response is late first. */
  order: /*#__PURE__*/ v.optional(v.picklist(['arrival', 'urgency'])),
  /** Whether the desk may show notifications, where the browser lets it. */
  notifications: /*#__PURE__*/ v.optional(v.boolean()),
  sounds: /*#__PURE__*/ v.optional(sounds),
  /** The size of the text; 1 is as the page around the desk has it. */
  zoom: /*#__PURE__*/ v.optional(
    /*#__PURE__*/ v.pipe(v.number(), /*#__PURE__*/ v.minValue(0.5), /*#__PURE__*/ v.maxValue(4)),
  ),
  density: /*#__PURE__*/ v.optional(/*#__PURE__*/ v.picklist(['comfortable', 'compact'])),
  /** The language of the desk; the page's own where it is missing. */
  language: /*#__PURE__*/ v.optional(/*#__PURE__*/ text(2, 35)),
  /** The reason of a Not ready that names none. */
  notReadyReason: /*#__PURE__*/ v.optional(/*#__PURE__*/ text(1, 100)),
  /** Keys by action, such as `desk+x`; empty where an action is to have none. */
  shortcuts: /*#__PURE__*/ v.optional(shortcuts),
})

/** What the server keeps for one agent. What was never remembered is missing. */
export const agentMemory = /*#__PURE__*/ v.object({
  urls: /*#__PURE__*/ v.optional(urls),
  responses: /*#__PURE__*/ v.optional(responses),
  favourites: /*#__PURE__*/ v.optional(favourites),
  dictionary: /*#__PURE__*/ v.optional(dictionary),
  favouriteTargets: /*#__PURE__*/ v.optional(targets),
  recentTargets: /*#__PURE__*/ v.optional(targets),
  settings: /*#__PURE__*/ v.optional(settings),
})

export type StoredMemory = v.InferOutput<typeof agentMemory>
export type AgentSettings = MemoryValue<'settings'>
export type SoundSettings = NonNullable<AgentSettings['sounds']>
export type PersonalResponse = v.InferOutput<typeof personalResponse>
export type MemoryName = keyof StoredMemory
export type MemoryValue<Name extends MemoryName> = NonNullable<StoredMemory[Name]>

const named = /*#__PURE__*/ v.variant('name', [
  /*#__PURE__*/ v.strictObject({ name: /*#__PURE__*/ v.literal('urls'), value: urls }),
  /*#__PURE__*/ v.strictObject({ name: /*#__PURE__*/ v.literal('responses'), value: responses }),
  /*#__PURE__*/ v.strictObject({ name: /*#__PURE__*/ v.literal('favourites'), value: favourites }),
  /*#__PURE__*/ v.strictObject({ name: /*#__PURE__*/ v.literal('dictionary'), value: dictionary }),
  /*#__PURE__*/ v.strictObject({ name: /*#__PURE__*/ v.literal('favouriteTargets'), value: targets }),
  /*#__PURE__*/ v.strictObject({ name: /*#__PURE__*/ v.literal('recentTargets'), value: targets }),
  /*#__PURE__*/ v.strictObject({ name: /*#__PURE__*/ v.literal('settings'), value: settings }),
])

/** Bytes of a value as it is stored. */
export const memoryBytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length

export const remember = command('remember', {
  doc: 'Keeps something small for the sender; it replaces what was kept under the same name. The last one to write wins.',
  from: ['agent', 'supervisor'],
  permission: null,
  about: 'sender',
  body: /*#__PURE__*/ v.pipe(
    named,
    /*#__PURE__*/ v.check(({ value }) => memoryBytes(value) <= limits.memoryBytes, 'is too large'),
  ),
})

export const remembered = signal('remembered', {
  doc: 'Something of the agent\u2019s memory has changed, to every panel of the agent.',
  from: [],
  body: named,
})
