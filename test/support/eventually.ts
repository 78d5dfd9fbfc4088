import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'

const lookEveryMs = 50
const patienceMs = 30_000

/** Looks again and again until `read` gives what is expected; else fails with what was seen last. */
export async function eventually<Value>(read: () => Promise<Value>, expected: Value, what: string): Promise<void> {
  const deadline = performance.now() + patienceMs
  let seen = await read()
  while (!isDeepStrictEqual(seen, expected)) {
    if (performance.now() > deadline) assert.deepEqual(seen, expected, what)
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    seen = await read()
  }
}
