import { crc32 } from 'node:zlib'
import type { LogId } from '@parley/protocol'
import { DamagedEvent } from '../damaged-event.ts'
import type { Row } from './steps.ts'

/** Tells whether a text of a log is still what was written: every flipped bit changes it. See decision 31. */
export const checksumOf = (log: LogId, seq: number, text: string): number => crc32(`${log} ${seq} ${text}`)

/** Whether a row's text is what was written. One without a checksum is older than these, or in PostgreSQL. */
export const isWhole = (log: LogId, { seq, checksum }: Row, text: string): boolean =>
  checksum == null || Number(checksum) === checksumOf(log, Number(seq), text)

/** The JSON of the events from `first` on. @throws DamagedEvent for one that is another, or that only a damaged index leaves out. */
export const wholeEvents = (log: LogId, rows: readonly Row[], first: number): string[] =>
  rows.map((row, place) => {
    const json = String(row.event)
    if (Number(row.seq) !== first + place || !isWhole(log, row, json)) throw new DamagedEvent(log, first + place)
    return json
  })
