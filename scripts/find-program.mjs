import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export const isRoot = process.getuid?.() === 0

/** The first of these places that exists; bare names are looked up in PATH. */
export function firstOf(places) {
  const folders = process.env.PATH.split(delimiter)
  const candidates = places.flatMap((place) =>
    place.startsWith('/') ? place : folders.map((folder) => join(folder, place)),
  )
  return candidates.find((path) => existsSync(path))
}

/** Installs packages of Debian for the tests, where we may. Returns whether it did. */
export function install(packages) {
  if (!isRoot || !existsSync('/etc/debian_version')) return false
  console.log(`Installing ${packages.join(' ')} for the tests.`)
  const aptGet = (...args) =>
    execFileSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  try {
    aptGet('update')
    aptGet('install', '-y', '--no-install-recommends', ...packages)
    return true
  } catch (error) {
    console.error(`apt-get failed: ${error.message}`)
    return false
  }
}

/** What of these is found, else installed where we may. @throws One line that says what to install. */
export function findProgram(name, { variable, places, debian }) {
  const asked = process.env[variable]
  if (asked && !existsSync(asked)) throw new Error(`${variable}=${asked} does not exist.`)

  const path = asked || firstOf(places) || (install(debian) && firstOf(places))
  if (path) return path
  throw new Error(`No ${name} found. Install it (Debian: apt-get install ${debian.join(' ')}) or set ${variable}.`)
}
