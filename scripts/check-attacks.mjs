import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { quotedRules } from './check-docs.mjs'
import { root } from './root.mjs'

const file = 'docs/behaviour/attacks.md'
const note = '*Not tested here:*'

/** Every attack of the list is tried by a test that quotes it, or says why not; and the list has no gap. */
export function checkAttacks() {
  const problems = []
  const quoted = quotedRules()
  const attacks = [...readFileSync(join(root, file), 'utf8').matchAll(/^- \*\*ATK(\d+)\*\* (.+)$/gm)]
  for (const [place, [, number, words]] of attacks.entries()) {
    const attack = `ATK${number}`
    if (Number(number) !== place + 1)
      problems.push(`${file} has ${attack} where ATK${place + 1} should be; put it there`)
    const [isTried, isExcused] = [quoted.has(attack), words.includes(note)]
    if (!isTried && !isExcused)
      problems.push(`${file}: no test quotes ${attack}; write one, or say behind "${note}" why not and what stands in`)
    if (isTried && isExcused) problems.push(`${file}: ${attack} is tried in ${quoted.get(attack)}; take its note away`)
  }
  if (attacks.length === 0) problems.push(`${file} lists no attack; its lines begin with "- **ATK1** "`)
  return problems
}
