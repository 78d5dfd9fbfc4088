import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { loadSettings } from './load-settings.ts'
import { SettingsError } from './read-settings.ts'

/** Settings from a file in a folder of its own, where these files lie. */
function load(t: TestContext, json: object, files: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-settings-'))
  t.after(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'files'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'files', name), text, 'latin1')
  const config = join(folder, 'parley.config.json')
  writeFileSync(config, JSON.stringify(json))
  return { folder, settings: () => loadSettings({ PARLEY_CONFIG: config }) }
}

const response = (more: object) => ({ responses: [{ id: 'tea', title: 'Tea', text: 'Tea?', ...more }] })
const german = { dictionaries: { de: { aff: 'files/de.aff', dic: 'files/de.dic' } } }

test('[RSP20] [SPL10] paths are seen from the folder of the file', (t) => {
  const json = { ...response({ attachments: ['files/prices.pdf'] }), ...german }
  const { folder, settings } = load(t, json, { 'prices.pdf': '%PDF', 'de.aff': 'SET UTF-8', 'de.dic': '1\nTee' })
  const { responses, dictionaries } = settings()
  assert.deepEqual(responses[0]?.attachments, [join(folder, 'files/prices.pdf')])
  assert.deepEqual(dictionaries, { de: { aff: join(folder, 'files/de.aff'), dic: join(folder, 'files/de.dic') } })
})

const wrong: readonly (readonly [json: object, said: RegExp, files?: Readonly<Record<string, string>>])[] = [
  [
    response({ attachments: ['files/prices.pdf'] }),
    /^responses\.0\.attachments\.0 is "files\/prices\.pdf", which cannot be read \(ENOENT\)\. The path is seen from/,
  ],
  [response({ attachments: ['files'] }), /^responses\.0\.attachments\.0 is "files", which is no file\./],
  [response({ attachments: ['files/a'] }), /^responses\.0\.attachments\.0 is "files\/a", which is empty\./, { a: '' }],
  [german, /^dictionaries\.de\.aff is "files\/de\.aff", which cannot be read \(ENOENT\)/, { 'de.dic': '1\nTee' }],
  [
    german,
    /^dictionaries\.de\.aff is "files\/de\.aff", which is written in ISO8859-1\. It takes UTF-8\. Convert both/,
    { 'de.aff': '# German\nSET ISO8859-1\n', 'de.dic': '1\nTee' },
  ],
  [{ dictionaries: { Deutsch: { aff: 'a', dic: 'b' } } }, /^dictionaries\.Deutsch in .* is not a language such as de/],
  [{ dictionaries: { de: { aff: 'a' } } }, /^dictionaries\.de\.dic in .* is missing\. Add it\./],
  [response({ message: { kind: 'text', text: 'Tea?' } }), /^responses\.0 in .* needs either text or message\./],
  [response({ shortcut: '/tea' }), /^responses\.0\.shortcut in .* is "\/tea", which is not 1 to 39 letters/],
  [
    { responses: ['a', 'b'].map((id) => ({ id, title: 'Tea', text: 'Tea?', shortcut: id === 'a' ? 'tea' : 'Tea' })) },
    /^responses\.1\.shortcut in .* is "Tea", which "a" has for the same language\. Choose another shortcut\./,
  ],
]

for (const [json, said, files] of wrong)
  test(`[RSP20] [SPL10] ${JSON.stringify(json).slice(0, 110)} stops the start with one line that helps`, (t) => {
    const { settings } = load(t, json, files)
    assert.throws(settings, (error) => {
      assert.ok(error instanceof SettingsError)
      const lines = error.problems.filter((line) => said.test(line))
      assert.equal(lines.length, 1, error.problems.join('\n'))
      return true
    })
  })

test('[RSP20] two languages may share a shortcut, and so may two sites', (t) => {
  const same = { title: 'Hi', text: 'Hi', shortcut: 'hi' }
  const responses = [
    { id: 'a', ...same, language: 'en' },
    { id: 'b', ...same, language: 'de' },
    { id: 'c', ...same, sites: ['shop'] },
    { id: 'd', ...same, sites: ['travel'] },
  ]
  assert.equal(load(t, { responses }).settings().responses.length, 4)
})
