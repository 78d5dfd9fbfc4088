import assert from 'node:assert/strict'
import { assertLawful, assertTellsNothing } from './laws-of-events.ts'
import * as laws from './laws.ts'
import { agentIds, contacts, type TeamOffice } from './office.ts'

/** Trouble is over by then: what could not be written was tried again. */
const calmMs = 15_000

/** Reads what has happened and holds all of it against the laws. */
export async function holdAgainstLaws(office: TeamOffice): Promise<void> {
  const { store, clock, rules, talks } = office
  if (office.life.refusals === 0) await office.looks()
  const now = clock.now()
  assert.deepEqual(office.broken, [], 'every decision could be made')
  for (const talk of talks.values()) {
    for (const news of await talk.news(store)) assertLawful(news, talk, rules)
    if (talk.contact === null || talk.conversation.seq === 0) continue
    assertTellsNothing(talk)
    laws.assertNobodyIsLeftAlone(talk, office)
    laws.assertSamePeople(talk)
    laws.assertAsksWell(talk, now)
    laws.assertConsultsWell(talk)
  }
  // While the store refuses, the books are right, and what is in memory follows later.
  const isCalm = office.life.refusals === 0 && now - office.calmSince >= calmMs
  await laws.assertDesks(office, { lines: isCalm || office.life.refusals === 0 })
  const queued = [...talks.values()].filter(({ interaction }) => interaction.seq > 0 && interaction.status === 'queued')
  assert.equal(office.waiting, queued.length, 'everybody who waits has a place in the queue')
  if (office.life.refusals > 0) return
  laws.assertLoads(office)
  if (isCalm) assertBehind(office)
}

function assertBehind({ talks }: TeamOffice): void {
  const consultations = [...talks.values()].flatMap(({ interaction }) => interaction.consultations)
  for (const behind of talks.values())
    if (behind.contact === null)
      laws.assertInStep(
        behind,
        consultations.find(({ id }) => id === behind.id),
      )
}

/** The trouble is over and everybody comes back: what is left in the end is in order. */
export async function calmsDown(office: TeamOffice): Promise<void> {
  office.refuses(0)
  for (const who of [...contacts, ...agentIds]) await office.comes(who)
  await office.passes(2 * calmMs)
  await holdAgainstLaws(office)
}
