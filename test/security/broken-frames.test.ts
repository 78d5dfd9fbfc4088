import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closeCodeIn, masked, type RawLine, rawLine } from './raw-line.ts'
import { openLine, startShell } from './shell.ts'

// What a WebSocket may not do, by the chapters of RFC 6455 and in the order of the Autobahn test suite; and beside each
// what looks like it and is allowed.

const shopper = { role: 'contact', site: 'shop' }
const hello = JSON.stringify({ type: 'hello', versions: [1], client: 'raw', as: shopper })
const close = (code: number, reason: Buffer | string = '') => {
  const body = Buffer.alloc(2)
  body.writeUInt16BE(code)
  return masked(0x88, Buffer.concat([body, Buffer.from(reason)]))
}
/** A text frame, and a text in fragments. */
const text = (payload: Buffer | string) => masked(0x81, payload)
const inFragments = (...parts: readonly (Buffer | string)[]) =>
  Buffer.concat(parts.map((part, at) => masked((at === 0 ? 1 : 0) | (at === parts.length - 1 ? 0x80 : 0), part)))
const bytes = (...each: number[]) => Buffer.from(each)

type Case = readonly [what: string, bytes: Buffer]

/** By the code with which the line has to end. */
const broken: Readonly<Record<string, readonly [code: number, cases: readonly Case[]]>> = {
  'frames that nobody may send': [
    1002,
    [
      ['an unmasked frame', bytes(0x81, 2, 0x7b, 0x7d)],
      ...[3, 4, 5, 6, 7].map((code): Case => [`data of a kind that there is not, ${code}`, masked(0x80 | code)]),
      ...[11, 12, 13, 14, 15].map(
        (code): Case => [`control of a kind that there is not, ${code}`, masked(0x80 | code)],
      ),
      ['compressed without an agreement', masked(0xc1, '{}')],
      ['the second reserved bit', masked(0xa1, '{}')],
      ['the third reserved bit', masked(0x91, '{}')],
      ['a reserved bit in a ping', masked(0xd9, 'x')],
      ['a reserved bit in a close', masked(0xc8, bytes(3, 0xe8))],
    ],
  ],
  'control frames that are too much': [
    1002,
    [
      ['a ping of 126 bytes', masked(0x89, Buffer.alloc(126))],
      ['a pong of 126 bytes', masked(0x8a, Buffer.alloc(126))],
      ['a ping of 64 kB', masked(0x89, Buffer.alloc(65_536))],
      ['a ping in fragments', Buffer.concat([masked(0x09, 'a'), masked(0x80, 'b')])],
      ['a close in fragments', Buffer.concat([masked(0x08, bytes(3)), masked(0x80, bytes(0xe8))])],
      ['a close of 126 bytes', close(1000, 'x'.repeat(124))],
    ],
  ],
  'fragments that fit nowhere': [
    1002,
    [
      ['a continuation of nothing', masked(0x80, '{}')],
      ['a continuation of nothing that goes on', masked(0x00, '{}')],
      ['a continuation behind a whole message', Buffer.concat([masked(0x81, '{}'), masked(0x80, '{}')])],
      ['a new message inside another', Buffer.concat([masked(0x01, '{'), masked(0x81, '}')])],
      ['binary data inside a text', Buffer.concat([masked(0x01, '{'), masked(0x82, '}')])],
    ],
  ],
  'text that is no UTF-8': [
    1007,
    [
      ['a byte that continues nothing', text(bytes(0x80))],
      ['a byte that there is not', text(bytes(0xff))],
      ['a letter that breaks off', text(bytes(0xe2, 0x82))],
      ['a letter that is broken', text(bytes(0xc3, 0x28))],
      ['a slash that is longer than it has to be', text(bytes(0xc0, 0xaf))],
      ['a NUL of three bytes', text(bytes(0xe0, 0x80, 0x80))],
      ['half of a surrogate pair', text(bytes(0xed, 0xa0, 0x80))],
      ['a surrogate pair', text(bytes(0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80))],
      ['a letter behind the last one', text(bytes(0xf4, 0x90, 0x80, 0x80))],
      ['a letter that breaks off at the end of the last fragment', inFragments('a', bytes(0xe2, 0x82))],
      ['a letter that is broken between fragments', inFragments(bytes(0xc3), bytes(0x28))],
      ['a reason to close that is none', close(1000, bytes(0xc3, 0x28))],
    ],
  ],
  'reasons to close that are none': [
    1002,
    [
      ['half a code', masked(0x88, bytes(3))],
      ...[0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999, 5000, 65_535].map((code): Case => [`${code}`, close(code)]),
    ],
  ],
  'what is no text': [
    1003,
    [
      ['binary data', masked(0x82, '{}')],
      ['binary data in fragments', Buffer.concat([masked(0x02, '{'), masked(0x80, '}')])],
    ],
  ],
}

for (const [name, [code, cases]] of Object.entries(broken))
  test(`[ATK102] [SEC11] ${name}: the line ends with ${code}, and nobody else notices`, async (t) => {
    const { port } = await startShell(t, { environment: { PARLEY_HELLO_TIMEOUT_MS: '60000' } })
    const bystander = await openLine(port)
    for (const [what, frames] of cases) {
      const line = await rawLine(port)
      line.socket.write(frames)
      assert.equal(closeCodeIn(await line.answer()), code, what)
    }
    assert.equal((await bystander.hello(shopper)).type, 'welcome')
  })

const welcomed = async (line: RawLine) => String((await line.next())?.payload).slice(0, 17)

const allowed: readonly Case[] = [
  ['in one piece', text(hello)],
  ['in three fragments', inFragments(hello.slice(0, 9), hello.slice(9, 30), hello.slice(30))],
  ['with empty fragments between', inFragments('', hello.slice(0, 9), '', hello.slice(9), '')],
  ['behind a pong that nobody asked for', Buffer.concat([masked(0x8a, 'x'), text(hello)])],
  [
    'with a letter that is cut between fragments',
    inFragments(
      ...[hello.replace('raw', 'r€w')].flatMap((words) => {
        const whole = Buffer.from(words)
        const cut = whole.indexOf(0xe2) + 1
        return [whole.subarray(0, cut), whole.subarray(cut)]
      }),
    ),
  ],
]

test('[ATK102] [SEC11] a message that comes in an unusual way, and is allowed, is read', async (t) => {
  const { port } = await startShell(t)
  for (const [what, frames] of allowed) {
    const line = await rawLine(port)
    line.socket.write(frames)
    assert.equal(await welcomed(line), '{"type":"welcome"', what)
    line.socket.destroy()
  }
})

test('[ATK102] [SEC11] a message that comes byte by byte is read', async (t) => {
  const { port } = await startShell(t)
  const line = await rawLine(port)
  line.socket.setNoDelay(true)
  for (const byte of text(hello)) line.socket.write(bytes(byte))
  assert.equal(await welcomed(line), '{"type":"welcome"')
  line.socket.destroy()
})

test('[ATK102] [SEC11] a ping is answered with what it held, also between fragments', async (t) => {
  const { port } = await startShell(t)
  for (const held of ['', 'x', 'x'.repeat(125)]) {
    const line = await rawLine(port)
    line.socket.write(Buffer.concat([masked(0x01, '{"type":'), masked(0x89, held)]))
    const pong = await line.next()
    assert.deepEqual([pong?.opcode, String(pong?.payload)], [10, held])
    line.socket.destroy()
  }
})

test('[ATK102] [SEC11] whoever closes for a reason that there is gets the same one back', async (t) => {
  const { port } = await startShell(t)
  for (const code of [1000, 1001, 1003, 1007, 1008, 1011, 1013, 3000, 4999]) {
    const line = await rawLine(port)
    line.socket.write(close(code, 'x'))
    assert.equal(closeCodeIn(await line.answer()), code)
  }
})

const endless: readonly (readonly [what: string, code: number, first: Buffer, next: Buffer])[] = [
  ['of one byte', 1008, masked(0x01, 'x'), masked(0x00, 'x')],
  ['of nothing', 1008, masked(0x01), masked(0x00)],
  ['of 8 kB', 1009, masked(0x01, 'x'.repeat(8_192)), masked(0x00, 'x'.repeat(8_192))],
]

for (const [what, code, first, next] of endless)
  test(`[ATK103] [SEC11] a message of endless fragments ${what} ends the line with ${code}, and costs no memory`, async (t) => {
    const { port } = await startShell(t)
    const before = process.memoryUsage.rss()
    const line = await rawLine(port)
    const piece = Buffer.concat(Array.from({ length: 100 }, () => next))
    line.socket.write(first)
    const flood = () => {
      while (line.socket.writable && line.socket.write(piece));
    }
    line.socket.on('drain', flood)
    flood()
    assert.equal(closeCodeIn(await line.answer()), code)
    assert.ok(process.memoryUsage.rss() - before < 64 * 1_024 * 1_024)
  })

test('[ATK94] [SEC11] a length that no message has is refused while it arrives', async (t) => {
  const { port } = await startShell(t)
  for (const length of [[0xff, 0, 0, 0, 0x01, 0x10, 0, 0], [0, 0, 0, 1, 0, 0, 0, 0], Array(8).fill(0xff)]) {
    const line = await rawLine(port)
    line.socket.write(Buffer.from([0x81, 0xff, ...length, 1, 2, 3, 4]))
    assert.equal(closeCodeIn(await line.answer()), 1009)
  }
})
