import { accessSync, constants, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Check } from '../examination.ts'
import { findingsOf, wordOf } from '../finding.ts'

const found = findingsOf('folder')
const othersMayRead = 0o077

/** Whether the data folder can be used, and by nobody else. */
export const checkFolder: Check = ({ settings: { dataFolder }, isRunning }) => {
  const folder = resolve(dataFolder)
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const code = wordOf(error)
    if (code !== 'ENOENT')
      return [
        found.problem(`PARLEY_DATA is ${folder}, which this user cannot write (${code}).`, 'Give it the right to.'),
      ]
    return [whereMissing(folder)]
  }
  const who = isRunning ? 'A server is at work on it.' : 'No server is at work on it.'
  const isOpen = process.platform !== 'win32' && (statSync(folder).mode & othersMayRead) !== 0
  return [
    found.ok(`${folder} can be read and written. ${who}`),
    ...(isOpen
      ? [
          found.warning(
            `Other users of this machine may look into ${folder}.`,
            `Close it to them: chmod 700 "${folder}".`,
          ),
        ]
      : []),
  ]
}

/** It is made at the first start, where its parent can be written. */
function whereMissing(folder: string) {
  let parent = dirname(folder)
  for (;;) {
    try {
      accessSync(parent, constants.W_OK | constants.X_OK)
      return found.ok(`${folder} is not there yet; the first start makes it.`)
    } catch (error) {
      const code = wordOf(error)
      if (code === 'ENOENT' && dirname(parent) !== parent) parent = dirname(parent)
      else
        return found.problem(
          `PARLEY_DATA is ${folder}, which cannot be made in ${parent} (${code}).`,
          'Make it, and give this user the right to write to it.',
        )
    }
  }
}
