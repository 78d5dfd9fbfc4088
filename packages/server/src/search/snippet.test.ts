import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readQuery } from './query.ts'
import { snippetOf } from './snippet.ts'

/** What is marked, as it stands in the snippet. */
function marked(text: string, asked: string): string[] {
  const { snippet, marks } = snippetOf(text, readQuery(asked))
  return marks.map(([start, end]) => snippet.slice(start, end))
}

test('[SRH4] every place of what was found is marked, as it was written', () => {
  assert.deepEqual(marked('Two cafés and a CAFE, no caff', 'caf'), ['cafés', 'CAFE', 'caff'])
  assert.deepEqual(marked('A blue lamp, and lamps in blue.', 'blue lamp'), ['blue', 'lamp', 'lamps', 'blue'])
  assert.deepEqual(marked('A blue lamp, and lamps in blue.', '"blue lamp"'), ['blue lamp'])
})

test('[SRH4] markup is text like any other', () => {
  const text = '<b>lamp</b> & <img src=x onerror=alert(1)>'
  const { snippet } = snippetOf(text, readQuery('<b>lamp'))
  assert.equal(snippet, text)
  assert.deepEqual(marked(text, 'lamp'), ['lamp'])
})

test('[SRH4] of a long text it shows the part with what was found, in one line', () => {
  const text = `${'before '.repeat(100)}\n\na lamp\n\n${'after '.repeat(100)}`
  const { snippet } = snippetOf(text, readQuery('lamp'))
  assert.match(snippet, /^…before .* {2}a lamp {2}after .*…$/)
  assert.ok(snippet.length <= 182)
  assert.deepEqual(marked(text, 'lamp'), ['lamp'])
})

test('[SRH4] whatever is written, marks lie in the snippet, in order and apart', () => {
  const any = fc.string({ unit: 'grapheme', maxLength: 400 })
  fc.assert(
    fc.property(any, any, fc.constantFrom('lamp', 'é', '東'), (before, after, word) => {
      const { snippet, marks } = snippetOf(`${before} ${word} ${after}`, readQuery(word))
      assert.ok(snippet.isWellFormed() && marks.length > 0)
      let last = 0
      for (const [start, end] of marks) {
        assert.ok(start >= last && end > start && end <= snippet.length)
        last = end
      }
    }),
  )
})
