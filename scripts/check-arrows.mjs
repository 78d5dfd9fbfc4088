import { globSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join } from 'node:path'
import { root } from './root.mjs'

/** Which packages each package may import. docs: CONTRIBUTING.md, "Which way packages may look". */
const arrows = {
  protocol: [],
  ui: ['protocol'],
  widget: ['ui', 'protocol'],
  agent: ['ui', 'protocol'],
  server: ['protocol'],
}

/**
 * @typedef {object} Import
 * @property {string} file - who imports, from the root of the repository
 * @property {number} line
 * @property {string} what - the module, as written
 * @property {boolean} isType - leaves no trace in JavaScript
 * @property {boolean} isLazy - `import()`
 */

/** The rules. Each looks at one import of a file in packages/ and says what is wrong with it, or nothing. */
const rules = [
  function staysInItsPackage({ file, what }) {
    const path = join(dirname(file), what)
    if (what.startsWith('.') && !path.startsWith(`packages/${packageOf(file)}/`))
      return `leaves its package; import what the other package exports`
  },

  function followsTheArrows({ file, what }) {
    const [, target, part] = /^@parley\/([^/]+)(\/.*)?$/.exec(what) ?? []
    if (!target) return
    const from = packageOf(file)
    if (target === from) return `is its own package; import the file`
    if (isForTests(file) && `${target}${part}` === 'server/in-memory') return
    if (!arrows[from].includes(target)) return `${from} may import ${arrows[from].join(' and ') || 'no package'} only`
    if (part === '/schemas' && from !== 'server' && !isForTests(file))
      return `schemas are for the server; import types from @parley/protocol`
    if (part?.startsWith('/testing') && !isForTests(file)) return `is for tests; nothing that ships may need it`
  },

  function keepsFeaturesApart({ file, what, isType }) {
    if (isType || !what.startsWith('.') || file.endsWith('.test.ts')) return
    const own = featureOf(file)
    const other = featureOf(join(dirname(file), what))
    if (own && other && own !== other) return `is another feature; move what both share up, or import its type`
  },

  function leavesNodeToTheServer({ file, what }) {
    if (!what.startsWith('node:') && !builtinModules.includes(what)) return
    if (!what.startsWith('node:')) return `is built into Node; write node:${what}`
    const isOfNode = packageOf(file) === 'server' || (packageOf(file) === 'protocol' && file.endsWith('.test.ts'))
    if (!isOfNode) return `only the server, tests, bench and scripts know Node`
  },

  function declaresWhatItNeeds({ file, what }) {
    if (/^(\.|node:|@parley\/)/.test(what) || isForTests(file)) return
    const [name] = /^(@[^/]+\/)?[^/]+/.exec(what)
    const { dependencies = {} } = JSON.parse(readFileSync(`${root}/packages/${packageOf(file)}/package.json`, 'utf8'))
    if (!(name in dependencies)) return `is not among the dependencies in packages/${packageOf(file)}/package.json`
  },

  function saysItsEnding({ what }) {
    if (what.startsWith('.') && !/\.(ts|json)$/.test(what)) return `lacks its ending; write .ts`
  },
]

/** Imports that look the wrong way, and circles. */
export function checkArrows() {
  const files = globSync('packages/*/src/**/*.ts', { cwd: root }).sort()
  const imports = files.flatMap(importsOf)
  return [
    ...imports.flatMap(problemsOf),
    ...circlesAmong(imports).map((circle) => `${circle.join(' → ')} is a circle; move what they share to a file below`),
  ]
}

function problemsOf(imported) {
  const problems = rules.map((rule) => rule(imported)).filter((problem) => problem !== undefined)
  return problems.map((problem) => `${imported.file}:${imported.line} imports '${imported.what}': ${problem}`)
}

/** @returns {Import[]} */
function importsOf(file) {
  const code = readFileSync(`${root}/${file}`, 'utf8')
  const statements = /^(?:import|export)\b(?<type> type\b)?(?:[^'"`;=]*?\bfrom)? ?'(?<what>[^']+)'/gm
  const calls = /\bimport\('(?<what>[^']+)'\)/g
  return [...code.matchAll(statements), ...code.matchAll(calls)].map(({ 0: text, index, groups }) => ({
    file,
    line: code.slice(0, index).split('\n').length,
    what: groups.what,
    isType: groups.type !== undefined,
    isLazy: text.startsWith('import('),
  }))
}

/** Circles of imports that happen at load time, each once, as paths that end where they begin. */
function circlesAmong(imports) {
  const targetsOf = new Map()
  for (const { file, what, isType, isLazy } of imports) {
    if (isType || isLazy || !what.startsWith('.')) continue
    targetsOf.set(file, [...(targetsOf.get(file) ?? []), join(dirname(file), what)])
  }
  const circles = []
  const done = new Set()
  const visit = (file, path) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file])
    if (done.has(file)) return
    done.add(file)
    for (const target of targetsOf.get(file) ?? []) visit(target, [...path, file])
  }
  for (const file of targetsOf.keys()) visit(file, [])
  return circles
}

function packageOf(file) {
  return file.split('/')[1]
}

/** `messages` for features/messages.ts and for all in features/messages/. */
function featureOf(file) {
  const [, name] = /\/src\/features\/([^/.]+)/.exec(file) ?? []
  return name === 'index' ? undefined : name
}

function isForTests(file) {
  return /\.test\.(?:data\.)?ts$/.test(file) || file.includes('/src/testing/')
}

if (import.meta.main) {
  const problems = checkArrows()
  for (const problem of problems) console.error(problem)
  process.exit(problems.length > 0 ? 1 : 0)
}
