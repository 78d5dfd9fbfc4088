import { readFileSync } from 'node:fs'
import { root } from './root.mjs'

const folder = `${root}/build/cdn`
const kB = 1000

/** What the bundles must not exceed, gzipped. `chunks`: what is loaded, each with all that it imports statically. */
const budgets = [
  { what: 'the loader', limit: 1.5 * kB, chunks: ['parley'] },
  { what: 'the first open of the widget', limit: 32 * kB, chunks: ['define'] },
  { what: 'the first load of the panel', limit: 75 * kB, chunks: ['parley-agent'] },
  { what: 'the panel with a conversation', limit: 90 * kB, chunks: ['parley-agent', 'conversation-elements'] },
]

/** What is wrong with the bundles in build/cdn. Prints what they weigh. */
export function checkBudgets() {
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8'))
  return [...loaderProblems(manifest), ...weightProblems(manifest), ...serverCodeProblems(manifest)]
}

function loaderProblems(manifest) {
  const { imports } = manifest['parley.js']
  if (imports.length === 0) return []
  return [`parley.js imports ${imports.join(', ')}, so it fails as a classic script; load it with import() instead`]
}

function weightProblems(manifest) {
  const problems = []
  for (const { what, limit, chunks } of budgets) {
    const files = withImports(
      manifest,
      chunks.map((name) => fileOf(manifest, name)),
    )
    const gzip = files.reduce((sum, file) => sum + manifest[file].gzip, 0)
    console.log(`    ${what}: ${inKB(gzip)} of ${inKB(limit)} (${files.join(', ')})`)
    if (gzip > limit)
      problems.push(`${what} weighs ${inKB(gzip)}, ${inKB(gzip - limit)} too much; load what can wait with import()`)
  }
  return problems
}

function serverCodeProblems(manifest) {
  // The gallery is the demo's, and shows the samples that stand with the schemas.
  const isHeavy = ([, { name, packages }]) => packages.includes('valibot') && name !== 'parley-gallery'
  return Object.entries(manifest)
    .filter(isHeavy)
    .map(([file]) => `${file} contains valibot; import types from @parley/protocol, schemas are for the server`)
}

function fileOf(manifest, name) {
  const file = Object.keys(manifest).find((candidate) => manifest[candidate].name === name)
  if (!file) throw new Error(`build/cdn has no chunk "${name}"; name it as check-budgets.mjs does, or the reverse`)
  return file
}

function withImports(manifest, files, seen = new Set()) {
  for (const file of files) {
    if (seen.has(file)) continue
    seen.add(file)
    withImports(manifest, manifest[file].imports, seen)
  }
  return [...seen]
}

function inKB(bytes) {
  return `${(bytes / kB).toFixed(1)} kB`
}
