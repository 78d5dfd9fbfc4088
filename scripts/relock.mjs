// `npm run relock`: writes package-lock.json for what the package.json files ask, and for every platform. With
// node_modules in place npm would write the platforms that are installed there, and `npm ci` would fail on all others.
import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './root.mjs'

const copy = mkdtempSync(join(tmpdir(), 'parley-relock-'))
try {
  for (const file of globSync('{package.json,package-lock.json,packages/*/package.json}', { cwd: root }))
    cpSync(join(root, file), join(copy, file))
  const { status } = spawnSync('npm', ['install', '--package-lock-only', '--no-audit', '--no-fund'], {
    cwd: copy,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('npm says above why it could not write the lockfile.')
  copyFileSync(join(copy, 'package-lock.json'), join(root, 'package-lock.json'))
  console.log('Wrote package-lock.json. Now run `npm ci`, best in a clean clone.')
} finally {
  rmSync(copy, { recursive: true })
}
