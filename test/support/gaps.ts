import type { ChatClient } from '@parley/protocol/client'

/** How long people were without a line, each time that one broke. It is measured for whoever reads the run, and judged by no test. */
export class Gaps {
  readonly ms: number[] = []

  watch(client: ChatClient): void {
    let lostAt: number | undefined
    let wasOnline = false
    client.onChange(() => {
      const isOnline = client.connection.is === 'online'
      if (wasOnline && !isOnline) lostAt = performance.now()
      if (isOnline && lostAt !== undefined) {
        this.ms.push(performance.now() - lostAt)
        lostAt = undefined
      }
      wasOnline = isOnline
    })
  }
}
