import { conversationLog, newId, type Hello } from '@parley/protocol'
import { Wire } from '../../test/support/wire.ts'
import { MeasuredServer } from '../server/measured-server.ts'
import { percentile } from '../server/percentile.ts'

const contacts = 10
const returns = 10
export const missed = 1_000

/** From dialling until the last missed message is there. Milliseconds. */
export interface Resume {
  readonly p50: number
  readonly p99: number
}

/** Contacts come back, one after the other, to a conversation in which they have missed much. */
export async function measureResume(): Promise<Resume> {
  const server = await MeasuredServer.start('parley')
  try {
    const times: number[] = []
    for (let turn = 0; turn < contacts; turn += 1) {
      const away = await writeToMissed(server)
      for (let again = 0; again < returns; again += 1) times.push(await comeBack(server, away))
    }
    times.sort((one, other) => one - other)
    return { p50: percentile(times, 50), p99: percentile(times, 99) }
  } finally {
    await server.stop()
  }
}

/** Who comes back, and to what. */
interface Away {
  readonly as: Hello['as']
  readonly log: ReturnType<typeof conversationLog>
  readonly seenSeq: number
}

/** A contact who began a conversation on one device and then wrote on another. */
async function writeToMissed(server: MeasuredServer): Promise<Away> {
  const wire = await Wire.open(server, { role: 'contact', site: 'shop' })
  const { you } = await wire.next('welcome')
  const conversation = newId()
  const body = { message: { kind: 'text', text: 'Do you still have the blue one?' } }
  const begun = await wire.ask({ type: 'command', id: newId(), name: 'start-conversation', in: conversation, body })
  const write = () => ({ type: 'command', id: newId(), name: 'send-message', in: conversation, body }) as const
  for (let written = 1; written < missed; written += 1) wire.send(write())
  await wire.ask(write())
  await wire.close()
  const token = you.role === 'contact' ? you.token : undefined
  const seenSeq = begun.type === 'accepted' ? (begun.seq ?? 0) : 0
  return { as: { role: 'contact', site: 'shop', ...(token && { token }) }, log: conversationLog(conversation), seenSeq }
}

async function comeBack(server: MeasuredServer, { as, log, seenSeq }: Away): Promise<number> {
  const startedAt = performance.now()
  const wire = await Wire.open(server, as, { [log]: seenSeq })
  await wire.next('events', ({ log: of, events }) => of === log && events.some(({ seq }) => seq === seenSeq + missed))
  const tookMs = performance.now() - startedAt
  await wire.close()
  return tookMs
}
