import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { metric } from '../../test/support/metrics.ts'
import { Generator } from './generator.ts'
import { MeasuredServer } from './measured-server.ts'

const messages = 10_000
/** How often it is asked whether everything has been taken in. Milliseconds. */
const lookEveryMs = 500

/** What one message leaves on the disk, in bytes. */
export interface Disk {
  /** With its acknowledgement. */
  readonly stored: number
  /** What is made of it for searching and reports, and could be made again. */
  readonly derived: number
}

/**
 * What each of many messages leaves when everything has been taken in and the server has closed its files.
 * @param inDatabase bytes that a database of its own has, where the messages are not in the folder
 */
export async function measureDisk(
  environment: Readonly<Record<string, string>> = {},
  inDatabase: () => Promise<number> = async () => 0,
): Promise<Disk> {
  const server = await MeasuredServer.start('parley', environment)
  const generator = await Generator.for(server)
  try {
    await generator.order({ do: 'talk', conversations: 100 })
    await generator.send({ do: 'fill', messages, atOnce: 200 })
    for (const follower of ['search', 'reports'])
      do await wait(lookEveryMs)
      while ((await metric(server, `parley_follower_lag_seconds{follower="${follower}"}`)) > 0)
  } finally {
    await generator.stop()
    await server.end()
  }
  const stored = (await inDatabase()) || bytesOf(server.folder, (name) => name.startsWith('parley.sqlite'))
  const derived = bytesOf(server.folder, (name) => /^(search|reports)\.sqlite/.test(name))
  server.remove()
  return { stored: stored / messages, derived: derived / messages }
}

/** The sizes of a server's files with such names. */
function bytesOf(folder: string, isMeant: (name: string) => boolean): number {
  const data = join(folder, 'data')
  return readdirSync(data)
    .filter(isMeant)
    .reduce((total, name) => total + statSync(join(data, name)).size, 0)
}

/** As a line of the report. */
export const diskLine = ({ stored, derived }: Disk): string =>
  `A message of 72 characters takes ${stored.toFixed(0)} bytes on the disk, and ${derived.toFixed(0)} in the indexes that are made of it for searching and reports (${messages.toLocaleString('en')} messages in 100 conversations).`
