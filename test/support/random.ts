/** Chance that can be repeated: the same seed gives the same story. */
export interface Chance {
  /** From 0 to 1, without 1. */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number
  /** Whether something with this probability happens. */
  happens(probability: number): boolean
  /** One of these; nothing of an empty list. */
  oneOf<Item>(items: readonly Item[]): Item | undefined
}

/** Mulberry32: 32 bits of state, good enough for stories. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (min, max) => min + Math.floor(next() * (max - min + 1)),
    happens: (probability) => next() < probability,
    oneOf: (items) => items[Math.floor(next() * items.length)],
  }
}

/** The seed to repeat a run with, from `SEED` in the environment; else a new one. */
export function seedOfThisRun(): number {
  const asked = process.env['SEED']
  return asked ? Number(asked) >>> 0 : Math.floor(Math.random() * 2 ** 32)
}
