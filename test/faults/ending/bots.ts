import type { FakeClock } from '@parley/protocol/testing'
import type { CoreBot, React } from '@parley/server/in-memory'

/** Which bot answers first: one that answers at once, one that is asked over a network, or none. */
export type BotRule = 'none' | 'scripted' | 'distant'

/** How long the distant one takes, in milliseconds: others do something meanwhile. */
const wayMs = 2_000

const wants = (events: Parameters<React>[0]['events'], word: string) =>
  events.some(({ name, body }) => name === 'message-sent' && JSON.stringify(body).includes(word))

/** Answers, hands over when it is asked to, and breaks when it is told so: then a person is asked for ([BOT24]). */
const answers: React = async ({ events, bot }) => {
  if (wants(events, 'break')) throw new Error('It breaks.')
  if (wants(events, 'person')) return { handOver: { note: 'Asked for a person' } }
  const step = bot.step === 'again' ? 'menu' : 'again'
  return { messages: [{ kind: 'text', text: 'How can I help?' }], step }
}

/** The bots of the story, on its clock. */
export const bots = (clock: FakeClock): Readonly<Record<string, CoreBot>> => ({
  scripted: { id: 'scripted', name: 'scripted', react: answers },
  distant: {
    id: 'distant',
    name: 'distant',
    react: (turn) =>
      new Promise((resolve, reject) => {
        const callOff = clock.after(wayMs, () => answers(turn).then(resolve, reject))
        turn.signal.addEventListener('abort', () => {
          callOff()
          resolve(null)
        })
      }),
  },
})
