import { spawnSync } from 'node:child_process'
import { root } from './root.mjs'

/** Runs a tool of node_modules in the root, with this Node. It prints for itself; true if it was content. */
export function runTool(name, ...args) {
  const { status, error } = spawnSync(process.execPath, [`${root}/node_modules/.bin/${name}`, ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  if (error) throw error
  return status === 0
}
