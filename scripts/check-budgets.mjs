import { globSync, readFileSync } from 'node:fs'
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

/** What a strict Content-Security-Policy or Trusted Types would stop. */
const forbiddenCode = [
  { pattern: /\beval\(/, name: 'eval(' },
  { pattern: /\bnew Function\b/, name: 'new Function' },
  {
    pattern: /\.(?:inner|outer)HTML\s*=(?!=)|\.insertAdjacentHTML\(|\bdocument\.write\(/,
    name: 'HTML from a string',
  },
]

// Lit's one sink, which passes its own Trusted Types policy.
const litTemplateSink = /\bcreateElement\("template"\);return [\w$]+\.innerHTML=[\w$]+,[\w$]+/g

// DOMPurify's way around a missing DOMParser, which every browser has; the string has passed its Trusted Types policy.
const purifierSink = /[\w$]+\.documentElement\.innerHTML=[\w$]+\?[\w$]+:[\w$]+/g

// The emoji picker's sink for its own templates, which passes our Trusted Types policy (mend-emoji-picker.mjs).
const pickerSink =
  /\bcreateElement\("template"\);(?:var [\w$]+;)?return [\w$]+\.innerHTML=\([\w$]+=[\w$]+,[\w$]+\(\)\?\.createHTML\([\w$]+\)\?\?[\w$]+\),[\w$]+/g

/** What is wrong with the bundles in build/cdn. Prints what they weigh. */
export function checkBudgets() {
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8'))
  return [...loaderProblems(manifest), ...weightProblems(manifest), ...serverCodeProblems(manifest), ...codeProblems()]
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

function codeProblems() {
  const problems = []
  for (const file of globSync('**/*.js', { cwd: folder })) {
    const code = readFileSync(`${folder}/${file}`, 'utf8')
      .replace(litTemplateSink, '')
      .replace(pickerSink, '')
      .replace(purifierSink, '')
    for (const { pattern, name } of forbiddenCode) {
      const found = pattern.exec(code)
      if (!found) continue
      const around = code.slice(Math.max(0, found.index - 40), found.index + 40).replace(/\s+/g, ' ')
      problems.push(`${file} uses ${name}: …${around}…; find it by the source map and write it without`)
    }
  }
  return problems
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
