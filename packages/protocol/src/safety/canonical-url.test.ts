import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { limits } from '../limits.ts'
import { canonicalUrl, isOwnPath } from './canonical-url.ts'

/** What somebody writes, and what is shown and opened; `undefined` where there is no link. */
const table: Readonly<Record<string, readonly (readonly [written: string, canonical: string | undefined])[]>> = {
  '[ATK53] [A111] plain addresses': [
    ['http://shop.example', 'http://shop.example/'],
    ['https://shop.example/lamps/heron?colour=blue#size', 'https://shop.example/lamps/heron?colour=blue#size'],
    ['https://shop.example:8443/', 'https://shop.example:8443/'],
  ],
  '[ATK55] [A112] hosts of letters that look like others': [
    ['https://аррӏе.example', 'https://xn--80ak6aa92e.example/'], // Cyrillic
    ['https://ρаypal.example', 'https://xn--ypal-9nd08d.example/'], // Greek and Cyrillic
    ['https://bücher.example', 'https://xn--bcher-kva.example/'],
    ['https://ｓｈｏｐ.example', 'https://shop.example/'], // full width
    ['https://𝓼𝓱𝓸𝓹.example', 'https://shop.example/'],
    ['https://ⓢⓗⓞⓟ.example', 'https://shop.example/'],
    ['https://straße.example', 'https://xn--strae-oqa.example/'],
    ['https://shop.example⁄evil', 'https://shop.xn--exampleevil-lx3f/'], // fraction slash
    ['https://shop.example／evil.example', undefined], // full-width slash
    ['https://shop.example＠evil.example', undefined], // full-width at
    ['https://shop.example？evil', undefined],
    ['https://☃.example', 'https://xn--n3h.example/'],
  ],
  '[ATK56] [A111] other ways to write one address': [
    ['HTTPS://SHOP.Example/Lamps', 'https://shop.example/Lamps'],
    ['https://sh\u00ADop.example', 'https://shop.example/'], // soft hyphen
    ['https://shop。example', 'https://shop.example/'], // ideographic full stop
    ['https://shop．example', 'https://shop.example/'],
    ['https://sh\u200Bop.example', 'https://shop.example/'], // zero-width space
    ['https://shop.example:443/', 'https://shop.example/'],
    ['http://shop.example:80/', 'http://shop.example/'],
    ['http://shop.example:443/', 'http://shop.example:443/'],
    ['https://shop.example/a/../b/./c/..', 'https://shop.example/b/'],
    ['https://shop.example/%2e%2e/%2E/x', 'https://shop.example/x'],
    ['https://shop.example\\..\\evil', 'https://shop.example/evil'],
    ['https://///shop.example', 'https://shop.example/'],
    ['https://%73hop.example', 'https://shop.example/'],
    ['https://shop.example?q', 'https://shop.example/?q'],
  ],
  '[ATK57] [A112] user names and passwords': [
    ['https://bank.example@evil.example', undefined],
    ['https://bank.example:pass@evil.example', undefined],
    ['https://bank.example%40evil.example', undefined],
    ['https://user:@shop.example', undefined],
    ['https://:pass@shop.example', undefined],
    ['https://bank.example\\@evil.example', 'https://bank.example/@evil.example'],
    ['https://bank.example/@evil.example', 'https://bank.example/@evil.example'],
    ['https://@shop.example', 'https://shop.example/'],
  ],
  '[ATK58] [A111] hosts that are numbers': [
    ['http://2130706433/', 'http://127.0.0.1/'],
    ['http://0x7f000001/', 'http://127.0.0.1/'],
    ['http://0177.0.0.1/', 'http://127.0.0.1/'],
    ['http://127.1/', 'http://127.0.0.1/'],
    ['http://①②⑦.0.0.1/', 'http://127.0.0.1/'],
    ['http://256.0.0.1/', undefined],
    ['http://1.2.3.4.5/', undefined],
    ['http://[::1]/', 'http://[::1]/'],
    ['http://[0:0:0:0:0:ffff:127.0.0.1]/', 'http://[::ffff:7f00:1]/'],
    ['http://[::1%25eth0]/', undefined],
    ['http://localhost', 'http://localhost/'],
  ],
  '[ATK59] [A111] letters that turn text around or cannot be seen': [
    ['https://shop.example/\u202Egpj.exe', 'https://shop.example/%E2%80%AEgpj.exe'],
    ['https://shop.example/?a=\u2066b', 'https://shop.example/?a=%E2%81%A6b'],
    ['https://shop.example/#\u200Bx', 'https://shop.example/#%E2%80%8Bx'],
    ['https://shop.example/\u{E0041}', 'https://shop.example/%F3%A0%81%81'],
    ['https://shop\u202E.example', undefined],
  ],
  '[ATK65] [A112] quotes and angle brackets': [
    ['https://shop.example/"onclick="x', 'https://shop.example/%22onclick=%22x'],
    ['https://shop.example/<script>', 'https://shop.example/%3Cscript%3E'],
    ["https://shop.example/?a='b'", 'https://shop.example/?a=%27b%27'],
    ['https://shop.example/#<>"`', 'https://shop.example/#%3C%3E%22%60'],
    ['https://"shop".example', undefined],
    ['https://shop.example,evil.example', undefined],
    ["https://shop'.example", undefined],
    ['https://shop.example&evil.example', undefined],
    ['https://<b>.example', undefined],
  ],
  '[ATK28] [A112] what is no address of a page': [
    ['', undefined],
    ['https://', undefined],
    ['https:///', undefined],
    ['https://?x', undefined],
    ['https://:443', undefined],
    ['shop.example', undefined],
    ['//shop.example', undefined],
    ['\\\\shop.example', undefined],
    ['https:shop.example', undefined],
    ['/lamps', undefined],
    ['#top', undefined],
    [' https://shop.example', undefined],
    ['\u0000https://shop.example', undefined],
    ['javascript:alert(1)', undefined],
    ['JaVaScRiPt:alert(1)', undefined],
    ['java\tscript:alert(1)', undefined],
    ['javascript://https://shop.example/%0Aalert(1)', undefined],
    ['data:text/html,<script>alert(1)</script>', undefined],
    ['vbscript:x', undefined],
    ['file:///etc/passwd', undefined],
    ['blob:https://shop.example/1', undefined],
    ['filesystem:https://shop.example/x', undefined],
    ['view-source:https://shop.example', undefined],
    ['intent://shop.example#Intent;end', undefined],
    ['ms-word:ofe|u|https://shop.example', undefined],
    ['ftp://shop.example', undefined],
    ['ws://shop.example', undefined],
    ['about:blank', undefined],
    ['https://shop.example:99999', undefined],
    ['https://shop.example:port', undefined],
    ['https://shop example', undefined],
    ['https://sho\0p.example', undefined],
  ],
  '[ATK69] mail with headers of its own': [
    ['mailto:ada@shop.example?bcc=eve@evil.example&body=x', undefined],
    ['mailto:ada@shop.example%0Abcc:eve@evil.example', undefined],
  ],
}

for (const [rule, cases] of Object.entries(table))
  describe(rule, () => {
    for (const [written, canonical] of cases)
      test(JSON.stringify(written), () => assert.equal(canonicalUrl(written), canonical))
  })

test('[ATK61] an address of more characters than the limit is none, also when it is long only in its one form', () => {
  const base = 'https://shop.example/'
  assert.equal(canonicalUrl(base + 'a'.repeat(limits.urlChars - base.length))?.length, limits.urlChars)
  assert.equal(canonicalUrl(base + 'a'.repeat(limits.urlChars - base.length + 1)), undefined)
  assert.equal(canonicalUrl(base + 'é'.repeat(limits.urlChars / 2)), undefined)
})

test('[ATK63] [A111] whatever is a link: what is shown is what is opened', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(
      '@',
      ':',
      '/',
      '\\',
      '?',
      '#',
      '..',
      '%2e',
      '[::1]',
      '。',
      '\u202E',
      'xn--',
      '0x7f',
      '\t',
      'shop.example',
    ),
  )
  const address = fc
    .tuple(fc.constantFrom('http://', 'https://', 'HTTP://'), fc.array(piece, { maxLength: 6 }))
    .map(([scheme, pieces]) => scheme + pieces.join(''))
  fc.assert(
    fc.property(address, (written) => {
      const shown = canonicalUrl(written)
      if (shown === undefined) return
      const opened = new URL(shown)
      assert.equal(opened.href, shown)
      assert.match(shown, /^https?:\/\/[!-~]+$/)
      assert.equal(`${opened.username}${opened.password}`, '')
    }),
    { numRuns: 5_000, seed: 63 },
  )
})

test('[ATK64] [A111] a host with any letter of any script is shown in ASCII, or is none', () => {
  for (let code = 0x80; code < 0x2_0000; code += 1) {
    const written = `https://pay${String.fromCodePoint(code)}pal.example`
    assert.match(canonicalUrl(written) ?? '', /^(?:https:\/\/[a-z0-9.-]+\/)?[!-~]*$/, `U+${code.toString(16)}`)
  }
})

test('[ATK29] a path on the own server begins with one slash and stays there', () => {
  const isPath = (path: string) => isOwnPath(path) && new URL(path, 'https://chat.example').host === 'chat.example'
  for (const path of ['/', '/a/b.svg', '/a?b=c#d', '/../..', '/%2F/evil.example'])
    assert.equal(isPath(path), true, path)
  for (const path of [
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/a b',
    '',
    'a',
    '/ä',
  ])
    assert.equal(isOwnPath(path), false, path)
})
