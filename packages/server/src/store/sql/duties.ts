import { rowOf, write, type Steps } from './steps.ts'

/** Whoever has a duty keeps it; anybody takes over one whose time is over. The row lock lets one of two who ask at once win. */
const take = `INSERT INTO duties (duty, holder, until_at) VALUES (?, ?, ?)
  ON CONFLICT (duty) DO UPDATE SET holder = excluded.holder, until_at = excluded.until_at
  WHERE duties.holder = excluded.holder OR duties.until_at <= ?`

/** See `Store.takeDuty`. The primary key of `duties`. */
export function* takeDuty(
  duty: string,
  { holder, now, until }: { holder: string; now: number; until: number },
): Steps<string> {
  yield* write(take, duty, holder, until, now)
  const row = yield* rowOf('SELECT holder FROM duties WHERE duty = ?', duty)
  return String(row?.holder)
}
