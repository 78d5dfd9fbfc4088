import type { ImportNote, Report } from './notes.ts'
import { join, type Plain } from './plain.ts'

/**
 * One part of what arrived, and where it stood. Reading never fails: what is missing, or of another type than asked for, is
 * nothing. Strings count as their trimmed text.
 */
export class Part {
  readonly value: Plain | undefined
  readonly path: string
  private readonly report: Report

  constructor(value: Plain | undefined, path: string, report: Report) {
    this.value = value
    this.path = path
    this.report = report
  }

  /** The first of these members that is there; systems spell one member in several ways. */
  at(...names: readonly [string, ...string[]]): Part {
    const from = this.members
    const name = names.find((each) => Object.hasOwn(from, each) && from[each] !== null) ?? names[0]
    return new Part(Object.hasOwn(from, name) ? from[name] : undefined, join(this.path, name), this.report)
  }

  /** The members of an object by name. */
  get members(): { readonly [name: string]: Plain } {
    return this.isObject ? (this.value as { readonly [name: string]: Plain }) : {}
  }

  /** The items of a list; of nothing else. */
  get items(): readonly Part[] {
    return Array.isArray(this.value)
      ? this.value.map((item: Plain, place) => new Part(item, join(this.path, place), this.report))
      : []
  }

  /** Whether there is anything. */
  get isHere(): boolean {
    return this.value !== undefined && this.value !== null
  }

  get isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value)
  }

  /** Text that says something, also of numbers. */
  get text(): string | undefined {
    if (typeof this.value === 'number') return `${this.value}`
    if (typeof this.value !== 'string') return undefined
    return this.value.trim() || undefined
  }

  /** A name that programs give, in lower case. */
  get word(): string {
    return typeof this.value === 'string' ? this.value.trim().toLowerCase() : ''
  }

  get number(): number | undefined {
    const number = typeof this.value === 'string' && this.value.trim() ? Number(this.value) : this.value
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined
  }

  get isTrue(): boolean {
    return this.value === true || this.word === 'true'
  }

  /** What a program wants back: a string letter by letter, everything else as JSON. */
  get payload(): string | undefined {
    if (!this.isHere) return undefined
    return typeof this.value === 'string' ? this.value : JSON.stringify(this.value)
  }

  /** The same part with one more member, in the same place. */
  with(name: string, value: Plain): Part {
    return new Part({ ...this.members, [name]: value }, this.path, this.report)
  }

  /** Writes down what becomes of this part. */
  note(change: ImportNote['change'], detail: string): void {
    this.report(this.path, change, detail)
  }
}
