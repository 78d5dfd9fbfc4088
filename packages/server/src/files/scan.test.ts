import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import { eicar } from '../testing/file-samples.ts'
import { createScan } from './scan.ts'

const node = process.execPath
const refusesEicar = 'let t="";process.stdin.on("data",(d)=>t+=d).on("end",()=>process.exit(/EICAR/.test(t)?1:0))'

async function* content(text: string) {
  for (let at = 0; at < text.length; at += 10) yield Buffer.from(text.slice(at, at + 10))
}

const scanned = (text: string) => ({ file: 'a', type: 'text/plain', bytes: text.length, content: content(text) })

function scanBy(settings: { command?: readonly string[]; url?: URL; timeoutMs?: number }) {
  const noted: string[] = []
  const scan = createScan({ command: null, url: null, timeoutMs: 10_000, ...settings }, (name) => void noted.push(name))
  assert.ok(scan)
  return { noted, verdict: (text: string) => scan(scanned(text)) }
}

test('[FIL9] a program reads the file and says with its end what it is', async () => {
  const { verdict } = scanBy({ command: [node, '-e', refusesEicar] })
  assert.deepEqual([await verdict('hello'), await verdict(eicar)], ['good', 'refused'])
})

test('[FIL9] a program that breaks, hangs, or is not there is asked again later', async () => {
  for (const command of [
    [node, '-e', 'process.exit(2)'],
    [node, '-e', 'setInterval(() => {}, 1e6)'],
    ['/no/such/program'],
  ]) {
    const { verdict, noted } = scanBy({ command, timeoutMs: 1_000 })
    assert.equal(await verdict('hello'), 'later', command.join(' '))
    assert.deepEqual(noted, ['file-scan-failed'])
  }
})

test('[FIL9] a program that has seen enough need not read to the end', async () => {
  const { verdict } = scanBy({ command: [node, '-e', 'process.exit(1)'] })
  assert.equal(await verdict('x'.repeat(3_000_000)), 'refused')
})

test('[FIL9] a program is told no secret of the server', async (t) => {
  process.env['PARLEY_AGENT_SECRET'] = 'secret'
  t.after(() => delete process.env['PARLEY_AGENT_SECRET'])
  const tells = 'process.exit(Object.keys(process.env).some((name) => name.startsWith("PARLEY_")) ? 1 : 0)'
  assert.equal(await scanBy({ command: [node, '-e', tells] }).verdict('hello'), 'good')
})

/** An address that answers with this status, and `EICAR` with 422. */
async function scannerAt(t: TestContext, status: number) {
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (data: Buffer) => (text += data.toString()))
    request.on('end', () => {
      response.statusCode = text.includes('EICAR') ? 422 : status
      response.setHeader('location', 'http://127.0.0.1:1/')
      response.end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/scan`)
}

test('[FIL9] an address is given the file and says with its answer what it is', async (t) => {
  for (const status of [200, 204]) {
    const { verdict } = scanBy({ url: await scannerAt(t, status) })
    assert.deepEqual([await verdict('hello'), await verdict(eicar)], ['good', 'refused'])
  }
})

test('[FIL9] an address that says anything else, or nothing, is asked again later', async (t) => {
  for (const status of [202, 302, 404, 500]) {
    const { verdict } = scanBy({ url: await scannerAt(t, status) })
    assert.equal(await verdict('hello'), 'later', String(status))
  }
  assert.equal(await scanBy({ url: new URL('http://127.0.0.1:1/') }).verdict('hello'), 'later')
})
