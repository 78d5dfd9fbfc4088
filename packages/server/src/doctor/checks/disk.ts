import { existsSync, statfsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Check } from '../examination.ts'
import { findingsOf, wordOf } from '../finding.ts'

const found = findingsOf('disk')

/** How much more than needed there should be, before somebody has to hurry. */
const comfort = 2

/** Whether there is room for the database and for files. */
export const checkDisk: Check = ({ settings }) => {
  const { dataFolder, filesFolder, limits } = settings
  const folders = [resolve(dataFolder), resolve(filesFolder ?? join(dataFolder, 'files'))].map(firstThatExists)
  const byDisk = new Map(folders.map((folder) => [statSync(folder).dev, folder]))
  return [...byDisk.values()].map((folder) => {
    try {
      const { bavail, blocks, bsize } = statfsSync(folder)
      const freePercent = (100 * bavail) / blocks
      const room = `${((bavail * bsize) / 1_073_741_824).toFixed(1)} GB (${freePercent.toFixed(0)} %) are free at ${folder}`
      const needed = limits.diskFreePercent
      if (freePercent < needed)
        return found.problem(
          `${room}: no files are taken below ${needed} %.`,
          'Make room, give the folder a larger disk, or lower PARLEY_DISK_FREE_PERCENT.',
        )
      if (freePercent < needed * comfort)
        return found.warning(`${room}; files are refused below ${needed} %.`, 'Make room soon.')
      return found.ok(`${room}.`)
    } catch (error) {
      return found.problem(`The disk of ${folder} does not answer (${wordOf(error)}).`, 'Look whether it is mounted.')
    }
  })
}

/** What is not there yet will be on the same disk as what is to hold it. */
function firstThatExists(folder: string): string {
  let there = folder
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there)
  return there
}
