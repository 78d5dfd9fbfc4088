// The bytes of SQLite's write-ahead log: https://sqlite.org/fileformat2.html#the_write_ahead_log
const headerBytes = 32
const frameHeaderBytes = 24
const frameBytes = frameHeaderBytes + 4_096
/** The first word. One more says that sums are made of words with the highest byte first. */
const magic = 0x377f0682

/**
 * How many transactions stand in a write-ahead log behind something that is not what was written. SQLite takes up what is before it, and
 * drops these without a word. One may be what was being written when the power was lost, and was acknowledged to nobody.
 */
export function droppedTransactions(log: Buffer): number {
  if (log.length < headerBytes + frameBytes) return 0
  const isBigEndian = log.readUInt32BE(0) === magic + 1
  const sumOf = (from: number, to: number, before: Sum) => sumAfter(before, log, from, to, isBigEndian)
  const fits = ([first, second]: Sum, at: number) =>
    first === log.readUInt32BE(at) && second === log.readUInt32BE(at + 4)

  let sum = sumOf(0, 24, [0, 0])
  let isBroken = !fits(sum, 24)
  // In each frame as in the header. What is left of an earlier round has others: it is in the database.
  const salts = isBroken ? headerBytes + 8 : 16
  let dropped = 0
  for (let frame = headerBytes; frame + frameBytes <= log.length; frame += frameBytes) {
    const isOfThisRound = log.compare(log, salts, salts + 8, frame + 8, frame + 16) === 0
    if (!isBroken) {
      sum = sumOf(frame + frameHeaderBytes, frame + frameBytes, sumOf(frame, frame + 8, sum))
      isBroken = !isOfThisRound || !fits(sum, frame + 16)
    }
    // The last page of a transaction says how many pages the database has then.
    if (isBroken && isOfThisRound && log.readUInt32BE(frame + 4) > 0) dropped++
  }
  return dropped
}

type Sum = readonly [first: number, second: number]

function sumAfter([first, second]: Sum, log: Buffer, from: number, to: number, isBigEndian: boolean): Sum {
  const wordAt = (at: number) => (isBigEndian ? log.readUInt32BE(at) : log.readUInt32LE(at))
  let [one, two] = [first, second]
  for (let at = from; at < to; at += 8) {
    one = (one + wordAt(at) + two) >>> 0
    two = (two + wordAt(at + 4) + one) >>> 0
  }
  return [one, two]
}
