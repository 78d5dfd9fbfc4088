/** A tone that glides: when it begins, how long it lasts, in milliseconds; from where to where, in hertz. */
export interface Note {
  readonly atMs: number
  readonly ms: number
  readonly fromHz: number
  readonly toHz: number
}

/** The lowest pitch, of a response that has just begun to be pending; two octaves higher it is late. In hertz. */
const lowestHz = 220

/** One pulse of a pending response of whose time this share is over (0 to 1): it rises, and is the higher the nearer it is to late. */
export function pulse(share: number): readonly Note[] {
  const fromHz = lowestHz * 4 ** Math.min(1, Math.max(0, share))
  return [{ atMs: 0, ms: 180, fromHz, toHz: fromHz * 1.125 }]
}

/** Two notes, twice, as a telephone has them. Begins after a pulse that may come with it. */
export const ring: readonly Note[] = [0, 160, 480, 640].map((atMs, place) => {
  const hz = place % 2 === 0 ? 784 : 622
  return { atMs: atMs + 300, ms: 140, fromHz: hz, toHz: hz }
})

/** What can be heard in a test: the pulses from the lowest to the highest, then the ring. */
export const demonstration: readonly Note[] = [
  ...[0, 0.5, 1].flatMap((share, place) => pulse(share).map((note) => ({ ...note, atMs: place * 300 }))),
  ...ring.map((note) => ({ ...note, atMs: note.atMs + 900 })),
]
