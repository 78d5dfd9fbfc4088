import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Clock } from '@parley/protocol'
import { assertMayAsk, EgressRefused, publicLookup } from './egress.ts'

export interface PostOptions {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Allows `http`, and addresses inside the own network. */
  readonly privateNetwork: boolean
  /** How long nothing may come, in milliseconds. */
  readonly timeoutMs: number
  readonly clock: Clock
  /** Gives up when it is aborted. */
  readonly signal: AbortSignal
  /** Called for every line of an answer whose type is `application/x-ndjson`. What it throws ends the request. */
  readonly onLine: (line: string) => void
  /** The system's resolver unless given. */
  readonly lookup?: LookupFunction | undefined
}

export interface Answered {
  readonly status: number
  /** Whether `onLine` has had the answer. */
  readonly isStream: boolean
  /** Everything, unless it was a stream. */
  readonly text: string
}

/** A request without an answer. `why` is a fixed word or the system's code. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly why: string
  /** Whether another try may go better. */
  readonly mayRetry: boolean

  constructor(why: string, mayRetry: boolean) {
    super(`No answer: ${why}.`)
    this.why = why
    this.mayRetry = mayRetry
  }
}

/** Bytes of one answer, or of one line of a stream. */
const answerBytes = 1_048_576
/** Bytes of a whole stream: each line repeats the text so far. */
const streamBytes = 16 * answerBytes
/** How long a stream may take, in milliseconds, however lively it is. */
const streamMs = 300_000

/**
 * One POST, on a connection of its own, that follows no redirect.
 *
 * @throws NoAnswer, or what `onLine` throws
 */
export function post(options: PostOptions): Promise<Answered> {
  const { url, headers, body, privateNetwork, timeoutMs, clock, signal, lookup } = options
  return new Promise((resolve, reject) => {
    try {
      assertMayAsk(url, privateNetwork)
    } catch (error) {
      return reject(asNoAnswer(error))
    }
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: false,
      ...(privateNetwork ? lookup && { lookup } : { lookup: publicLookup(lookup) }),
    })
    const giveUp = () => request.destroy(new NoAnswer('stopped', false))
    const late = () => request.destroy(new NoAnswer('timeout', true))
    let callOff = clock.after(timeoutMs, late)
    const callOffWhole = clock.after(Math.max(streamMs, timeoutMs), late)
    const over = () => {
      callOff()
      callOffWhole()
      signal.removeEventListener('abort', giveUp)
    }
    const fail = (error: unknown) => {
      over()
      request.destroy()
      reject(error instanceof Error && 'code' in error ? asNoAnswer(error) : error)
    }
    const alive = () => {
      callOff()
      callOff = clock.after(timeoutMs, late)
    }
    signal.addEventListener('abort', giveUp)
    if (signal.aborted) giveUp()
    request.on('error', (error) => fail(error instanceof NoAnswer ? error : asNoAnswer(error)))
    request.on('response', (response) => {
      readAnswer(response, { ...options, onLine: (line) => (alive(), options.onLine(line)) }).then((answered) => {
        over()
        request.destroy()
        resolve(answered)
      }, fail)
    })
    request.end(body)
  })
}

async function readAnswer(response: IncomingMessage, { onLine }: Pick<PostOptions, 'onLine'>): Promise<Answered> {
  const status = response.statusCode ?? 0
  const isStream = status === 200 && /^application\/x-ndjson\b/i.test(response.headers['content-type'] ?? '')
  const decoder = new TextDecoder()
  let bytes = 0
  let text = ''
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    text += decoder.decode(chunk, { stream: true })
    if (isStream) {
      const lines = text.split('\n')
      text = lines.pop() ?? ''
      for (const line of lines) if (line.trim() !== '') onLine(line)
    }
    if (bytes > (isStream ? streamBytes : answerBytes) || text.length > answerBytes)
      throw new NoAnswer('too-large', false)
  }
  text += decoder.decode()
  if (!response.complete) throw new NoAnswer('broken-off', true)
  if (!isStream) return { status, isStream, text }
  if (text.trim() !== '') onLine(text)
  return { status, isStream, text: '' }
}

/** A failure of the system, of the line or of the other end as one of ours. */
const asNoAnswer = (error: unknown): NoAnswer =>
  error instanceof EgressRefused
    ? new NoAnswer('address-refused', false)
    : new NoAnswer((error as NodeJS.ErrnoException).code ?? 'network', true)
