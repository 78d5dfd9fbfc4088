// `npm run docs`: writes every generated file anew. Needs Node 24 and --conditions=source.
//
// A generator is a module in generators/ with `export const file` (its path in the repository) and `export function
// make()`, which returns the whole text, or a promise of it. It may import the packages: their sources are taken.
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { root } from './root.mjs'

/** @returns {Promise<{ file: string, make: () => string | Promise<string> }[]>} in the order of their names */
export function generators() {
  const names = globSync('*.{mjs,ts}', { cwd: `${root}/scripts/generators` }).sort()
  return Promise.all(names.map((name) => import(`./generators/${name}`)))
}

if (import.meta.main) {
  for (const { file, make } of await generators()) {
    const path = `${root}/${file}`
    const text = await make()
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    console.log(`wrote ${file}`)
  }
}
