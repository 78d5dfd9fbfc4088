import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { StartProblem } from '../running/start-problem.ts'
import { readSettings } from '../settings/read-settings.ts'
import { keptSigningKey, makeSigningKey, publicHalf } from './signing-key.ts'

const pemOf = (key: ReturnType<typeof makeSigningKey>) => key.export({ type: 'pkcs8', format: 'pem' }).toString()

test('[VER5] a file that holds no key stops the start, and stays as it is', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-key-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'transcript-key.pem')
  const made = publicHalf(keptSigningKey(path))
  assert.deepEqual(publicHalf(keptSigningKey(path)), made)
  writeFileSync(path, 'half a key')
  assert.throws(() => keptSigningKey(path), StartProblem)
  assert.equal(readFileSync(path, 'utf8'), 'half a key')
})

test('[VER5] the setting takes an Ed25519 key, also in one line, and never repeats another one', () => {
  const read = (pem: string) => readSettings({ environment: { PARLEY_TRANSCRIPT_KEY: pem } }).transcriptKey
  const pem = pemOf(makeSigningKey())
  assert.equal(read(pem), pem)
  assert.equal(read(pem.replaceAll('\n', '\\n')), pem)
  const other = pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)
  for (const wrong of [other, pem.slice(0, -40), 'a word that is no key'])
    assert.throws(
      () => read(wrong),
      ({ message }: Error) =>
        message.includes('PARLEY_TRANSCRIPT_KEY') && !message.includes(wrong.split('\n')[1] ?? wrong),
    )
})
