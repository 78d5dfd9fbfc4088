import type { Journal } from '../support/journal.ts'
import type { Address } from '../support/parley-server.ts'
import { hasty } from '../support/people.ts'
import { chanceFrom } from '../support/random.ts'
import { answeringAgent, writingContact } from '../support/writers.ts'

const contactCount = 17
export const agents = ['ada', 'ben', 'cleo'] as const

/** As fast as they can: what is tried is the log, not the allowance. */
export const generous = {
  limits: {
    contactCommandsPer10s: 1_000_000,
    contactCommandBurst: 1_000_000,
    agentCommandsPer10s: 1_000_000,
    agentCommandBurst: 1_000_000,
    conversationsPerMinute: 1_000_000,
    hellosPerMinute: 1_000_000,
  },
}

/** Twenty people who write as fast as they can. */
export function gather(server: Address, journal: Journal, seed: number, random: () => number = hasty) {
  const contacts = Array.from({ length: contactCount }, (_, index) =>
    writingContact(server, journal, chanceFrom(seed + index), `contact ${index}`, random),
  )
  const staff = agents.map((who, index) => answeringAgent(server, journal, chanceFrom(seed - index - 1), who, random))
  return { contacts, people: [...contacts, ...staff] }
}
