import type { Message } from '../message-kinds/index.ts'
import { isByProgram, isForPeople } from './for-people.ts'
import { type ImportNote, notesAtMost } from './notes.ts'
import type { Part } from './part.ts'
import type { Plain } from './plain.ts'

/** Notes every text for people that stands in no message and under no note yet: nothing is lost without a word. */
export function noteUnsaid(whole: Part, messages: readonly Message[], notes: readonly ImportNote[]): void {
  const texts = stringsIn(messages as unknown as Plain).map(squeezed)
  const one = new Set(texts)
  // Long texts are divided between a title and what follows it.
  const all = texts.join('')
  const told = new Set(notes.map(({ path }) => path))
  const gone = new Set(notes.filter(({ change }) => change === 'left-out' || change === 'cut').map(({ path }) => path))

  function visit(part: Part, name: string): void {
    if (gone.has(part.path) || notes.length > notesAtMost) return
    for (const item of part.items) visit(item, name)
    for (const inside of Object.keys(part.members)) visit(part.at(inside), inside)
    if (typeof part.value !== 'string' || part.text === undefined || !isForPeople(name) || isByProgram(part.text))
      return
    const text = squeezed(part.text)
    if (!told.has(part.path) && !one.has(text) && !all.includes(text)) part.note('left-out', 'is not shown')
  }
  visit(whole, '')
}

/** Blanks, ends of lines and ellipses are no words. */
const squeezed = (text: string) => text.replace(/[\s…]+/g, '')

function stringsIn(value: Plain): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}
