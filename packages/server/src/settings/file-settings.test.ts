import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings, SettingsError } from './read-settings.ts'

const settingsWith = (json: object, environment = {}) =>
  readSettings({ environment, file: { name: 'parley.config.json', json } })
const filesOf = (files: object) => settingsWith({ sites: { shop: { files } } }).sites['shop']?.files

function problemOf(json: object): string {
  try {
    settingsWith(json)
  } catch (error) {
    if (error instanceof SettingsError) return error.message
    throw error
  }
  return ''
}

test('[FIL2] without a word a site takes files from both sides, within the limits of security rule H4', () => {
  const files = settingsWith({ sites: { shop: {} } }).sites['shop']?.files
  const { fromContact, fromAgent, maxBytes, contactMaxCount, agentMaxCount, dailyBytes } = files ?? {}
  assert.deepEqual(
    [fromContact, fromAgent, maxBytes, contactMaxCount, agentMaxCount, dailyBytes],
    [true, true, 20_000_000, 5, 10, 200_000_000],
  )
})

test('[FIL2] types are named by extension, by media type or by group', () => {
  assert.deepEqual(filesOf({ types: ['.PDF', 'image/png', 'audio/*'] })?.types, [
    'png',
    'pdf',
    'mp3',
    'm4a',
    'wav',
    'ogg',
  ])
  assert.deepEqual(filesOf({ types: ['image/jpeg'] })?.types, ['jpg', 'jpeg'])
})

test('[FIL2] actions that are not named are there', () => {
  const actions = { open: true, save: false, saveAll: true, print: true, delete: true, deleteAll: true }
  assert.deepEqual(filesOf({ actions: { save: false } })?.actions, actions)
})

const wrong: readonly (readonly [what: string, json: object, complaint: RegExp])[] = [
  [
    'a type that is never taken',
    { sites: { shop: { files: { types: ['pdf', 'html'] } } } },
    /^sites\.shop\.files\.types in parley\.config\.json is \["pdf","html"\] \(the entry "html" names no type that can be sent\)/,
  ],
  ['an action that there is not', { sites: { shop: { files: { actions: { run: true } } } } }, /"run" is no action/],
  [
    'a size that is none',
    { sites: { shop: { files: { maxBytes: 0 } } } },
    /^sites\.shop\.files\.maxBytes .* from 1 to/,
  ],
  ['a setting that there is not', { sites: { shop: { files: { maxByte: 1 } } } }, /Did you mean maxBytes\?/],
  [
    'two scanners',
    { fileScan: { command: ['x'], url: 'https://scan.example/' } },
    /fileScan\.command and fileScan\.url are both set/,
  ],
  [
    'a scanner without a program',
    { fileScan: { command: [] } },
    /^fileScan\.command .* takes a list: the program and its arguments/,
  ],
]

for (const [what, json, complaint] of wrong)
  test(`[FIL2] [SET3] the start is refused with the place, the value and the remedy: ${what}`, () => {
    assert.match(problemOf(json), complaint)
  })

test('[FIL9] whoever scans is named in the file or in the environment', () => {
  assert.deepEqual(settingsWith({ fileScan: { command: ['clamdscan', '-'] } }).fileScan.command, ['clamdscan', '-'])
  const { command } = settingsWith({}, { PARLEY_FILE_SCAN_COMMAND: 'clamdscan --no-summary -' }).fileScan
  assert.deepEqual(command, ['clamdscan', '--no-summary', '-'])
})
