// Everything that can be known without running a test: node --conditions=source scripts/check.mjs [name…]
// Each check returns its problems, one line each: what is wrong, where, and what to do.
import { buildBundles } from './build.mjs'
import { checkArrows } from './check-arrows.mjs'
import { checkAttacks } from './check-attacks.mjs'
import { checkBudgets } from './check-budgets.mjs'
import { checkDocs } from './check-docs.mjs'
import { checkGenerated } from './check-generated.mjs'
import { checkVersions } from './check-versions.mjs'
import { runTool } from './run-tool.mjs'

const checks = {
  types: () => tool('tsc', '--build'),
  lint: () => tool('oxlint', '--deny-warnings'),
  format: () =>
    tool('biome', 'format', '--reporter=summary', '.').map((problem) => `${problem}; npm run format mends it`),
  arrows: checkArrows,
  docs: checkDocs,
  attacks: checkAttacks,
  versions: checkVersions,
  generated: checkGenerated,
  budgets() {
    buildBundles()
    return checkBudgets()
  },
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in checks))
if (unknown.length > 0) throw new Error(`No check "${unknown.join()}". Choose from: ${Object.keys(checks).join(', ')}.`)

let problemCount = 0
for (const name of asked.length > 0 ? asked : Object.keys(checks)) {
  const startedAt = performance.now()
  const problems = await Promise.try(checks[name]).catch((error) => [error.message])
  for (const problem of problems) console.error(`${name}: ${problem}`)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${problems.length === 0 ? 'ok' : 'NOT OK'}  ${name}  (${seconds} s)`)
  problemCount += problems.length
}
process.exit(problemCount > 0 ? 1 : 0)

function tool(name, ...args) {
  return runTool(name, ...args) ? [] : [`${name} found what it prints above`]
}
