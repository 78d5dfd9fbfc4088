import type { Clock } from '@parley/protocol'
import type { Log } from '../core.ts'
import type { Entry, NodeLine, Said } from './node-line.ts'

/** How often a node says that it lives, in milliseconds. */
const beatMs = 2_000

/** A node that has been silent for so many beats is gone: 10 s. Counted in beats, so that a computer clock that jumps kills nobody. */
const silentBeats = 5

/** What goes into one signal, in characters of JSON; half of what one may have. */
const partChars = 32_000

/** It said goodbye, or was not heard of for too long. */
export type Gone = 'left' | 'silent'

/** A node as this one knows it. */
interface Neighbour {
  /** The number of its latest change that is in `entries`; below 0: nothing is known yet. */
  n: number
  entries: Map<string, unknown>
  heardBeat: number
  askedBeat: number
  /** What has come so far of everything that it has. */
  gathering: { readonly n: number; readonly entries: Entry[]; parts: number } | undefined
}

export interface NeighboursOptions {
  readonly line: NodeLine
  readonly clock: Clock
  readonly log: Log
  readonly nextTurn: (action: () => void) => void
  /** Something is with another node, or is something else there, or is no longer (`null`). */
  readonly changed: (key: string, value: unknown, node: string) => void
  /** A node is gone with all that was with it; `changed` has been called for each. */
  readonly gone: (keys: ReadonlySet<string>, why: Gone) => void
}

/**
 * Who is on which node: each says what is with it, numbers its changes, and says all of it to whoever has missed one. In memory, and in
 * nobody's way: a contact who comes or goes costs no write ([NOD10], [NOD11]).
 */
export class Neighbours {
  readonly #options: NeighboursOptions
  readonly #own = new Map<string, unknown>()
  /** Own changes that go out together after this turn. */
  readonly #news = new Map<string, unknown>()
  #isAsked = false
  #isPlanned = false
  #n = 0
  readonly #nodes = new Map<string, Neighbour>()
  /** By key, the nodes that have it. */
  readonly #holders = new Map<string, Set<string>>()
  #beat = 0
  #callOff: (() => void) | undefined
  #isGone = false

  constructor(options: NeighboursOptions) {
    this.#options = options
  }

  /** Something is with this node. */
  set(key: string, value: unknown): void {
    if (this.#options.line.isAlone) return
    this.#own.set(key, value)
    this.#note(key, value)
  }

  /** It is with this node no longer. */
  delete(key: string): void {
    if (this.#own.delete(key)) this.#note(key, null)
  }

  /** Whether another node has it. */
  has(key: string): boolean {
    return this.#holders.has(key)
  }

  /** What the other nodes say under a key. */
  valuesOf(key: string): unknown[] {
    return [...(this.#holders.get(key) ?? [])].map((node) => this.#nodes.get(node)?.entries.get(key))
  }

  start(): void {
    const { line } = this.#options
    if (line.isAlone) return
    line.say({ is: 'who', of: null })
    this.#say()
    this.#plan()
  }

  /** Says goodbye: what is with this node is elsewhere from now on, or nowhere. */
  leave(): void {
    if (this.#isGone) return
    this.#isGone = true
    this.#callOff?.()
    this.#options.line.say({ is: 'leaving' })
  }

  stop(): void {
    this.#callOff?.()
    this.#isGone = true
  }

  heard(said: Said, from: string): void {
    if (this.#isGone) return
    if (said.is === 'leaving') return this.#lose(from, 'left')
    if (said.is === 'who') {
      if (said.of === null || said.of === this.#options.line.me) this.#answer()
      return
    }
    const node = this.#nodeOf(from)
    node.heardBeat = this.#beat
    if (said.is === 'all') this.#gather(node, from, said)
    else if (said.is === 'here' && said.n !== node.n) this.#ask(node, from)
    else if (said.is === 'changed') {
      if (said.n === node.n) return
      if (node.n < 0 || said.n !== node.n + 1) return this.#ask(node, from)
      node.n = said.n
      for (const [key, value] of said.entries) this.#put(node, from, key, value)
    }
  }

  #nodeOf(from: string): Neighbour {
    const known = this.#nodes.get(from)
    if (known) return known
    const node: Neighbour = {
      n: -1,
      entries: new Map(),
      heardBeat: this.#beat,
      askedBeat: -1,
      gathering: undefined,
    }
    this.#nodes.set(from, node)
    this.#options.log('node-found', { node: from })
    return node
  }

  #ask(node: Neighbour, from: string): void {
    if (node.askedBeat === this.#beat) return
    node.askedBeat = this.#beat
    this.#options.line.say({ is: 'who', of: from })
  }

  #gather(node: Neighbour, from: string, { n, part, parts, entries }: Extract<Said, { is: 'all' }>): void {
    if (part === 0) node.gathering = { n, entries: [], parts: 0 }
    const { gathering } = node
    // A part was lost: the next beat shows that something is missing.
    if (!gathering || gathering.n !== n || gathering.parts !== part) return
    gathering.entries.push(...entries)
    gathering.parts++
    if (gathering.parts < parts) return
    node.gathering = undefined
    if (n < node.n) return
    node.n = n
    const all = new Map(gathering.entries)
    for (const key of [...node.entries.keys()]) if (!all.has(key)) this.#put(node, from, key, null)
    for (const [key, value] of all) this.#put(node, from, key, value)
  }

  #put(node: Neighbour, from: string, key: string, value: unknown): void {
    if (value === null) {
      if (!node.entries.delete(key)) return
      const holders = this.#holders.get(key)
      holders?.delete(from)
      if (holders?.size === 0) this.#holders.delete(key)
    } else {
      const before = node.entries.get(key)
      if (before !== undefined && JSON.stringify(before) === JSON.stringify(value)) return
      node.entries.set(key, value)
      const holders = this.#holders.get(key) ?? new Set()
      this.#holders.set(key, holders.add(from))
    }
    this.#options.changed(key, value, from)
  }

  #lose(from: string, why: Gone): void {
    const node = this.#nodes.get(from)
    if (!node) return
    const keys = new Set(node.entries.keys())
    for (const key of keys) this.#put(node, from, key, null)
    this.#nodes.delete(from)
    this.#options.log('node-gone', { node: from, why })
    this.#options.gone(keys, why)
  }

  #note(key: string, value: unknown): void {
    this.#news.set(key, value)
    this.#say()
  }

  #answer(): void {
    this.#isAsked = true
    this.#say()
  }

  /** After this turn: those who come together are told together. */
  #say(): void {
    if (this.#isPlanned) return
    this.#isPlanned = true
    this.#options.nextTurn(() => {
      this.#isPlanned = false
      if (this.#isGone) return
      const { line } = this.#options
      for (const entries of inParts(this.#news)) line.say({ is: 'changed', n: ++this.#n, entries })
      this.#news.clear()
      if (!this.#isAsked) return
      this.#isAsked = false
      const parts = inParts(this.#own)
      if (parts.length === 0) parts.push([])
      for (const [part, entries] of parts.entries())
        line.say({ is: 'all', n: this.#n, part, parts: parts.length, entries })
    })
  }

  #plan(): void {
    const { clock, line } = this.#options
    this.#callOff = clock.after(beatMs, () => {
      this.#beat++
      line.say({ is: 'here', n: this.#n })
      for (const [name, { heardBeat }] of this.#nodes)
        if (this.#beat - heardBeat > silentBeats) this.#lose(name, 'silent')
      this.#plan()
    })
  }
}

function inParts(entries: Iterable<Entry>): Entry[][] {
  const parts: Entry[][] = []
  let chars = Infinity
  for (const entry of entries) {
    const own = JSON.stringify(entry).length
    if (chars + own > partChars) {
      parts.push([])
      chars = 0
    }
    chars += own
    parts.at(-1)!.push(entry)
  }
  return parts
}
