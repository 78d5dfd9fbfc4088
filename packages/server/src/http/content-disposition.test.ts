import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { attachment } from './content-disposition.ts'

const cases: readonly (readonly [name: string, header: string])[] = [
  ['plan.pdf', `attachment; filename="plan.pdf"; filename*=UTF-8''plan.pdf`],
  ['Kündigung.pdf', `attachment; filename="Kundigung.pdf"; filename*=UTF-8''K%C3%BCndigung.pdf`],
  ['合同.pdf', `attachment; filename="__.pdf"; filename*=UTF-8''%E5%90%88%E5%90%8C.pdf`],
  [`it's (1)*.txt`, `attachment; filename="it's (1)*.txt"; filename*=UTF-8''it%27s%20%281%29%2A.txt`],
  [
    '50% "off"; now\\.txt',
    `attachment; filename="50_ _off__ now_.txt"; filename*=UTF-8''50%25%20%22off%22%3B%20now%5C.txt`,
  ],
]

for (const [name, header] of cases)
  test(`[FIL8] the header that names ${name}`, () => {
    assert.equal(attachment(name), header)
  })

test('[FIL8] [ATK77] any name makes a header in ASCII on one line, and comes out of it whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const header = attachment(name)
      assert.match(header, /^attachment; filename="[^"\\\x00-\x1f\x7f-\uffff]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]*$/)
      assert.equal(decodeURIComponent(header.slice(header.indexOf("''") + 2)), name.toWellFormed())
    }),
  )
})
