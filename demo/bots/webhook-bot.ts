// A bot that is asked over HTTP: BOT_SECRET=… node demo/bots/webhook-bot.ts. It needs nothing of Parley.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

const { PORT = '8090', BOT_SECRET = '' } = process.env

/** Whether the request comes from the server that knows our secret, with this very body, and within five minutes. */
function isSigned(body: string, header: string): boolean {
  const [, seconds, rest = ''] = /^t=(\d+),(.+)$/.exec(header) ?? []
  if (seconds === undefined || Math.abs(Date.now() / 1_000 - Number(seconds)) > 300) return false
  const expected = createHmac('sha256', BOT_SECRET).update(`${seconds}.${body}`).digest('hex')
  return rest.split(',').some((part) => {
    const given = Buffer.from(part)
    const wanted = Buffer.from(`v1=${expected}`)
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  })
}

const server = createServer(async (request, response) => {
  const body = await text(request)
  if (!isSigned(body, String(request.headers['parley-signature']))) return void response.writeHead(401).end()
  const { speaks, events } = JSON.parse(body)
  const words = events.findLast((event: { name: string }) => event.name === 'message-sent')?.body.message.text
  if (!speaks || words === undefined) return void response.writeHead(204).end()
  const answer = /person|human/i.test(words)
    ? { messages: [{ kind: 'text', text: 'I ask somebody.' }], handOver: { note: `Said: ${words}` } }
    : { messages: [{ kind: 'text', text: `You said: ${words}` }], caseData: { lastWords: words.slice(0, 100) } }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
})
server.listen(Number(PORT), () => console.log(`The bot listens on ${JSON.stringify(server.address())}`))
