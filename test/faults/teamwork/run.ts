import fc from 'fast-check'
import { calmsDown } from './hold.ts'
import { TeamOffice, type SiteRules } from './office.ts'
import { steps, taken, type Model } from './steps.ts'

const siteRules: fc.Arbitrary<SiteRules> = fc.record({
  asynchronous: fc.boolean(),
  dispositionMandatory: fc.boolean(),
  contactLeaveDelayMs: fc.constantFrom(0, 30_000),
  autoDoneMs: fc.constantFrom(0, 60_000),
  afterCallWorkMs: fc.constantFrom(0, 60_000),
})

interface Telling {
  readonly first: number
  readonly atLeast: number
  /** Seeds that have found something: told before all others. */
  readonly known?: readonly number[]
}

/**
 * Stories about working together, until they had so many steps together: the laws hold after each step.
 *
 * @throws with the seed, the path and the shortest story that breaks a law.
 */
export async function tellTeamwork({ first, atLeast, known = [] }: Telling): Promise<void> {
  for (const seed of known) await tellOf(seed)
  for (let round = 0; taken.steps < atLeast; round++) await tellOf((first + round) | 0)
}

/** How long a shorter story that breaks the same law is looked for. */
const shrinkingMs = 60_000

/** The stories of one seed. */
export async function tellOf(seed: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(siteRules, fc.commands(steps, { maxCommands: 150, size: 'max' }), async (rules, story) => {
      const office = await TeamOffice.open(rules)
      try {
        await fc.asyncModelRun(() => ({ model: {} as Model, real: office }), story)
        await calmsDown(office)
      } finally {
        await office.close()
      }
    }),
    { seed, numRuns: 10, interruptAfterTimeLimit: shrinkingMs, includeErrorInReport: true },
  )
}
