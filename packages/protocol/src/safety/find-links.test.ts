import assert from 'node:assert/strict'
import { cpuUsage } from 'node:process'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { limits } from '../limits.ts'
import { findLinks } from './find-links.ts'
import { trickyAddresses } from './tricky-addresses.test.data.ts'

/** The text as it is read: addresses in angle brackets. */
const read = (text: string) =>
  findLinks(text)
    .map((part) => {
      if (part.is === 'link') return `⟨${part.href}⟩`
      if (part.is === 'email') return `⟨mailto:${part.text}⟩`
      return part.is === 'phone' ? `⟨tel:${part.number}⟩` : part.text
    })
    .join('')

const table: Readonly<Record<string, readonly (readonly [text: string, read: string])[]>> = {
  '[ATK53] [A111] [LNK1] addresses in a text': [
    ['https://a.example', '⟨https://a.example/⟩'],
    ['See http://a.example/b?c#d now', 'See ⟨http://a.example/b?c#d⟩ now'],
    ['HTTPS://A.Example/B', '⟨https://a.example/B⟩'],
    ['https://a.example https://b.example', '⟨https://a.example/⟩ ⟨https://b.example/⟩'],
    ['a:https://a.example', 'a:⟨https://a.example/⟩'],
    ['请看https://a.example', '请看⟨https://a.example/⟩'],
    ['no address', 'no address'],
    ['', ''],
  ],
  '[ATK54] what stands around an address is none of it': [
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
  '[ATK57] [A112] what only looks like an address stays text': [
    ['https://bank.example@evil.example', 'https://bank.example@evil.example'],
    ['https://a:b@https://c.example', 'https://a:b@https://c.example'],
    ['https://', 'https://'],
    ['https://.', 'https://.'],
    ['xhttps://a.example', 'xhttps://a.example'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['www.a.example', 'www.a.example'],
    ['//a.example', '//a.example'],
    ['ftp://a.example', 'ftp://a.example'],
  ],
  '[ATK69] [A072] [LNK3] addresses of mailboxes, without what could be put into the mail': [
    ['ada@a.example', '⟨mailto:ada@a.example⟩'],
    ['Write to Ada.Lovelace+shop@mail.a.example.', 'Write to ⟨mailto:Ada.Lovelace+shop@mail.a.example⟩.'],
    ['(ada@a.example), <ada@a.example>', '(⟨mailto:ada@a.example⟩), <⟨mailto:ada@a.example⟩>'],
    ['Mail:ada@a.example', 'Mail:⟨mailto:ada@a.example⟩'],
    ['请写ada@a.example', '请写⟨mailto:ada@a.example⟩'],
    ['mailto:ada@a.example?bcc=b@c.example', 'mailto:⟨mailto:ada@a.example⟩?bcc=b@c.example'],
    ['ada@a.example%0Abcc:', 'ada@a.example%0Abcc:'],
    ['äda@a.example', 'äda@a.example'],
    ['ada@bücher.example', 'ada@bücher.example'],
    ['ada@xn--bcher-kva.example', '⟨mailto:ada@xn--bcher-kva.example⟩'],
    ['ada@a', 'ada@a'],
    ['ada@127.0.0.1', 'ada@127.0.0.1'],
    ['.ada@a.example a..b@a.example ada.@a.example', '.ada@a.example a..b@a.example ada.@a.example'],
    ['ada@a.example@b.example', 'ada@a.example@b.example'],
    ['@ada @ada.example', '@ada @ada.example'],
    ['ftp://ada@a.example', 'ftp://ada@a.example'],
    [`${'a'.repeat(65)}@a.example`, `${'a'.repeat(65)}@a.example`],
  ],
  '[A071] [LNK2] phone numbers': [
    ['+49 30 1234567', '⟨tel:+49301234567⟩'],
    ['+493012345678.', '⟨tel:+493012345678⟩.'],
    ['+49 (0)30 123 45-67', '⟨tel:+49301234567⟩'],
    ['+1 (415) 555-0132', '⟨tel:+14155550132⟩'],
    ['+44 20 7946 0958!', '⟨tel:+442079460958⟩!'],
    ['0049 30 1234567', '⟨tel:0049301234567⟩'],
    ['Tel:030 / 123 45 67', 'Tel:⟨tel:0301234567⟩'],
    ['(030) 1234567', '⟨tel:0301234567⟩'],
    ['0176-12345678', '⟨tel:017612345678⟩'],
    ['017612345678', '⟨tel:017612345678⟩'],
    ['01 23 45 67 89', '⟨tel:0123456789⟩'],
    ['(415) 555-0132', '⟨tel:4155550132⟩'],
    ['415.555.0132 or 1-415-555-0132', '⟨tel:4155550132⟩ or ⟨tel:14155550132⟩'],
    ['+49\u00a030\u202f1234567', '⟨tel:+49301234567⟩'],
  ],
  '[A071] [LNK2] numbers that are something else stay text': [
    ['4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['+4111 1111 1111 1111', '+4111 1111 1111 1111'],
    ['0000 1111 2222 3333', '0000 1111 2222 3333'],
    ['5500 0000 0000 0004, 3400 000000 00009', '5500 0000 0000 0004, 3400 000000 00009'],
    ['DE89 3704 0044 0532 0130 00', 'DE89 3704 0044 0532 0130 00'],
    ['12.05.2024 and 01.02.2024, 2024-05-12, 01/02/24', '12.05.2024 and 01.02.2024, 2024-05-12, 01/02/24'],
    ['01.02.2024 10:30', '01.02.2024 10:30'],
    ['01.02.2024 1030', '01.02.2024 1030'],
    ['2019-2024', '2019-2024'],
    ['1.234.567,89', '1.234.567,89'],
    ['0.123456789', '0.123456789'],
    ['order 4711081512', 'order 4711081512'],
    ['no. 00012345', 'no. 00012345'],
    ['612 345 678', '612 345 678'],
    ['192.168.100.200 and 10.0.0.1', '192.168.100.200 and 10.0.0.1'],
    ['ISBN 978-3-16-148410-0', 'ISBN 978-3-16-148410-0'],
    ['#0301234567, A0301234567, 0301234567X', '#0301234567, A0301234567, 0301234567X'],
    ['030 1234567€', '030 1234567€'],
    ['12:030 1234567', '12:030 1234567'],
    ['1234567', '1234567'],
    ['+1 23', '+1 23'],
    ['+123456789012345678901234567890', '+123456789012345678901234567890'],
  ],
  '[ATK62] blanks and control characters end an address': [
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
  '[ATK65] quotes and angle brackets end an address': [
    ['https://a.example/b"c', '⟨https://a.example/b⟩"c'],
    ['https://a.example/b<c', '⟨https://a.example/b⟩<c'],
    ['https://a.example/b>c', '⟨https://a.example/b⟩>c'],
    ['https://a.example/b`c', '⟨https://a.example/b%60c⟩'],
  ],
  '[ATK59] [A112] what turns text around is written out': [
    ['https://a.example/\u202Egpj.exe', '⟨https://a.example/%E2%80%AEgpj.exe⟩'],
    ['https://a.example/\uD800', '⟨https://a.example/%EF%BF%BD⟩'],
  ],
}

for (const [rule, cases] of Object.entries(table))
  describe(rule, () => {
    for (const [text, expected] of cases) test(JSON.stringify(text), () => assert.equal(read(text), expected))
  })

test('[ATK70] of 800 addresses 50 become links, and the rest stays as it was typed', () => {
  const text = 'http://A.example '.repeat(800)
  const parts = findLinks(text)
  assert.equal(parts.filter(({ is }) => is === 'link').length, 50)
  assert.deepEqual(parts.at(-1), { is: 'text', text: ` ${'http://A.example '.repeat(750)}` })
})

describe('[ATK70] the longest text takes milliseconds, whatever it consists of', () => {
  const wholeText = (unit: string) => unit.repeat(limits.textChars / unit.length)
  const texts = {
    'closing brackets': `https://a.example/${wholeText(')')}`,
    'brackets that open and close': `https://a.example/${wholeText('()')}`,
    'beginnings of addresses': wholeText('http://'),
    'addresses that are none': wholeText('http://u@b '),
    'one host': `https://${wholeText('a.')}`,
    'sentences’ ends': `https://a.example/${wholeText('.')}`,
    'nothing but h': wholeText('h'),
    'letters before a mailbox': `${wholeText('a')}@a.example`,
    'mailboxes that are none': wholeText('a@'),
    'hosts of mailboxes that are none': `a@${wholeText('a-')}`,
    'dots of mailboxes that are none': `a@${wholeText('a.')}`,
    'nothing but digits': wholeText('1'),
    'country codes': wholeText('+1'),
    'digits and brackets': wholeText('(0)'),
    'phone numbers': wholeText('+49 30 123456 '),
    'schemes that are none': wholeText('a:/'),
  }
  for (const [what, text] of Object.entries(texts))
    test(what, () => {
      const before = cpuUsage()
      findLinks(text)
      const { user, system } = cpuUsage(before)
      assert.ok(user + system < 100_000, `took ${user + system} µs`)
    })
})

test('[ATK63] [A111] all text stays in its order, and every link is shown as it is opened', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom(
      'https://',
      'HTTP://',
      'a.example',
      '/',
      '(',
      ')',
      '.',
      ' ',
      '@',
      '"',
      '\n',
      '+49 30 1',
      '234567',
      'mailto:',
    ),
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

describe('[ATK63] [ATK64] [A112] what addresses are tested with: what becomes a link is shown as it is opened, and none throws', () => {
  for (const input of trickyAddresses)
    test(JSON.stringify(input.length > 80 ? `${input.slice(0, 80)}…` : input), () => {
      for (const part of [...findLinks(input), ...findLinks(`See (${input}).`)]) {
        if (part.is !== 'link') continue
        const opened = new URL(part.href)
        assert.equal(opened.href, part.href)
        assert.match(part.href, /^https?:\/\/[!-~]+$/)
        assert.equal(`${opened.username}${opened.password}`, '')
      }
    })
})
