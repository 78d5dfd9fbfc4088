import { limits } from '../limits.ts'
import type { Message } from '../message-kinds/index.ts'
import type { Picture } from '../message-kinds/parts.ts'
import { atMost } from './actions.ts'
import { ChoiceIds } from './choice-ids.ts'
import { listMessage, listRow } from './lists.ts'
import type { Part } from './part.ts'
import { textMessage } from './text-message.ts'
import { headed } from './words.ts'

// Lists and times to choose from, which Apple has invented and Genesys Cloud has taken over.

/** A list to choose from: rows in sections, each of which takes one choice or several. */
export function listPicker(
  part: Part,
  introduction: Part,
  imageOf: (item: Part) => Picture | undefined,
): readonly Message[] {
  const ids = new ChoiceIds()
  const { items: sections } = part.at('sections')
  const takesSeveral = sections.some((section) => section.at('multipleSelection').isTrue)
  const select = takesSeveral || sections.length > 1 ? 'several' : 'one'
  if (select === 'several' && sections.some((section) => !section.at('multipleSelection').isTrue))
    part.note('changed', 'takes one choice in each of some sections; here several can be chosen anywhere')
  const { title, text } = introduced(introduction)
  const made = listMessage({
    part,
    title,
    text,
    select,
    ...(select === 'several' && !takesSeveral && { most: sections.length }),
    sections: sections.map((section) => ({
      title: section.at('title').text,
      rows: section.at('items').items.map((item) =>
        listRow(ids, {
          part: item,
          id: item.at('identifier', 'id'),
          title: item.at('title').text,
          description: item.at('subtitle').text,
          image: imageOf(item),
        }),
      ),
    })),
  })
  return made.length > 0 ? made : textMessage(introduction, title, text)
}

/** Times to choose from, each with its length in seconds; without times the introduction alone. */
export function timePicker(
  part: Part,
  { title, text, times }: { title: string | undefined; text: string | undefined; times: readonly Part[] },
): readonly Message[] {
  const ids = new ChoiceIds()
  const found = times.flatMap((each) => {
    const startsAt = momentOf(each.at('startTime', 'dateTime'))
    if (startsAt === undefined) return []
    const seconds = each.at('duration').number ?? 0
    const endsAt = Math.round(startsAt + seconds * 1000)
    const id = ids.named(each, each.at('identifier').text, new Date(startsAt).toISOString().slice(0, 16))
    return [{ id, startsAt, ...(endsAt > startsAt && endsAt <= lastMoment && { endsAt }) }]
  })
  if (found.length === 0) return textMessage(part, title, text)
  const slots = atMost(part, found, limits.options, 'times')
  return [{ kind: 'date-picker', ...headed(part, { title, text }, []), slots }]
}

/** The last moment that has a name in the calendar, in milliseconds since 1970. */
const lastMoment = 253_402_300_799_999

/** A moment in milliseconds since 1970. Without a time zone it is taken for UTC. */
function momentOf(part: Part): number | undefined {
  const [, day, time, seconds = ':00', zone] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(part.text ?? '') ?? []
  const offset = zone?.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2').toUpperCase() ?? 'Z'
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T${time}${seconds.slice(0, 7)}${offset}`)
  if (Number.isNaN(at) || at < 0 || at > lastMoment) {
    part.note('left-out', 'is not a moment such as 2026-05-12T09:30Z')
    return undefined
  }
  if (zone === undefined) part.note('changed', 'has no time zone and is taken for UTC')
  return at
}

/** Title and text in which a system introduces a picker. */
export const introduced = (part: Part) => ({
  title: part.at('title').text,
  text: part.at('subtitle', 'description').text,
})
