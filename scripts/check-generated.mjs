import { existsSync, readFileSync } from 'node:fs'
import { generators } from './generate.mjs'
import { root } from './root.mjs'

/** Generated files that differ from what their sources say now. */
export async function checkGenerated() {
  const problems = []
  for (const { file, make } of await generators()) {
    const path = `${root}/${file}`
    const committed = existsSync(path) ? readFileSync(path, 'utf8') : undefined
    if (committed === undefined) problems.push(`${file} is missing; npm run docs writes it`)
    else if (committed !== (await make()))
      problems.push(`${file} is older than its sources; npm run docs writes it anew`)
  }
  return problems
}
