import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './root.mjs'

/** Links that lead nowhere, and rules that are numbered twice or quoted without existing. Prints which no test quotes. */
export function checkDocs() {
  return [...brokenLinks(), ...rulesAndTheirTests()]
}

function brokenLinks() {
  const problems = []
  for (const file of find('*.md', 'docs/**/*.md', '{demo,packages,bench,test}/**/*.md'))
    for (const [, target] of read(file).matchAll(/\]\((?!\w+:)([^)#\s]+)(?:#[^)]*)?\)/g))
      if (!existsSync(join(root, dirname(file), target)))
        problems.push(`${file} links to ${target}, which does not exist; write it or mend the link`)
  return problems
}

/** A rule is `**MSG3**` in docs/behaviour; a test quotes it as `[MSG3]` in its name. */
function rulesAndTheirTests() {
  const problems = []
  const rules = new Map()
  for (const file of find('docs/behaviour/*.md'))
    for (const [, rule] of read(file).matchAll(/^(?:- )?\*\*([A-Z]{3}\d+)\*\*/gm)) {
      if (rules.has(rule)) problems.push(`${file} numbers ${rule} anew, after ${rules.get(rule)}; take a free number`)
      rules.set(rule, file)
    }

  const quoted = quotedRules()
  for (const [rule, file] of quoted)
    if (!rules.has(rule)) problems.push(`${file} quotes ${rule}, which docs/behaviour does not have; write the rule`)

  const unproved = [...rules.keys()].filter((rule) => !quoted.has(rule))
  console.log(
    `    ${rules.size} rules, ${unproved.length} of them quoted by no test${unproved.map((rule) => ` ${rule}`).join()}`,
  )
  return problems
}

/** Every rule that the name of a test quotes, and a file that does. Contracts name theirs in files that their tests share. */
export function quotedRules() {
  const quoted = new Map()
  for (const file of find('{packages/*/src,test}/**/*.test.ts', 'test/contracts/**/*.ts'))
    for (const [, list] of read(file).matchAll(/['"`]((?:\[[\w ,]+\] ?)+)/g))
      for (const [rule] of list.matchAll(/\b[A-Z]{3}\d+\b/g)) if (!quoted.has(rule)) quoted.set(rule, file)
  return quoted
}

function find(...patterns) {
  return globSync(patterns, { cwd: root, exclude: (file) => /(^|\/)node_modules$/.test(file) })
}

function read(file) {
  return readFileSync(join(root, file), 'utf8')
}
