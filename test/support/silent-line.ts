import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A line to a server that can fall silent: what is sent goes nowhere, and neither end is told. It can lose a single answer, too. */
export async function startSilentLine(toPort: number) {
  const sockets = new Set<Socket>()
  let isSilent = false
  let lost: string | undefined
  const server = createServer((near) => {
    const far = connect(toPort, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('error', () => {})
      from.on('data', (data: Buffer) => {
        if (isSilent) return
        if (lost === undefined || from !== far || !data.includes(lost)) to.write(data)
        else {
          lost = undefined
          for (const socket of [near, far]) socket.destroy()
        }
      })
      from.on('close', () => void (sockets.delete(from) && !isSilent && to.destroy()))
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('No port.')
  return {
    port: address.port,
    /** From now on nothing comes through what is open; `speak` lets new lines through. */
    fallSilent: () => void (isSilent = true),
    /** The next answer with this word in it does not arrive: the line breaks before it. */
    loseAnswer: (word: string) => void (lost = word),
    speak(): void {
      for (const socket of sockets) socket.destroy()
      isSilent = false
    },
    close(): void {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
