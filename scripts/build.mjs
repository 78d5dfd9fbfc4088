import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { root } from './root.mjs'
import { runTool } from './run-tool.mjs'

const inputs = [
  'packages/{protocol,ui,widget,agent}/{src/**/*.ts,*.json}',
  'demo/gallery/*.ts',
  'package-lock.json',
  'rollup.config.mjs',
  'scripts/*.mjs',
]
const folder = `${root}/build/cdn`
/** Of what the bundles were made. Outside their folder, which is served. */
const stamp = `${root}/build/cdn-made-of`

/** Bundles the widget and the panel into build/cdn, unless what is there was made of the same files. */
export function buildBundles() {
  const madeOf = digest()
  if (existsSync(`${folder}/manifest.json`) && existsSync(stamp) && readFileSync(stamp, 'utf8') === madeOf) return
  console.log('Building the widget and the panel.')
  if (!runTool('rollup', '--config', '--silent')) throw new Error('The build failed: rollup says why above.')
  writeFileSync(stamp, madeOf)
}

/** Stands for all that the bundles are made of; tests are not part of them. */
function digest() {
  const hash = createHash('sha256')
  for (const file of globSync(inputs, { cwd: root }).sort()) {
    if (file.endsWith('.test.ts')) continue
    hash
      .update(`${file}\0`)
      .update(readFileSync(`${root}/${file}`))
      .update('\0')
  }
  return hash.digest('hex')
}

if (import.meta.main) buildBundles()
