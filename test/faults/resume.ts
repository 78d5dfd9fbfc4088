import assert from 'node:assert/strict'
import { newId } from '@parley/protocol'
import type { ChatClient } from '@parley/protocol/client'
import { agentAt, contactAt, until } from '../support/people.ts'
import { startServer } from '../support/parley-server.ts'

/** As fast as they can: what is looked at is coming back, not the allowance. */
const limits = { agentCommandsPer10s: 1_000_000, agentCommandBurst: 1_000_000, hellosPerMinute: 1_000_000 }

/** Each time a contact's line is down, an agent says so much. Gives how long the contact took to have all of it again, in milliseconds. */
export async function comesBack({ times, missed }: { times: number; missed: number }): Promise<readonly number[]> {
  const server = await startServer({ config: { limits } })
  const [maria, ada] = [contactAt(server).client, agentAt(server, 'ada').client]
  try {
    const id = newId()
    await Promise.all([maria.open(), ada.open()])
    await maria.send('start-conversation', { message: { kind: 'text', text: 'Good night' } }, id).answered
    const invitation = () => ada.interactions.get(id)?.invitation
    await until(ada, () => Boolean(invitation()), 'Ada is asked')
    await ada.ask('accept-invitation', { invitation: invitation()!.seq }, id)
    const seqOf = (client: ChatClient) => client.conversations.get(id)?.conversation.seq

    await until(maria, () => maria.conversations.get(id)?.conversation.participants.length === 2, 'Maria sees Ada')

    const took: number[] = []
    for (let time = 0; time < times; time++) {
      maria.close()
      const says = Array.from({ length: missed }, (_, line) => {
        const message = { kind: 'text', text: `Night ${time}, line ${line}` } as const
        return ada.send('send-message', { message }, id).answered
      })
      const seqs = (await Promise.all(says)).map((answer) => (answer.is === 'accepted' ? (answer.seq ?? 0) : 0))
      const startedAt = performance.now()
      await maria.open()
      await until(maria, () => seqOf(maria) === Math.max(...seqs), 'Maria has all of it')
      took.push(performance.now() - startedAt)
      assert.deepEqual(linesOf(maria, id).slice(-missed), linesOf(ada, id).slice(-missed), 'both show the same')
    }
    assert.deepEqual(server.errors(), [])
    return took
  } finally {
    for (const client of [maria, ada]) client.close()
    await server.remove()
  }
}

const linesOf = (client: ChatClient, id: string) =>
  client.conversations
    .get(id)!
    .transcript.chunks.flatMap(({ lines }) => lines.flatMap((line) => (line.is === 'message' ? line.text : [])))
