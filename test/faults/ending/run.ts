import fc from 'fast-check'
import { EndingOffice, type SiteRules } from './office.ts'
import { steps, taken, type Model } from './steps.ts'

const siteRules: fc.Arbitrary<SiteRules> = fc.record({
  asynchronous: fc.boolean(),
  contactLeaveDelayMs: fc.constantFrom(0, 30_000),
  closeAfterDisconnectMs: fc.constantFrom(0, 60_000),
  autoDoneMs: fc.constantFrom(0, 60_000),
  afterCallWorkMs: fc.constantFrom(0, 60_000),
  bot: fc.constantFrom('none', 'scripted', 'distant'),
})

/**
 * Stories about endings, until they had so many steps together: after each step the logs followed the table, and nobody is alone.
 *
 * @throws with the seed, the path and the shortest story that breaks a law.
 */
export async function tellEndings({ first, atLeast }: { first: number; atLeast: number }): Promise<void> {
  for (let round = 0; taken.steps < atLeast; round++) {
    await fc.assert(
      fc.asyncProperty(siteRules, fc.commands(steps, { maxCommands: 120, size: 'max' }), async (rules, story) => {
        const office = await EndingOffice.open(rules)
        try {
          await fc.asyncModelRun(() => ({ model: { standing: undefined } as Model, real: office }), story)
        } finally {
          await office.close()
        }
      }),
      { seed: (first + round) | 0, numRuns: 10, includeErrorInReport: true },
    )
  }
}
