import { type Kind, Misfit } from './kinds.ts'

// Patterns run over everything that is said, here and in every browser, so none may ever be slow. They are regular expressions of
// a small sort: without `*`, `+`, looking around and referring back, how many ways there are to match is known beforehand.

/** Ways that one pattern may have to match from one place of a text. */
const mostWays = 2_500
/** A pattern that matches less would hide words. */
const fewestCharacters = 4
const mostRepeats = 64

/** How many ways a part of a pattern has to match, and how many characters it takes at least. */
interface Cost {
  readonly ways: number
  readonly least: number
}

/** A regular expression that hides what it matches. */
export const maskPattern: Kind<string> = {
  takes:
    'a regular expression of characters, classes, (groups), | and counts such as ? or {2,8}, without * and +, that matches 4 characters or more',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
  fromText: (text) => text,
  read(json) {
    if (typeof json !== 'string' || json.length > 200) throw new Misfit()
    try {
      new RegExp(json, 'giu')
    } catch {
      throw new Misfit('is no regular expression')
    }
    const { ways, least } = new Reader(json).read()
    if (ways > mostWays) throw new Misfit('could be slow: fewer or smaller counts, one inside the other')
    if (least < fewestCharacters) throw new Misfit(`matches less than ${fewestCharacters} characters`)
    return json
  },
}

/** Reads a pattern that is known to be a regular expression. */
class Reader {
  readonly #pattern: string
  #at = 0

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  read(): Cost {
    return this.#either()
  }

  #either(): Cost {
    const first = this.#row()
    if (!this.#takes('|')) return first
    const others = this.#either()
    return { ways: first.ways + others.ways, least: Math.min(first.least, others.least) }
  }

  #row(): Cost {
    let row: Cost = { ways: 1, least: 0 }
    while (this.#at < this.#pattern.length && !'|)'.includes(this.#pattern[this.#at]!)) {
      const one = this.#repeated(this.#one())
      row = { ways: row.ways * one.ways, least: row.least + one.least }
    }
    return row
  }

  #one(): Cost {
    if (this.#takes('(')) {
      if (this.#takes('?') && !this.#takes(':')) throw new Misfit('only plain groups ( ) and (?: ) are taken')
      const inside = this.#either()
      this.#takes(')')
      return inside
    }
    const [piece] = /^(?:\\(?:u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|[^]?)|\[(?:\\[^]|[^\]])*\]|[^])/iu.exec(this.#rest)!
    this.#at += piece.length
    if (/^\\[1-9kpP]/.test(piece)) throw new Misfit(`${piece} is not taken`)
    return { ways: 1, least: /^(?:\\[bB]|\^|\$)$/.test(piece) ? 0 : 1 }
  }

  #repeated(one: Cost): Cost {
    const [counts, few, comma, many] = /^(?:\?|\{(\d+)(,)?(\d*)\})/.exec(this.#rest) ?? []
    if (counts === undefined) {
      if (/^[*+]/.test(this.#rest)) throw new Misfit('* and + are not taken; say how many, such as {1,20}')
      return one
    }
    this.#at += counts.length
    this.#takes('?')
    const from = Number(few ?? 0)
    const to = few === undefined ? 1 : comma ? Number(many || Number.POSITIVE_INFINITY) : from
    if (to > mostRepeats) throw new Misfit(`repeats more than ${mostRepeats} times`)
    let ways = 0
    for (let times = from; times <= to; times++) ways += one.ways ** times
    return { ways, least: one.least * from }
  }

  get #rest(): string {
    return this.#pattern.slice(this.#at)
  }

  #takes(character: string): boolean {
    if (this.#pattern[this.#at] !== character) return false
    this.#at++
    return true
  }
}
