import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type FakeClock, fakeClock } from '../testing/fake-clock.ts'
import { memoryStore } from './remembered.ts'
import { type KeptUpload, Uploads } from './uploads.ts'

const conversation = 'conversation'
const chunkBytes = 4

/** A file on the stage's server. */
interface Stored {
  readonly id: string
  readonly bytes: number
  text: string
  state: 'receiving' | 'checking' | 'stored' | 'refused'
}

type Trouble = () => { status: number; body: object } | 'cut' | undefined

/** A server that takes files in pieces of four bytes, and has whatever trouble a test wants. */
class Stage {
  readonly files = new Map<string, Stored>()
  readonly asked: string[] = []
  readonly clock: FakeClock = fakeClock()
  readonly store = memoryStore<KeptUpload>()
  /** What happens to the next requests, one after another; then all goes well. */
  readonly troubles: Trouble[] = []
  /** Requests that hang until they are let go. */
  hold: Promise<void> | undefined
  most = 0
  isScanned = false
  #open = 0

  readonly fetch = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input))
    const { method = 'GET', signal, body } = init
    this.asked.push(`${method} ${url.pathname}${url.search}`)
    this.#open += 1
    this.most = Math.max(this.most, this.#open)
    try {
      if (this.hold) await Promise.race([this.hold, aborted(signal)])
      const trouble = this.troubles.shift()?.()
      if (trouble === 'cut') throw new TypeError('network')
      if (trouble) return Response.json(trouble.body, { status: trouble.status })
      return this.#answer(method, url, body)
    } finally {
      this.#open -= 1
    }
  }

  #answer(method: string, { pathname, searchParams }: URL, body: unknown): Response {
    const [, , , , file] = pathname.split('/')
    if (file === undefined) {
      const { id, bytes } = JSON.parse(body as string) as { id: string; bytes: number }
      const known = [...this.files].find(([, each]) => each.id === id)
      const name = known?.[0] ?? `file-${this.files.size}`
      if (!known) this.files.set(name, { id, bytes, text: '', state: 'receiving' })
      return Response.json({ ...this.#told(name), chunkBytes })
    }
    const stored = this.files.get(file)
    if (!stored) return Response.json({ error: 'not-found' }, { status: 404 })
    if (method === 'DELETE') {
      this.files.delete(file)
      return new Response(null, { status: 204 })
    }
    if (method === 'PATCH') {
      if (Number(searchParams.get('offset')) !== stored.text.length)
        return Response.json({ error: 'wrong-offset', offset: stored.text.length }, { status: 409 })
      stored.text += new TextDecoder().decode(body as ArrayBuffer)
      if (stored.text.length === stored.bytes) stored.state = this.isScanned ? 'checking' : 'stored'
    }
    return Response.json(this.#told(file))
  }

  #told(file: string) {
    const { bytes, text, state } = this.files.get(file)!
    return {
      file,
      bytes,
      offset: text.length,
      state,
      ...(state === 'refused' && { error: { code: 'file-refused', facts: {} } }),
    }
  }

  /** A page that sends. */
  page(): Uploads {
    return new Uploads({
      server: 'https://chat.example/folder',
      token: async () => 'token',
      store: this.store,
      clock: this.clock,
      random: () => 0,
      fetch: this.fetch,
    })
  }

  texts(): readonly string[] {
    return [...this.files.values()].map(({ text }) => text)
  }
}

const aborted = (signal: AbortSignal | null | undefined) =>
  new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)))

/** A file in memory, whose bytes are there at once: reading a true one takes as long as it takes. */
const file = (text: string, name = 'a.txt'): Blob & { name: string } => {
  const blob = (part: string) => ({
    size: part.length,
    type: 'text/plain',
    slice: (from: number, to: number) => blob(part.slice(from, to)),
    arrayBuffer: async () => new TextEncoder().encode(part).buffer,
  })
  return Object.assign(blob(text), { name }) as never
}

/** Lets everything happen that needs no clock; a lock is given on a turn of the loop of its own. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setImmediate(resolve))
}

test('[FIL20] a file goes in pieces, and leaves the list when the server has stored it', async () => {
  const stage = new Stage()
  const page = stage.page()
  page.add(conversation, file('hello there'))
  await settle()
  assert.deepEqual(stage.texts(), ['hello there'])
  assert.deepEqual(page.list, [])
  assert.deepEqual(await stage.store.values(), [])
  assert.deepEqual(stage.asked, [
    'POST /folder/v1/files',
    'PATCH /folder/v1/files/file-0?offset=0',
    'PATCH /folder/v1/files/file-0?offset=4',
    'PATCH /folder/v1/files/file-0?offset=8',
  ])
})

test('[FIL21] after a lost line it asks where to go on, and sends nothing twice', async () => {
  const stage = new Stage()
  stage.troubles.push(
    () => undefined,
    () => undefined,
    () => 'cut',
  )
  const page = stage.page()
  page.add(conversation, file('hello there'))
  await settle()
  const [waiting] = page.list
  assert.deepEqual([waiting?.state, waiting?.sentBytes, waiting?.error?.code], ['waiting', 4, 'unreachable'])
  await stage.clock.advance(500)
  await settle()
  assert.deepEqual(stage.texts(), ['hello there'])
  assert.deepEqual(stage.asked.slice(3, 5), ['POST /folder/v1/files', 'PATCH /folder/v1/files/file-0?offset=4'])
})

test('[FIL21] waits are longer each time, and over at once when the network is back', async () => {
  const stage = new Stage()
  for (let count = 0; count < 6; count++) stage.troubles.push(() => 'cut')
  const page = new Uploads({ ...optionsOf(stage), random: () => 1 })
  page.add(conversation, file('hello'))
  await settle()
  const waits = []
  for (let count = 0; count < 5; count++) {
    waits.push(stage.clock.nextDue()! - stage.clock.now())
    await stage.clock.advance(waits.at(-1)!)
    await settle()
  }
  assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 16_000])
  page.hint()
  await settle()
  assert.deepEqual(stage.texts(), ['hello'])
})

test('[FIL21] the server is given the time that it asks for', async () => {
  const stage = new Stage()
  const body = { error: 'too-many-files', remedy: '', limit: 5, retryAfterMs: 7_000 }
  stage.troubles.push(() => ({ status: 429, body }))
  const page = stage.page()
  page.add(conversation, file('hello'))
  await settle()
  assert.deepEqual(page.list[0]?.error, { code: 'too-many-files', facts: { limit: 5, retryAfterMs: 7_000 } })
  assert.equal(stage.clock.nextDue()! - stage.clock.now(), 7_000)
  await stage.clock.advance(7_000)
  await settle()
  assert.deepEqual(page.list, [])
})

test('[FIL22] what a page was sending, the next one sends to its end', async () => {
  const stage = new Stage()
  stage.troubles.push(
    () => undefined,
    () => undefined,
    () => 'cut',
  )
  const first = stage.page()
  const key = first.add(conversation, file('hello there', 'plan.txt'))
  await settle()
  first.close()
  const second = stage.page()
  await second.restore()
  const [restored] = second.list
  assert.deepEqual([restored?.key, restored?.name, restored?.bytes], [key, 'plan.txt', 11])
  await settle()
  assert.deepEqual(stage.texts(), ['hello there'])
  assert.deepEqual(second.list, [])
})

test('[FIL23] two pages of one browser send a file once', async () => {
  const stage = new Stage()
  let letGo = () => {}
  stage.hold = new Promise((resolve) => (letGo = resolve))
  const first = stage.page()
  first.add(conversation, file('hello there'))
  await settle()
  const second = stage.page()
  await second.restore()
  await settle()
  stage.hold = undefined
  letGo()
  await settle()
  await stage.clock.advance(60_000)
  await settle()
  assert.deepEqual(stage.texts(), ['hello there'])
  assert.deepEqual([first.list, second.list], [[], []])
})

test('[FIL24] two files go at a time, the others wait for their turn', async () => {
  const stage = new Stage()
  let letGo = () => {}
  stage.hold = new Promise((resolve) => (letGo = resolve))
  const page = stage.page()
  for (let count = 0; count < 10; count++) page.add(conversation, file(`file ${count}`))
  await settle()
  const states = page.list.map(({ state }) => state)
  assert.deepEqual(states, ['sending', 'sending', ...Array.from({ length: 8 }, () => 'waiting')])
  stage.hold = undefined
  letGo()
  for (let count = 0; count < 5; count++) await settle()
  assert.equal(stage.most, 2)
  assert.equal(new Set(stage.texts()).size, 10)
})

test('[FIL25] while the server looks at a file, it is asked, and the next files go meanwhile', async () => {
  const stage = new Stage()
  stage.isScanned = true
  const page = stage.page()
  for (const text of ['one', 'two', 'three']) page.add(conversation, file(text))
  await settle()
  assert.deepEqual(
    page.list.map(({ state }) => state),
    ['checking', 'checking', 'checking'],
  )
  for (const stored of stage.files.values()) stored.state = 'stored'
  await stage.clock.advance(500)
  await settle()
  assert.deepEqual(page.list, [])
})

test('[FIL25] a refused file stays in the list with the reason, until it is tried again as a new one, or taken back', async () => {
  const stage = new Stage()
  stage.isScanned = true
  const page = stage.page()
  const key = page.add(conversation, file('hello'))
  await settle()
  for (const stored of stage.files.values()) stored.state = 'refused'
  await stage.clock.advance(500)
  await settle()
  assert.deepEqual([page.list[0]?.state, page.list[0]?.error?.code], ['refused', 'file-refused'])
  stage.isScanned = false
  page.retry(key)
  await settle()
  assert.deepEqual(page.list, [])
  assert.equal(stage.files.get('file-1')?.state, 'stored')
})

test('[FIL25] a refusal for good is not tried again by itself; neither is a day’s quota', async () => {
  for (const [status, error] of [
    [413, 'file-too-large'],
    [429, 'quota'],
  ] as const) {
    const stage = new Stage()
    stage.troubles.push(() => ({ status, body: { error, limitBytes: 10, retryAfterMs: 1_000 } }))
    const page = stage.page()
    page.add(conversation, file('hello'))
    await settle()
    assert.deepEqual([page.list[0]?.state, page.list[0]?.error?.code], ['refused', error])
    await stage.clock.advance(100_000)
    await settle()
    assert.equal(stage.asked.length, 1)
  }
})

test('[FIL20] [WID19] a page that gets no locks from its browser, as in a frame of another site, sends files all the same', async (t) => {
  t.mock.method(navigator.locks, 'request', async () => {
    throw new DOMException('The request was denied.', 'SecurityError')
  })
  const stage = new Stage()
  const page = stage.page()
  page.add(conversation, file('hello'))
  await settle()
  assert.deepEqual(page.list, [])
  assert.deepEqual(stage.texts(), ['hello'])
})

test('[FIL26] what is taken back is gone here and at the server', async () => {
  const stage = new Stage()
  stage.troubles.push(
    () => undefined,
    () => undefined,
    () => 'cut',
  )
  const page = stage.page()
  const key = page.add(conversation, file('hello there'))
  await settle()
  page.cancel(key)
  await settle()
  assert.deepEqual(page.list, [])
  assert.deepEqual(await stage.store.values(), [])
  assert.equal(stage.files.size, 0)
})

test('[FIL26] what was taken back in another tab is not sent on', async () => {
  const stage = new Stage()
  stage.troubles.push(
    () => undefined,
    () => undefined,
    () => 'cut',
  )
  const page = stage.page()
  const key = page.add(conversation, file('hello there'))
  await settle()
  await stage.store.delete(key)
  await stage.clock.advance(500)
  await settle()
  assert.deepEqual(page.list, [])
  assert.deepEqual(stage.texts(), ['hell'])
})

const optionsOf = (stage: Stage) => ({
  server: 'https://chat.example/folder',
  token: async () => 'token',
  store: stage.store,
  clock: stage.clock,
  random: () => 0,
  fetch: stage.fetch,
})
