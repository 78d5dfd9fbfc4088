import { limits } from '../limits.ts'
import type { Action } from '../message-kinds/parts.ts'
import { address } from './address.ts'
import type { ChoiceIds } from './choice-ids.ts'
import type { Part } from './part.ts'
import { clip } from './words.ts'

/** A button as another system has it. */
interface Wanted {
  readonly do: Action['do']
  /** The whole button: notes name it. */
  readonly part: Part
  readonly label: string | undefined
  /** What its author calls it. */
  readonly id?: Part | undefined
  /** What the author wants back. */
  readonly payload?: Part | undefined
  /** What the contact says with it, if it is not the label. */
  readonly text?: string | undefined
  readonly url?: Part | undefined
  readonly phoneNumber?: string | undefined
  readonly fileName?: string | undefined
}

/** A button of ours, or the words of one that cannot be had, or nothing. */
export type ActionOrWords = Action | string | undefined

type Make = (id: () => string, label: string, wanted: Wanted) => Action | undefined

const makers: { readonly [Do in Action['do']]: Make } = {
  reply: (id, label, { part, text, payload }) => ({
    do: 'reply',
    id: id(),
    label,
    ...(text !== undefined && text !== label && { text: clip(part, text, limits.fieldChars) as string }),
    ...payloadOf(payload),
  }),
  postback: (id, label, { payload }) => ({ do: 'postback', id: id(), label, ...payloadOf(payload) }),
  'open-url'(id, label, { url, part, payload }) {
    const opened = url ? address(url) : undefined
    if (opened === undefined) return undefined
    tellsNobody(payload ?? part, payload)
    return { do: 'open-url', id: id(), label, url: opened }
  },
  call(id, label, { part, phoneNumber, payload }) {
    const number = phoneNumber
      ?.replace(/^tel:/i, '')
      .replace(/\u00A0/g, ' ')
      .trim()
    if (number === undefined || !/^\+?[\d ()./-]{2,30}$/.test(number)) {
      part.note('left-out', 'has no phone number that can be called')
      return undefined
    }
    tellsNobody(payload ?? part, payload)
    return { do: 'call', id: id(), label, phoneNumber: number }
  },
  download(id, label, { url, fileName }) {
    const opened = url ? address(url) : undefined
    if (opened === undefined) return undefined
    const name = fileName?.slice(0, 255).toWellFormed()
    return { do: 'download', id: id(), label, url: opened, ...(name && { fileName: name }) }
  },
}

/** A button of ours; nothing, and a note, when it would do nothing. */
export function makeAction(ids: ChoiceIds, wanted: Wanted): Action | undefined {
  const { part } = wanted
  const label = clip(part, wanted.label ?? wanted.text, limits.labelChars)
  if (label === undefined) {
    part.note('left-out', 'has no label')
    return undefined
  }
  const short = wanted.payload?.text
  const id = () =>
    ids.named(wanted.id ?? part, wanted.id?.text, short !== undefined && /^[\w.:-]{1,64}$/.test(short) ? short : label)
  return makers[wanted.do](id, label, wanted)
}

/** The words of a button that we have no like of. */
export function actionAsWords(part: Part, label: string | undefined, what: string): ActionOrWords {
  part.note(label === undefined ? 'left-out' : 'as-text', what)
  return label === undefined ? undefined : `• ${label}`
}

/** Buttons, and the words of those that are none. */
export function sortActions(wanted: readonly ActionOrWords[]): { actions: Action[]; words: string[] } {
  return {
    actions: wanted.filter((each) => typeof each === 'object'),
    words: wanted.filter((each) => typeof each === 'string'),
  }
}

/** As many as fit; the others are noted. */
export function atMost<Item>(part: Part, items: readonly Item[], most: number, unit: string): Item[] {
  if (items.length > most) part.note('cut', `has ${items.length} ${unit}; ${most} fit`)
  return items.slice(0, most)
}

function payloadOf(part: Part | undefined): { payload?: string } {
  const payload = part?.payload
  if (part === undefined || payload === undefined) return {}
  if (payload.length > limits.payloadChars)
    part.note('cut', `has ${payload.length} characters; ${limits.payloadChars} fit`)
  return { payload: payload.slice(0, limits.payloadChars).toWellFormed() }
}

function tellsNobody(part: Part, payload: Part | undefined): void {
  if (payload?.isHere) part.note('left-out', 'opening an address or calling tells the bot nothing')
}
