import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'))

/** No copy that is delivered is older than `min-versions.json` says: what is older has known holes. Tools of ours are not looked at. */
export function checkVersions() {
  const problems = []
  const least = read('min-versions.json')
  const installed = Object.entries(read('package-lock.json').packages)
  for (const [name, version] of Object.entries(least)) {
    const copies = installed.filter(([path, { dev }]) => !dev && path.endsWith(`node_modules/${name}`))
    if (copies.length === 0) problems.push(`min-versions.json names ${name}, which is not installed; take it out`)
    for (const [path, { version: found }] of copies)
      if (isOlder(found, version))
        problems.push(`${path} is ${found}, and ${version} is the oldest without known holes; npm run relock`)
  }
  return problems
}

/** A version before a release (`1.2.3-rc.1`) is older than the release. */
function isOlder(found, least) {
  const [numbers, wanted] = [found, least].map((version) => version.split('-')[0].split('.').map(Number))
  const differs = numbers.findIndex((number, place) => number !== wanted[place])
  return differs === -1 ? found.includes('-') && found !== least : numbers[differs] < wanted[differs]
}
