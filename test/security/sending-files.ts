import type { TestContext } from 'node:test'
import { newId, type LoggedEvent, type Message, type ServerFrame } from '@parley/protocol'
import { SignJWT } from 'jose'
import { keepOutOfLogs } from './leaks.ts'
import { agentSecret, deskOrigin, type Line, openLine, shopOrigin, startShell, type ShellOptions } from './shell.ts'

export type Shell = Awaited<ReturnType<typeof startShell>>

/** Everything that the routes of files may say; each answer has some of it. */
export interface Said {
  readonly file: string
  readonly offset: number
  readonly state: string
  readonly error: string
  readonly role: string
  readonly field: string
  readonly found: string
  readonly limit: number
  readonly limitBytes: number
  readonly open: string
  readonly save: string
  readonly preview: string
  readonly files: readonly { readonly file: string; readonly name: string; readonly bytes: number }[]
}

/** What came back. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly json: Said
}

/** Why a file was refused, in an answer about its progress. */
export const refusalIn = ({ json }: Answer): string => (json.error as unknown as { code: string }).code

/** Somebody who sends and reads files over HTTP. */
export class Sender {
  readonly #shell: Pick<Shell, 'url'>
  readonly token: string
  readonly origin: string
  readonly conversation: string

  constructor(shell: Pick<Shell, 'url'>, who: { token: string; origin: string; conversation: string }) {
    this.#shell = shell
    this.token = who.token
    this.origin = who.origin
    this.conversation = who.conversation
  }

  async ask(method: string, path: string, { headers = {}, body }: { headers?: object; body?: BodyInit } = {}) {
    const answer = await fetch(this.#shell.url + path, {
      method,
      headers: { authorization: `Bearer ${this.token}`, origin: this.origin, ...headers },
      ...(body !== undefined && { body }),
    })
    const text = await answer.text()
    keepOutOfLogs(this.token)
    const isJson = answer.headers.get('content-type')?.startsWith('application/json')
    return { status: answer.status, headers: answer.headers, json: isJson ? JSON.parse(text) : text } as Answer
  }

  announce(file: { readonly name?: string } & Readonly<Record<string, unknown>>): Promise<Answer> {
    keepOutOfLogs(file.name)
    const whole = {
      id: newId(),
      conversation: this.conversation,
      name: 'notes.txt',
      type: 'text/plain',
      bytes: 5,
      ...file,
    }
    return this.ask('POST', '/v1/files', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(whole),
    })
  }

  send(file: string, offset: number, bytes: Uint8Array | string): Promise<Answer> {
    return this.ask('PATCH', `/v1/files/${file}?offset=${offset}`, {
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes as BodyInit,
    })
  }

  /** A whole file in one piece; gives the last answer, and the file's id. */
  async sendWhole(name: string, type: string, bytes: Uint8Array | string): Promise<Answer & { file: string }> {
    const begun = await this.announce({ name, type, bytes: Buffer.byteLength(bytes) })
    if (begun.status >= 300) return { ...begun, file: '' }
    return { ...(await this.send(begun.json.file, 0, bytes)), file: begun.json.file }
  }

  async addresses(file: string): Promise<Answer> {
    const answer = await this.ask('POST', `/v1/files/${file}/addresses`)
    for (const address of [answer.json.open, answer.json.save, answer.json.preview])
      if (address) keepOutOfLogs(new URL(address, this.#shell.url).searchParams.get('s'))
    return answer
  }
}

/** A contact of the shop in a conversation, and their open line. */
export async function contactOf(shell: Shell, { origin = shopOrigin, site = 'shop' } = {}) {
  const line = await openLine(shell.port, { origin })
  const welcome = await line.hello({ role: 'contact', site })
  if (welcome.type !== 'welcome' || welcome.you.role !== 'contact') throw new Error(JSON.stringify(welcome))
  const conversation = newId()
  await ask(line, 'start-conversation', conversation, { message: { kind: 'text', text: 'Hello' } })
  const sender = new Sender(shell, { token: welcome.you.token ?? '', origin, conversation })
  return { line, sender, conversation, welcome }
}

export const agentToken = (sub: string, ...roles: string[]): Promise<string> =>
  new SignJWT({ name: `Agent ${sub}`, roles, ready: true })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(agentSecret))

/** An agent who has made themselves ready; with a conversation, one who has accepted it. */
export async function agentOf(shell: Shell, sub: string, conversation?: string, ...roles: string[]) {
  const token = await agentToken(sub, ...roles)
  const line = await openLine(shell.port, { origin: deskOrigin })
  const welcome = await line.hello({ role: 'agent', token })
  await ask(line, 'set-presence', undefined, { is: 'ready' })
  if (conversation !== undefined) {
    const invitation = await eventOf(line, `interaction:${conversation}`, 'invitation-issued')
    await ask(line, 'accept-invitation', conversation, { invitation: invitation.seq })
  }
  return {
    line,
    welcome,
    sender: new Sender(shell, { token, origin: deskOrigin, conversation: conversation ?? newId() }),
  }
}

const seenOn = new WeakMap<Line, ServerFrame[]>()

/** The frame at a place among all that came on a line. */
async function frameAt(line: Line, place: number): Promise<ServerFrame> {
  const seen = seenOn.get(line) ?? []
  seenOn.set(line, seen)
  while (seen.length <= place) seen.push(await line.next())
  return seen[place]!
}

/** Sends a command and waits for the answer. */
export async function ask(line: Line, name: string, about: string | undefined, body: object) {
  const id = newId()
  line.send({ type: 'command', id, name, ...(about !== undefined && { in: about }), body })
  for (let place = 0; ; place++) {
    const frame = await frameAt(line, place)
    if ((frame.type === 'accepted' || frame.type === 'refused') && frame.id === id) return frame
  }
}

/** The first event of this name in a log, whether it was heard already or not. */
export async function eventOf(line: Line, log: string, name: string): Promise<LoggedEvent> {
  for (let place = 0; ; place++) {
    const frame = await frameAt(line, place)
    if ((frame.type !== 'events' && frame.type !== 'opened') || frame.log !== log) continue
    const found = frame.events.find((event) => event.name === name)
    if (found) return found as LoggedEvent
  }
}

/** The first message of a file in a conversation. */
export async function fileMessage(
  line: Line,
  conversation: string,
): Promise<LoggedEvent & { message: Message<'file'> }> {
  for (let place = 0; ; place++) {
    const frame = await frameAt(line, place)
    if ((frame.type !== 'events' && frame.type !== 'opened') || frame.log !== `conversation:${conversation}`) continue
    for (const event of frame.events) {
      const { message } = event.body as { message?: Message }
      if (message?.kind === 'file') return { ...(event as LoggedEvent), message }
    }
  }
}

/** A server whose site takes files, and a contact in a conversation on it. */
export async function fileWorld(t: TestContext, options: ShellOptions = {}) {
  const shell = await startShell(t, options)
  const contact = await contactOf(shell)
  t.after(() => contact.line.socket.terminate())
  return { shell, ...contact }
}
