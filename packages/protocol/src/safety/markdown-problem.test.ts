import assert from 'node:assert/strict'
import { cpuUsage } from 'node:process'
import { describe, test } from 'node:test'
import { limits } from '../limits.ts'
import { markdownProblem } from './markdown-problem.ts'

const { markdownBytes, markdownNesting } = limits
const filled = (unit: string) => unit.repeat(Math.floor(markdownBytes / unit.length))
const stairs = (marker: string) => {
  let text = ''
  for (let level = 0; text.length < markdownBytes / 2; level += 1) text += `${'  '.repeat(level)}${marker} a\n`
  return text
}

describe('[ATK46] what is nested too deeply is no markdown', () => {
  const deep = {
    quotations: '> '.repeat(2_000),
    'quotations without blanks': '>'.repeat(2_000),
    bullets: '- '.repeat(2_000),
    'other bullets': '* '.repeat(2_000),
    numbers: '1. '.repeat(2_000),
    'numbers in brackets': '123456789) '.repeat(700),
    'bullets in quotations': '>- '.repeat(2_000),
    'a mixture': '> - 1. * + '.repeat(500),
    'in the second line': `a\n${'> '.repeat(2_000)}`,
    'after a carriage return': `a\r${'> '.repeat(2_000)}`,
    'behind tabs': '>\t'.repeat(2_000),
    'by indentation': stairs('-'),
    'by indentation with numbers': stairs('1.'),
  }
  for (const [what, text] of Object.entries(deep))
    test(what, () => assert.equal(markdownProblem(text), 'is nested deeper than 20'))
})

describe('[ATK47] what a parser needs long for is no markdown', () => {
  const slow = {
    'a table of many cells': `|${'a|'.repeat(500)}\n|${'-|'.repeat(500)}\n${'|\n'.repeat(1_000)}`,
    'brackets that never close': filled('['),
    'emphasis that never closes': filled('*a '),
    'emphasis within emphasis': `${'*a '.repeat(1_000)}${'b* '.repeat(1_000)}`,
    'emphasis of changing sorts': filled('*_~'),
    'a run of stars': filled('*'),
  }
  for (const [what, text] of Object.entries(slow))
    test(what, () => assert.match(markdownProblem(text) ?? '', /^has (?:more than|tables of more than) \d+ /))
})

test('[ATK46] it is no markdown above 8 kB, counted in bytes', () => {
  assert.equal(markdownProblem('a'.repeat(markdownBytes)), undefined)
  assert.equal(markdownProblem('a'.repeat(markdownBytes + 1)), 'is longer than 8192 bytes')
  assert.equal(markdownProblem('€'.repeat(markdownBytes / 2)), 'is longer than 8192 bytes')
})

describe('[ATK46] what people write is markdown', () => {
  const honest = {
    'a quotation as deep as allowed': `${'> '.repeat(markdownNesting)}a`,
    'nested lists': '- a\n  - b\n    1. c\n       - d\n',
    'a line across': '* * * * *\n\n-----------------------------------------\n\n_______________________________',
    'a hundred bullets with bold words': '- the **first** of them, then the **second** and more\n'.repeat(100),
    'a price list': `| Journey | Days | From |\n| --- | ---: | ---: |\n${'| Norway | 9 | € 1,490 |\n'.repeat(120)}`,
    'a program': `\`\`\`js\n${'const a_b_c = list[0][1] * 2 // **x\n'.repeat(120)}\`\`\``,
    'a negative number': '-5 degrees\n+49 30 123\n*bold* and 1.5',
  }
  for (const [what, text] of Object.entries(honest)) test(what, () => assert.equal(markdownProblem(text), undefined))
})

describe('[ATK48] the answer takes milliseconds, whatever the text consists of', () => {
  for (const unit of ['-', '- ', '> ', '-:| ', '>\n', '1', '1.', ' ', '\t', '\t\v\n', '*_~', ' *', '['])
    test(JSON.stringify(unit), () => {
      const text = `${filled(unit)}a`.slice(-markdownBytes)
      const before = cpuUsage()
      markdownProblem(text)
      const { user, system } = cpuUsage(before)
      assert.ok(user + system < 50_000, `took ${user + system} µs`)
    })
})
