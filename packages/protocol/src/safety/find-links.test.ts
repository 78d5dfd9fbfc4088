import assert from 'node:assert/strict'
import { cpuUsage } from 'node:process'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { limits } from '../limits.ts'
import { findLinks } from './find-links.ts'

/** The text as it is read: addresses in angle brackets. */
const read = (text: string) =>
  findLinks(text)
    .map((part) => (part.is === 'link' ? `⟨${part.href}⟩` : part.text))
    .join('')

const table: Readonly<Record<string, readonly (readonly [text: string, read: string])[]>> = {
  '[SEC53] [A111] addresses in a text': [
    ['https://a.example', '⟨https://a.example/⟩'],
    ['See http://a.example/b?c#d now', 'See ⟨http://a.example/b?c#d⟩ now'],
    ['HTTPS://A.Example/B', '⟨https://a.example/B⟩'],
    ['https://a.example https://b.example', '⟨https://a.example/⟩ ⟨https://b.example/⟩'],
    ['a:https://a.example', 'a:⟨https://a.example/⟩'],
    ['请看https://a.example', '请看⟨https://a.example/⟩'],
    ['no address', 'no address'],
    ['', ''],
  ],
  '[SEC54] what stands around an address is none of it': [
    ['(https://a.example)', '(⟨https://a.example/⟩)'],
    ['(see https://a.example/b).', '(see ⟨https://a.example/b⟩).'],
    ['https://a.example/Heron_(lamp)', '⟨https://a.example/Heron_(lamp)⟩'],
    ['(https://a.example/Heron_(lamp))', '(⟨https://a.example/Heron_(lamp)⟩)'],
    ['https://a.example/((a)', '⟨https://a.example/((a)⟩'],
    ['https://a.example/b))', '⟨https://a.example/b⟩))'],
    ['[https://a.example]', '[⟨https://a.example/⟩]'],
    ['{https://a.example}', '{⟨https://a.example/⟩}'],
    ['<https://a.example>', '<⟨https://a.example/⟩>'],
    ['"https://a.example"', '"⟨https://a.example/⟩"'],
    ["'https://a.example/b'", "'⟨https://a.example/b⟩'"],
    ['„https://a.example/b“', '„⟨https://a.example/b⟩“'],
    ['«https://a.example/b»', '«⟨https://a.example/b⟩»'],
    ['https://a.example/b.', '⟨https://a.example/b⟩.'],
    ['https://a.example/b,', '⟨https://a.example/b⟩,'],
    ['https://a.example/b;', '⟨https://a.example/b⟩;'],
    ['https://a.example/b:', '⟨https://a.example/b⟩:'],
    ['https://a.example/b?!…', '⟨https://a.example/b⟩?!…'],
    ['https://a.example/b。', '⟨https://a.example/b⟩。'],
    ["https://a.example/it's", "⟨https://a.example/it's⟩"],
    ['https://a.example/a.b,c', '⟨https://a.example/a.b,c⟩'],
    ['http://[::1]:8080/)', '⟨http://[::1]:8080/⟩)'],
  ],
  '[SEC57] [A112] what only looks like an address stays text': [
    ['https://bank.example@evil.example', 'https://bank.example@evil.example'],
    ['https://a:b@https://c.example', 'https://a:b@https://c.example'],
    ['https://', 'https://'],
    ['https://.', 'https://.'],
    ['xhttps://a.example', 'xhttps://a.example'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['www.a.example', 'www.a.example'],
    ['//a.example', '//a.example'],
    ['ftp://a.example', 'ftp://a.example'],
    ['ada@a.example mailto:ada@a.example?bcc=b@c.example', 'ada@a.example mailto:ada@a.example?bcc=b@c.example'],
    ['+49 30 1234567', '+49 30 1234567'],
  ],
  '[SEC62] blanks and control characters end an address': [
    ['https://a.example/b\nc', '⟨https://a.example/b⟩\nc'],
    ['https://a.example/b\r\nc', '⟨https://a.example/b⟩\r\nc'],
    ['https://a.example/b\tc', '⟨https://a.example/b⟩\tc'],
    ['https://a.example/b\u2028c', '⟨https://a.example/b⟩\u2028c'],
    ['https://a.example/b\u2029c', '⟨https://a.example/b⟩\u2029c'],
    ['https://a.example/b\u0000c', '⟨https://a.example/b⟩\u0000c'],
    ['https://a.example/b\u001Bc', '⟨https://a.example/b⟩\u001Bc'],
    ['https://a.example/b\u00A0c', '⟨https://a.example/b⟩\u00A0c'],
    ['https://a.exa\tmple', '⟨https://a.exa/⟩\tmple'],
  ],
  '[SEC65] quotes and angle brackets end an address': [
    ['https://a.example/b"c', '⟨https://a.example/b⟩"c'],
    ['https://a.example/b<c', '⟨https://a.example/b⟩<c'],
    ['https://a.example/b>c', '⟨https://a.example/b⟩>c'],
    ['https://a.example/b`c', '⟨https://a.example/b%60c⟩'],
  ],
  '[SEC59] [A112] what turns text around is written out': [
    ['https://a.example/\u202Egpj.exe', '⟨https://a.example/%E2%80%AEgpj.exe⟩'],
    ['https://a.example/\uD800', '⟨https://a.example/%EF%BF%BD⟩'],
  ],
}

for (const [rule, cases] of Object.entries(table))
  describe(rule, () => {
    for (const [text, expected] of cases) test(JSON.stringify(text), () => assert.equal(read(text), expected))
  })

test('[SEC70] of 800 addresses 50 become links, and the rest stays as it was typed', () => {
  const text = 'http://A.example '.repeat(800)
  const parts = findLinks(text)
  assert.equal(parts.filter(({ is }) => is === 'link').length, 50)
  assert.deepEqual(parts.at(-1), { is: 'text', text: ` ${'http://A.example '.repeat(750)}` })
})

describe('[SEC70] the longest text takes milliseconds, whatever it consists of', () => {
  const wholeText = (unit: string) => unit.repeat(limits.textChars / unit.length)
  const texts = {
    'closing brackets': `https://a.example/${wholeText(')')}`,
    'brackets that open and close': `https://a.example/${wholeText('()')}`,
    'beginnings of addresses': wholeText('http://'),
    'addresses that are none': wholeText('http://u@b '),
    'one host': `https://${wholeText('a.')}`,
    'sentences’ ends': `https://a.example/${wholeText('.')}`,
    'nothing but h': wholeText('h'),
  }
  for (const [what, text] of Object.entries(texts))
    test(what, () => {
      const before = cpuUsage()
      findLinks(text)
      const { user, system } = cpuUsage(before)
      assert.ok(user + system < 100_000, `took ${user + system} µs`)
    })
})

test('[SEC63] [A111] all text stays in its order, and every link is shown as it is opened', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom('https://', 'HTTP://', 'a.example', '/', '(', ')', '.', ' ', '@', '"', '\n'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('')
      let end = 0
      for (const part of findLinks(text)) {
        if (part.is === 'link') assert.equal(new URL(part.href).href, part.href)
        else {
          const start = text.indexOf(part.text, end)
          assert.ok(start >= end, 'it stands in the text, behind what was before')
          end = start + part.text.length
        }
      }
    }),
    { numRuns: 2_000, seed: 63 },
  )
})
