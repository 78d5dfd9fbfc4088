import { newId, type ConversationId } from '@parley/protocol'
import type { Journal } from './journal.ts'
import type { Address } from './parley-server.ts'
import { agentAt, contactAt, hasty } from './people.ts'
import type { Chance } from './random.ts'

/** Who writes until told to stop. */
export interface Writer {
  readonly client: ReturnType<typeof contactAt>['client']
  /** Writes nothing new from now on. Resolves when everything sent was answered. */
  stop(): Promise<void>
}

/** A contact who opens a conversation, says a few things, some of them in one breath, leaves, and begins again. */
export function writingContact(server: Address, journal: Journal, chance: Chance, name: string, random = hasty) {
  const person = contactAt(server, undefined, random)
  const { client } = person
  const conversations: ConversationId[] = []
  let stopped = false
  let count = 0

  const nextMessage = () => ({ kind: 'text' as const, text: `${name} ${++count}` })
  const say = (id: ConversationId) => {
    const message = nextMessage()
    return journal.note(client.send('send-message', { message }, id), id, message.text)
  }

  async function converse() {
    const id = newId()
    conversations.push(id)
    const message = nextMessage()
    await journal.note(client.send('start-conversation', { message, name }, id), id, message.text)
    for (let breaths = chance.between(1, 12); breaths > 0 && !stopped; breaths--)
      await Promise.all(Array.from({ length: chance.between(1, 4) }, () => say(id)))
    if (!stopped) await client.send('end-conversation', {}, id).answered
  }

  async function live() {
    await client.open()
    while (!stopped) await converse()
  }

  const done = live()
  return {
    client,
    conversations,
    get token() {
      return person.token
    },
    stop() {
      stopped = true
      return done
    },
  }
}

/** An agent who accepts whoever comes, answers now and then, and marks done what has ended. */
export function answeringAgent(
  server: Address,
  journal: Journal,
  chance: Chance,
  who: 'ada' | 'ben' | 'cleo',
  random = hasty,
) {
  const person = agentAt(server, who, random)
  const { client } = person
  const underWay = new Set<Promise<unknown>>()
  const asked = new Set<string>()
  const answeredUpTo = new Map<ConversationId, number>()
  let stopped = false
  let count = 0

  function keep(work: Promise<unknown>) {
    underWay.add(work)
    void work.finally(() => underWay.delete(work))
  }

  function once(key: string, ask: () => Promise<{ readonly is: string; readonly code?: string }>) {
    if (asked.has(key)) return
    asked.add(key)
    keep(
      ask().then(({ code }) => {
        if (code === 'unavailable') asked.delete(key)
      }),
    )
  }

  function answer(id: ConversationId) {
    const last = client.conversations.get(id)?.conversation.latest.at(-1)
    if (!last || last.by !== 'p1' || last.seq <= (answeredUpTo.get(id) ?? 0)) return
    answeredUpTo.set(id, last.seq)
    if (!chance.happens(0.5)) return
    const text = `${who} ${++count}`
    keep(journal.note(client.send('send-message', { message: { kind: 'text', text } }, id), id, text))
  }

  const unlisten = client.onChange(() => {
    if (stopped) return
    for (const [id, { invitation, status }] of client.interactions) {
      if (invitation && invitation.agentId === person.agentId)
        once(`accept ${id} ${invitation.seq}`, () =>
          client.ask('accept-invitation', { invitation: invitation.seq }, id),
        )
      if (status === 'ended') once(`done ${id}`, () => client.send('mark-done', {}, id).answered)
      else answer(id)
    }
  })
  void client.open()

  return {
    client,
    async stop() {
      stopped = true
      while (underWay.size > 0) await Promise.all(underWay)
      unlisten()
    },
  }
}
