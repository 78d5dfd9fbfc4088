import { ringAll, type Ring, type Rung } from './doorbell.ts'

/** What PostgreSQL takes as one notification is shorter than 8,000 bytes. */
const mostBytes = 7_900

/** Notifications for one batch; more logs than fit in are `*`. The largest batch has at most 512 logs of 40 bytes. */
const mostPayloads = 4

/** Rings as texts to notify with, none longer than PostgreSQL takes. `node` says who rang. */
export function encodeRings(node: string, rings: readonly Ring[]): string[] {
  const payloads: string[] = []
  let words = [node]
  let bytes = sizeOf(node)
  for (const [rung, seq] of rings) {
    const word = `${rung}:${seq}`
    const size = sizeOf(word)
    if (bytes + size > mostBytes) {
      payloads.push(JSON.stringify(words))
      words = [node]
      bytes = sizeOf(node)
    }
    words.push(word)
    bytes += size
  }
  if (words.length > 1) payloads.push(JSON.stringify(words))
  return payloads.length > mostPayloads || payloads.some((payload) => Buffer.byteLength(payload) > mostBytes + 2)
    ? encodeRings(node, ringAll)
    : payloads
}

/** Reads one of them; nothing for what is none of ours. */
export function decodeRings(payload: string): { readonly node: string; readonly rings: readonly Ring[] } | undefined {
  const words = parsed(payload)
  if (!Array.isArray(words) || !words.every((word) => typeof word === 'string')) return undefined
  const [node = '', ...rung] = words
  return { node, rings: rung.map(asRing) }
}

function asRing(word: string): Ring {
  const at = word.lastIndexOf(':')
  return [word.slice(0, at) as Rung, Number(word.slice(at + 1))]
}

/** With quotes and comma. */
const sizeOf = (word: string) => Buffer.byteLength(JSON.stringify(word)) + 1

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
