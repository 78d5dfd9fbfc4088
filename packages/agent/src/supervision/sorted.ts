import type { Running } from '@parley/protocol'

/** Those who wait for an agent first, the longest waiting on top; then those whose contact waits for an answer; then the others. */
export function sorted(conversations: Iterable<Running>): readonly Running[] {
  const rank = ({ status, pendingSince }: Running) => (status === 'queued' ? 0 : pendingSince === null ? 2 : 1)
  const since = ({ status, queuedAt, pendingSince, openedAt }: Running) =>
    status === 'queued' ? queuedAt : (pendingSince ?? openedAt)
  return [...conversations].sort(
    (one, other) => rank(one) - rank(other) || since(one) - since(other) || (one.id < other.id ? -1 : 1),
  )
}

/** Whether a conversation has all of these words in the names of its contact, its site or its agents. */
export function fits({ contact, site, staff, skill }: Running, words: string): boolean {
  const text = [contact, site, skill ?? '', ...staff.map(({ name }) => name)].join('\n').toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word))
}
