import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AxeResults, NodeResult } from 'axe-core'
import type { Page } from 'playwright-core'
import { stillness } from '../../packages/ui/src/testing/stillness.ts'

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** axe finds nothing on the page as it is when nothing moves on it any more. `view` says in which state that is. */
export async function assertAccessible(page: Page, view: string): Promise<void> {
  // Evaluated from outside the page: its Content-Security-Policy, which forbids our script, stays as it is.
  await page.evaluate(source)
  await page.evaluate(stillness)
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } }
    const results = await axe.run()
    const found = ({ target, any }: NodeResult) => `${target.flat().join(' ')} (${any[0]?.message ?? 'see the rule'})`
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(found).join(', ')}`)
  })
  assert.deepEqual(violations, [], `axe finds nothing: ${view}`)
}
