import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import serveStatic from '@fastify/static'
import fastify from 'fastify'
import { serveScripts } from './script-routes.ts'

const script = 'console.log("hello")'

async function server(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-scripts-'))
  t.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'parley.js'), script)
  writeFileSync(join(folder, 'parley.js.br'), brotliCompressSync(script))
  writeFileSync(join(folder, 'parley.js.gz'), gzipSync(script))
  const app = fastify()
  await app.register(serveStatic, { serve: false, preCompressed: true })
  serveScripts(app, folder)
  t.after(() => app.close())
  return app
}

for (const [accepted, encoding] of [
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['identity', undefined],
] as const)
  test(`[RUN12] who takes ${accepted} gets a script as ${encoding ?? 'it is'}`, async (t) => {
    const app = await server(t)
    const answer = await app.inject({ url: '/parley.js', headers: { 'accept-encoding': accepted } })
    assert.equal(answer.statusCode, 200)
    assert.equal(answer.headers['content-encoding'], encoding)
    assert.match(String(answer.headers['content-type']), /^(?:text|application)\/javascript/)
    assert.equal(answer.headers['vary'], 'accept-encoding')
  })
