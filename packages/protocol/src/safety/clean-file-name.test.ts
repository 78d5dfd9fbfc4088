import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanFileName } from './clean-file-name.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text).length

const cases: readonly (readonly [what: string, name: string, clean: string])[] = [
  ['an honest name', 'plan.pdf', 'plan.pdf'],
  [
    'honest letters of any language',
    'Kündigung für Ürümqi – 合同 – חוזה.docx',
    'Kündigung für Ürümqi – 合同 – חוזה.docx',
  ],
  ['an emoji of several parts', 'us 👩‍👩‍👧‍👦.png', 'us 👩‍👩‍👧‍👦.png'],
  ['a way up', '../../etc/passwd', 'passwd'],
  ['a way up on Windows', '..\\..\\boot.ini', 'boot.ini'],
  ['a drive', 'C:\\Users\\ada\\plan.pdf', 'plan.pdf'],
  ['a stream of NTFS', 'plan.pdf:hidden.exe', 'plan.pdf_hidden.exe'],
  ['dots alone', '..', 'file'],
  ['nothing', '', 'file'],
  ['a dot file', '.htaccess', 'htaccess'],
  ['dots and spaces at the end, which Windows drops', 'run.exe. . ', 'run.exe'],
  ['a NUL before the true extension', 'photo.png\0.exe', 'photo.png.exe'],
  ['line ends that would begin a header', 'a.pdf\r\nSet-Cookie: x=1', 'a.pdfSet-Cookie_ x=1'],
  ['a right-to-left override', 'invoice\u202egpj.exe', 'invoicegpj.exe'],
  ['isolates and marks', '\u2066a\u2069\u200f\u061c.txt', 'a.txt'],
  ['spaces that hide the true extension', `photo.jpg${' '.repeat(120)}.exe`, 'photo.jpg.exe'],
  ['quotes', 'a"b\'.pdf', "a_b'.pdf"],
  ['a device', 'CON', '_CON'],
  ['a device with an extension', 'com1.tar.gz', '_com1.tar.gz'],
  ['what only begins like a device', 'console.txt', 'console.txt'],
  ['half a surrogate pair', 'a\ud800b.txt', 'a\ufffdb.txt'],
  ['marks that stand apart', 'cafe\u0301.txt', 'caf\u00e9.txt'],
]

for (const [what, name, clean] of cases)
  test(`[FIL8] [ATK75] [ATK80] a file is shown and saved under a clean name: ${what}`, () => {
    assert.equal(cleanFileName(name), clean)
  })

test('[FIL8] [ATK79] a name of 5,000 bytes is cut to 255 between graphemes, and keeps its extension', () => {
  const cut = cleanFileName(`${'👩‍👩‍👧‍👦'.repeat(200)}.pdf`)
  assert.ok(bytesOf(cut) <= 255)
  assert.match(cut, /^(?:👩‍👩‍👧‍👦)+\.pdf$/u)
})

test('[FIL8] any name becomes one that is safe, and stays as it is from then on', () => {
  const part = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('..', '/', '\\', '\u202e', 'CON', '.', ' ', '.pdf', '\r\n', '👩‍👩‍👧‍👦', 'e\u0301'),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const clean = cleanFileName(parts.join(''))
      assert.ok(bytesOf(clean) >= 1 && bytesOf(clean) <= 255)
      assert.ok(clean.isWellFormed())
      assert.doesNotMatch(clean, /[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]|^\.|[. ]$/u)
      assert.equal(cleanFileName(clean), clean)
    }),
    { numRuns: 2_000 },
  )
})
