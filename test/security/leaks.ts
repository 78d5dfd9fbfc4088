import { maskFor } from '@parley/protocol'

/** What went over lines in these tests and is nobody else's business: tokens, signatures, words. */
const secrets = new Set<string>()

/** Shorter words stand in any log by chance. */
const leastChars = 12

/** From now on no server of this file may log it. */
export function keepOutOfLogs(words: unknown): void {
  if (typeof words === 'string' && words.length >= leastChars) secrets.add(words)
}

/** A SHA-256 in the log: in one of some thousands there are digits in a row that could be a card number. */
const digests = /\b[0-9a-f]{64}\b/g

/** What nothing that is logged looks like, whoever it belongs to. */
const looks: Readonly<Record<string, (logged: string) => boolean>> = {
  'a JWT': (logged) => /eyJ[\w-]{8,}\.[\w-]{8,}/.test(logged),
  'a query with a secret': (logged) => /[?&](?:s|token|access_token)=/.test(logged),
  'a card number': (logged) => {
    const written = logged.replace(digests, '')
    return maskFor()(written) !== written
  },
}

/** What of that stands in what a server logged; the lines of the log, as JSON. */
export function leaksIn(lines: readonly unknown[]): string[] {
  const logged = lines.map((line) => JSON.stringify(line))
  const found = [...secrets].filter((secret) =>
    logged.some((line) => line.includes(JSON.stringify(secret).slice(1, -1))),
  )
  for (const [what, isIt] of Object.entries(looks))
    for (const line of logged) if (isIt(line)) found.push(`${what} in ${line.slice(0, 200)}`)
  return found
}
