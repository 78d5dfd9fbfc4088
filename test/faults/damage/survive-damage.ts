import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { chanceFrom } from '../../support/random.ts'
import { closed, fateOf, type DatabaseFile, type Fate, type Specimen } from './damaged-disk.ts'

type Say = Pick<TestContext, 'diagnostic'>

const pageBytes = 4_096
/** In the write-ahead log each page has a head. */
const frameBytes = pageBytes + 24

/** Cuts off the database or its write-ahead log at every `step`-th byte of its last four pages. */
export async function surviveCuts(specimen: Specimen, file: DatabaseFile, step: number, t: Say): Promise<void> {
  const { bytes } = specimen
  const from = Math.max(0, bytes[file].length - 4 * (file === 'parley.sqlite' ? pageBytes : frameBytes))
  const fates: Fate[] = []
  for (let at = from; at < bytes[file].length; at += step)
    fates.push(await fateOf(specimen, { ...bytes, [file]: bytes[file].subarray(0, at) }))
  t.diagnostic(`${file} cut off at ${fates.length} bytes: ${counted(fates)}`)
  assert.ok(fates.length > 0)
  // What is taken up is everything as it was at one moment.
  for (const fate of fates) if (fate.is === 'shorter') assert.ok(fate.onlyLatest, 'what is gone was written last')
}

/** Flips one bit, anywhere in the database or its write-ahead log, so many times. */
export async function surviveFlips(specimen: Specimen, times: number, seed: number, t: Say): Promise<void> {
  const fates = await flip(specimen, ['parley.sqlite', 'parley.sqlite-wal'], times, seed)
  t.diagnostic(`${times} flipped bits: ${counted(fates)}`)
  for (const fate of fates)
    if (fate.is === 'shorter') assert.ok(fate.onlyLatest && fate.dropped > 0, 'what a flipped bit has cost is noticed')
}

/** The same in a database that was closed in order, which is opened without looking through all of it. */
export async function surviveFlipsAsleep(specimen: Specimen, times: number, seed: number, t: Say): Promise<void> {
  const fates = await flip(await closed(specimen), ['parley.sqlite'], times, seed)
  t.diagnostic(`${times} flipped bits after closing: ${counted(fates)}`)
}

async function flip(specimen: Specimen, files: readonly DatabaseFile[], times: number, seed: number): Promise<Fate[]> {
  const chance = chanceFrom(seed)
  const fates: Fate[] = []
  for (let time = 0; time < times; time++) {
    const file = chance.oneOf(files)!
    fates.push(await fateOf(specimen, { ...specimen.bytes, [file]: flipped(specimen.bytes[file], chance) }))
  }
  return fates
}

function flipped(bytes: Buffer, chance: ReturnType<typeof chanceFrom>): Buffer {
  const copy = Buffer.from(bytes)
  const at = chance.between(0, copy.length - 1)
  copy[at] = copy[at]! ^ (1 << chance.between(0, 7))
  return copy
}

function counted(fates: readonly Fate[]): string {
  const counts = Object.entries(Object.groupBy(fates, ({ is }) => is)).map(([is, all]) => `${all.length} ${is}`)
  return counts.join(', ')
}
