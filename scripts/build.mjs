import { globSync, statSync } from 'node:fs'
import { root } from './root.mjs'
import { runTool } from './run-tool.mjs'

const inputs = [
  'packages/{protocol,ui,widget,agent}/{src/**/*.ts,*.json}',
  'demo/gallery/*.ts',
  'package-lock.json',
  'rollup.config.mjs',
  'scripts/*.mjs',
]
const output = `${root}/build/cdn/manifest.json`

/** Bundles the widget and the panel into build/cdn, unless what is there is newer than everything it is made of. */
export function buildBundles() {
  if (isFresh()) return
  console.log('Building the widget and the panel.')
  if (!runTool('rollup', '--config', '--silent')) throw new Error('The build failed: rollup says why above.')
}

function isFresh() {
  const builtAt = statSync(output, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return globSync(inputs, { cwd: root }).every((file) => statSync(`${root}/${file}`).mtimeMs < builtAt)
}

if (import.meta.main) buildBundles()
