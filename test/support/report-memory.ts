// Loaded into a server that is measured: says what it holds when it is asked over the channel to its parent.
process.on('message', () => {
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  process.send?.({ heapUsed, external, rss })
})
// Listening alone does not keep the server alive.
process.channel?.unref()
