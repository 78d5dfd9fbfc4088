import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type FileExtension, fileTypes } from '@parley/protocol'
import fc from 'fast-check'
import { exe, html, pdf, png, zip } from '../testing/file-samples.ts'
import { checkBytes, promisedType } from './check-type.ts'
import { kindOf } from './file-kinds.ts'
import { createTypeDetector } from './type-detector.ts'

const detector = createTypeDetector()
after(() => detector.close())

const extensions = Object.keys(fileTypes) as FileExtension[]

test('[FIL6] every type that can be sent is called by its own name, by none, and by those that browsers have for it', () => {
  for (const extension of extensions)
    for (const type of [fileTypes[extension], '', 'application/octet-stream', ...(kindOf(extension).alias ?? [])])
      assert.equal(promisedType({ name: `a.${extension}`, type }, extensions), fileTypes[extension])
})

test('[FIL6] a site that takes less refuses the rest, and says what it takes', () => {
  const refused = { code: 'file-type-refused', facts: { types: 'png, pdf' } }
  assert.throws(() => promisedType({ name: 'a.zip', type: '' }, ['png', 'pdf']), refused)
  assert.equal(promisedType({ name: 'A.PDF', type: 'application/pdf; charset=x' }, ['png', 'pdf']), 'application/pdf')
})

test('[FIL6] what browsers or desktops would run is no type at all', () => {
  for (const extension of [
    'html',
    'htm',
    'svg',
    'xml',
    'xhtml',
    'mhtml',
    'js',
    'mjs',
    'exe',
    'msi',
    'bat',
    'cmd',
    'sh',
    'ps1',
    'jar',
    'lnk',
    'scr',
    'com',
    'hta',
    'swf',
    'iso',
    'dmg',
    'docm',
    'xlsm',
    'wasm',
    '__proto__',
    'constructor',
  ])
    assert.throws(() => promisedType({ name: `a.${extension}`, type: '' }, [...extensions, extension]), {
      code: 'file-type-refused',
    })
})

test('[FIL7] any bytes are looked at within a tenth of a second, and taken only as what they are', async () => {
  await detector.typeOf(png())
  const beginnings = [
    png(),
    pdf(),
    exe(),
    zip({ a: 'b' }),
    Buffer.from(html),
    Buffer.from('RIFF....WEBP'),
    Buffer.from('ID3'),
  ]
  const bytes = fc
    .tuple(fc.constantFrom(...beginnings), fc.nat(200), fc.uint8Array({ maxLength: 4_100 }))
    .map(([beginning, end, more]) => Buffer.concat([beginning.subarray(0, end), more]))
  await fc.assert(
    fc.asyncProperty(bytes, fc.constantFrom(...extensions), async (head, extension) => {
      const taken = await checkBytes(`a.${extension}`, head, detector).then(
        () => true,
        (error: { code?: string }) => {
          assert.equal(error.code, 'file-type-mismatch')
          return false
        },
      )
      if (taken && extension === 'png') assert.ok(head.subarray(0, 4).equals(png().subarray(0, 4)))
      if (extension === 'txt' && taken) assert.doesNotMatch(head.toString('latin1'), /^\s*<(?:script|html|!doctype)/i)
    }),
    { numRuns: 300 },
  )
})
