/** What a plot's numbers are. */
export type Unit = 'count' | 'time' | 'share'

const [second, minute, hour] = [1_000, 60_000, 3_600_000]

/** Steps between the lines of a plot that people count in. */
const steps: { readonly [Of in Unit]: readonly number[] } = {
  count: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 1_000_000],
  time: [
    ...[5, 10, 15, 30].map((seconds) => seconds * second),
    ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * minute),
    ...[1, 2, 6, 12, 24, 48, 96, 240].map((hours) => hours * hour),
  ],
  share: [0.05, 0.1, 0.25],
}

const mostLines = 4

/** Where the lines of a plot stand, from zero to above the highest value: two to five of them. */
export function linesFor(highest: number, unit: Unit): readonly number[] {
  const step = steps[unit].find((each) => each * mostLines >= highest) ?? Math.ceil(highest / mostLines)
  const count = Math.max(1, Math.ceil(highest / step))
  return Array.from({ length: count + 1 }, (_, place) => place * step)
}

/** Which of so many days have their name below: evenly, so that names of this width find room. */
export function namedDays(count: number, width: number, nameWidth: number): readonly number[] {
  const room = Math.max(1, Math.floor(width / nameWidth))
  const every = Math.max(1, Math.ceil(count / room))
  return Array.from({ length: Math.ceil(count / every) }, (_, place) => place * every)
}
