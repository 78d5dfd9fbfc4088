import type { FileRow, FileRows } from './file-rows.ts'

const isUnderWay = ({ state }: FileRow) => state === 'receiving' || state === 'checking' || state === 'kept'

/** What is known of files, in memory. */
export function memoryFileRows(): FileRows {
  const rows = new Map<string, FileRow>()

  return {
    async addFile(row, { maxCount, activeSince, dailyBytes, since }) {
      const own = [...rows.values()].filter(({ by }) => by === row.by)
      const known = own.find(({ upload }) => upload === row.upload)
      if (known) return { is: 'known', row: known }
      if (own.filter((each) => isUnderWay(each) && each.touchedAt >= activeSince).length >= maxCount)
        return { is: 'too-many' }
      const counted = own.filter(({ state, createdAt }) => state !== 'refused' && createdAt >= since)
      const sent = counted.reduce((sum, { bytes }) => sum + bytes, 0)
      if (sent + row.bytes > dailyBytes)
        return {
          is: 'over-quota',
          oldestAt: counted.reduce((oldest, { createdAt }) => Math.min(oldest, createdAt), row.createdAt),
        }
      rows.set(row.file, row)
      return { is: 'added' }
    },
    findFile: async (file) => rows.get(file),
    findUpload: async (by, upload) => [...rows.values()].find((row) => row.by === by && row.upload === upload),
    async changeFile(file, from, change) {
      const row = rows.get(file)
      if (row?.state !== from) return false
      rows.set(file, { ...row, ...change })
      return true
    },
    dropFile: async (file, from) => rows.get(file)?.state === from && rows.delete(file),
    filesOf: async (conversation) =>
      [...rows.values()]
        .filter((row) => row.conversation === conversation && (row.state === 'kept' || row.state === 'stored'))
        .sort((a, b) => a.createdAt - b.createdAt || (a.file < b.file ? -1 : 1)),
    filesIn: async (states, { before, limit }) =>
      [...rows.values()]
        .filter(({ state, touchedAt }) => states.includes(state) && touchedAt < before)
        .sort((a, b) => a.touchedAt - b.touchedAt || (a.file < b.file ? -1 : 1))
        .slice(0, limit),
  }
}
