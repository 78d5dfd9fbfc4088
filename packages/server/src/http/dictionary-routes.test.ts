import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readSettings } from '../settings/read-settings.ts'
import { createClientAddress } from './client-address.ts'
import { createHttp } from './create-http.ts'
import { hostedDictionaries, serveDictionaries } from './dictionary-routes.ts'

test('[SPL10] dictionaries are read from every origin: English ones, and those of the configuration', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-dictionaries-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const de = { aff: join(folder, 'de.aff'), dic: join(folder, 'de.dic') }
  writeFileSync(de.aff, 'SET UTF-8\n')
  writeFileSync(de.dic, '1\nGrüße\n')
  const settings = readSettings({ environment: {}, file: { name: 'parley.config.json', json: {} } })
  const app = await createHttp(settings, { log: () => {}, clientAddress: createClientAddress([]) })
  serveDictionaries(app, hostedDictionaries({ de }))
  await app.listen({ port: 0, host: '127.0.0.1' })
  t.after(() => app.close())
  const ask = (path: string) =>
    fetch(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/v1/dictionaries/${path}`)

  const german = await ask('de/dic')
  assert.equal(await german.text(), '1\nGrüße\n')
  assert.deepEqual(
    ['content-type', 'access-control-allow-origin', 'cache-control'].map((name) => german.headers.get(name)),
    ['text/plain; charset=utf-8', '*', 'public, max-age=86400'],
  )
  assert.match(await (await ask('en/aff')).text(), /^SET UTF-8/)
  assert.match(await (await ask('en-GB/dic')).text(), /^colour/m)
  for (const path of ['fr/aff', 'de/exe', '__proto__/aff', '..%2f..%2fpackage.json/aff'])
    assert.equal((await ask(path)).status, 404, path)
})
