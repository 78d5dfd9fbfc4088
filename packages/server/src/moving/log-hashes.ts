import { createHash } from 'node:crypto'

export interface HashedEvent {
  readonly log: string
  readonly seq: number
  readonly json: string
}

/** One hash for each log: of its events, with their `seq`, in order. */
export class LogHashes {
  readonly #hashes = new Map<string, string>()
  #log = ''
  #hash = createHash('sha256')

  /** Events come log by log, each in order. */
  add({ log, seq, json }: HashedEvent): void {
    if (log !== this.#log) this.#end(log)
    this.#hash.update(`${seq}\n${json.length}\n${json}\n`)
  }

  /** The hashes by log. */
  ended(): ReadonlyMap<string, string> {
    this.#end('')
    return this.#hashes
  }

  #end(next: string): void {
    if (this.#log !== '') this.#hashes.set(this.#log, this.#hash.digest('base64url'))
    this.#log = next
    this.#hash = createHash('sha256')
  }
}

/** The logs that are not the same on both sides. */
export function differences(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((log) => one.get(log) !== other.get(log))
}
