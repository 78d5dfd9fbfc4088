// A bot with a line of its own: node --conditions=source demo/bots/echo-bot.ts
import { subprotocol } from '@parley/protocol'
import { ChatClient, dialWebSocket, type ConversationView } from '@parley/protocol/client'

const { CHAT_URL = 'ws://localhost:8080/v1/socket', BOT_TOKEN = '' } = process.env
const client = new ChatClient({
  dial: dialWebSocket(CHAT_URL, subprotocol),
  signIn: async () => ({ role: 'bot', token: BOT_TOKEN }),
  clientName: 'echo-bot/1',
})
const replies = [
  { id: 'tea', label: 'Tea, please' },
  { id: 'person', label: 'Talk to a person' },
]
/** How far each conversation has been answered. After a restart that is where the bot itself spoke last. */
const answered = new Map<string, number>()

function answer({ id, conversation, transcript }: ConversationView): void {
  const me = conversation.participants.find((participant) => participant.id === client.me(id))
  const lines = transcript.chunks.flatMap((chunk) => chunk.lines)
  const since = Math.max(answered.get(id) ?? 0, lines.findLast(({ by }) => by === me?.id)?.seq ?? 0)
  answered.set(id, conversation.seq)
  if (me?.presence !== 'here' || conversation.status === 'ended') return // It only listens: a person has taken over.

  const choices = [...transcript.choices.values()].filter(({ seq }) => seq > since).flatMap(({ actions }) => actions)
  const said = lines.filter((line) => line.is === 'message' && line.seq > since && line.by === 'p1')
  const say = (text: string) =>
    client.send('send-message', { message: { kind: 'quick-replies', text, replies } }, id).answered
  if (choices.includes('person')) void client.send('hand-over', { note: 'Wants a person.' }, id)
  else if (choices.includes('tea')) void say('Here is your tea.')
  else for (const line of said) if (line.is === 'message') void say(`You said: ${line.text}`)
}

client.onChange(() => client.conversations.forEach(answer))
await client.open()
