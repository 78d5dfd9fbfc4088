// Loaded before a server that is measured (`--import`): answers the bench's questions about its process.

/** What one process has used. */
export interface Usage {
  /** Microseconds of CPU since it began. */
  readonly cpuMicros: number
  /** Resident bytes; after a garbage collection where one was asked for. */
  readonly rssBytes: number
}

process.on('message', (asked) => {
  // Collecting takes CPU itself: only when memory is what is measured.
  if (asked === 'collect and report') globalThis.gc?.()
  const { user, system } = process.cpuUsage()
  process.send?.({ cpuMicros: user + system, rssBytes: process.memoryUsage.rss() } satisfies Usage)
})
// Listening alone would keep the process alive; without the bench it has no purpose.
process.channel?.unref()
process.on('disconnect', () => process.exit())
