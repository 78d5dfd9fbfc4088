import { namesOfObjects } from '../names-of-objects.ts'
import type { Part } from './part.ts'

const idChars = 64

/** Gives ids to what can be chosen in one message: as the author named it where that is possible, each once. */
export class ChoiceIds {
  private readonly taken = new Set(namesOfObjects)
  /** How often the same words have asked: the next number to try. */
  private readonly counts = new Map<string, number>()

  /** The id of something that the author named: when it cannot stay, its author is told, who waits for it. */
  named(part: Part, named: string | undefined, otherwise: string | undefined): string {
    const id = this.free(named ?? otherwise)
    if (named !== undefined && id !== named) part.note('changed', `the id ${shown(named)} is now ${id}`)
    return id
  }

  /** An id made of words. */
  free(words: string | undefined): string {
    const wanted = (words ?? '')
      .slice(0, 4 * idChars)
      .normalize('NFKD')
      .replace(/[^\w.:-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, idChars)
    const base = wanted || 'choice'
    let id = base
    let count = this.counts.get(base) ?? 2
    for (; this.taken.has(id); count += 1) id = `${base.slice(0, idChars - 1 - `${count}`.length)}-${count}`
    this.counts.set(base, count)
    this.taken.add(id)
    return id
  }
}

const shown = (id: string) => JSON.stringify(id.length > 80 ? `${id.slice(0, 79)}…` : id)
