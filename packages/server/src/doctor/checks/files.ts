import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Check } from '../examination.ts'
import { findingsOf } from '../finding.ts'
import { connected } from './bots.ts'

const found = findingsOf('files')

/** Whether whoever looks at files is there. */
export const checkFiles: Check = async (examined) => {
  const { command, url } = examined.settings.fileScan
  if (url) return [await connected(found, examined, { name: 'fileScan.url', url, privateNetwork: true })]
  const program = command?.[0]
  if (program === undefined) return [found.ok('Files are checked for their type, and nobody scans them for malware.')]
  if (isThere(program)) return [found.ok(`Files are scanned by ${program}.`)]
  return [
    found.problem(
      `fileScan.command begins with ${program}, which is not there, so no file gets through.`,
      'Install it, or name its whole path.',
    ),
  ]
}

function isThere(program: string): boolean {
  const places = /[\\/]/.test(program) ? [''] : (process.env['PATH'] ?? '').split(delimiter)
  return places.some((place) => {
    try {
      accessSync(join(place, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
