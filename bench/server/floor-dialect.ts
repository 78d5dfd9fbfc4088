import { once } from 'node:events'
import type { WebSocket } from 'ws'
import { type Dialect, dial, type Ears, inGroups, type Line, type NextPort, nextId, perAgent, text } from './line.ts'

/** Speaks with `floor.ts`. */
export function floorDialect(port: NextPort): Dialect {
  const open = async (conversations: readonly string[], ears?: Ears): Promise<Line> => {
    const socket = await dial(port(), '/')
    for (const conversation of conversations) await join(socket, conversation)
    if (ears) socket.on('message', (data: Buffer) => hear(String(data), ears))
    return {
      say: (conversation, id) => socket.send(`{"type":"say","id":"${id}","in":"${conversation}","text":"${text}"}`),
      close: () => socket.terminate(),
    }
  }
  return {
    async talk(count, ears) {
      const names = Array.from({ length: count }, nextId)
      const contacts = await inGroups(count, (index) => open(names.slice(index, index + 1), ears))
      const agents = await inGroups(Math.ceil(count / perAgent), (index) =>
        open(names.slice(index * perAgent, (index + 1) * perAgent), ears),
      )
      return names.map((conversation, index) => ({
        conversation,
        contact: contacts[index] as Line,
        agent: agents[Math.floor(index / perAgent)] as Line,
      }))
    },
    idle: (count) => inGroups(count, () => open([nextId()])),
  }
}

async function join(socket: WebSocket, conversation: string): Promise<void> {
  const joined = once(socket, 'message')
  socket.send(JSON.stringify({ type: 'join', in: conversation }))
  await joined
}

function hear(frame: string, { accepted, heard }: Ears): void {
  const { type, id, cause } = JSON.parse(frame) as { type: string; id: string; cause: string }
  if (type === 'accepted') accepted(id)
  else heard(cause)
}
