import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { subprotocol } from '@parley/protocol'
import { WebSocket } from 'ws'
import { serverOptions } from '../../scripts/server-options.mjs'

const main = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url))

/** A server as an operator starts it, with everything that it prints. */
class Started {
  readonly child: ChildProcess
  out = ''
  err = ''
  /** How it ended: with a number, or by a signal. */
  readonly ended: Promise<number | string | null>

  constructor(t: TestContext, environment: Readonly<Record<string, string>>) {
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PARLEY_'))
    this.child = spawn(process.execPath, ['--conditions=source', '--disable-warning=ExperimentalWarning', main], {
      env: { ...Object.fromEntries(inherited), PARLEY_PORT: '0', ...environment },
      cwd: tmpdir(),
    })
    this.child.stdout?.on('data', (data) => (this.out += String(data)))
    this.child.stderr?.on('data', (data) => (this.err += String(data)))
    this.ended = once(this.child, 'close').then(([code, signal]) => (code ?? signal) as number | string | null)
    t.after(() => this.child.kill('SIGKILL'))
  }

  async ready(): Promise<number> {
    while (!this.out.includes('\n')) {
      await Promise.race([once(this.child.stdout as NodeJS.ReadableStream, 'data'), this.ended])
      if (this.child.exitCode !== null) throw new Error(`It ended:\n${this.err}`)
    }
    return Number(/localhost:(\d+)/.exec(this.out)?.[1])
  }
}

function freshFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-start-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('[RUN5] the only line on stdout says where the server listens; SIGTERM ends it with 0', async (t) => {
  const server = new Started(t, { PARLEY_DATA: freshFolder(t), PARLEY_DEMO: '1' })
  const port = await server.ready()
  server.child.kill('SIGTERM')
  assert.equal(await server.ended, 0)
  assert.equal(server.out, `Parley listens on http://localhost:${port}\n`)
  assert.equal(server.err, '')
})

test('[RUN15] the command runs Node with the options of npm start', () => {
  const [first] = readFileSync(main, 'utf8').split('\n')
  assert.equal(first, `#!/usr/bin/env -S node ${serverOptions.join(' ')}`)
})

test('[RUN3] SIGTERM says goodbye on every line before the process ends', async (t) => {
  const server = new Started(t, { PARLEY_DATA: freshFolder(t), PARLEY_DEMO: '1' })
  const port = await server.ready()
  const origin = `http://localhost:${port}`
  const socket = new WebSocket(`ws://localhost:${port}/v1/socket`, subprotocol, { origin })
  await once(socket, 'open')
  socket.send(JSON.stringify({ type: 'hello', versions: [1], client: 'test', as: { role: 'contact', site: 'shop' } }))
  await once(socket, 'message')

  const goodbye = once(socket, 'message')
  const closed = once(socket, 'close')
  server.child.kill('SIGTERM')
  assert.match(String((await goodbye)[0]), /"type":"goodbye","code":"going-away"/)
  assert.equal((await closed)[0], 1012)
  assert.equal(await server.ended, 0)
})

test('[RUN1] a second server on the same folder ends with one line; the first goes on', async (t) => {
  const folder = freshFolder(t)
  const first = new Started(t, { PARLEY_DATA: folder })
  const port = await first.ready()
  const second = new Started(t, { PARLEY_DATA: folder })
  assert.equal(await second.ended, 1)
  assert.equal(
    second.err,
    `PARLEY_DATA is "${folder}", which another Parley server is using. Stop that one, or set another folder.\n`,
  )
  assert.equal((await fetch(`http://localhost:${port}/readyz`)).status, 200)
})

test('[RUN1] after kill -9 the folder can be used at once', async (t) => {
  const folder = freshFolder(t)
  const first = new Started(t, { PARLEY_DATA: folder })
  await first.ready()
  first.child.kill('SIGKILL')
  await first.ended
  const second = new Started(t, { PARLEY_DATA: folder })
  assert.ok((await second.ready()) > 0)
})

test('[RUN2] a port in use is said in one line', async (t) => {
  const blocker = createServer()
  await new Promise<void>((resolve) => blocker.listen(0, 'localhost', resolve))
  t.after(() => blocker.close())
  const address = blocker.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  const server = new Started(t, { PARLEY_DATA: freshFolder(t), PARLEY_PORT: port, PARLEY_LOG_LEVEL: 'error' })
  assert.equal(await server.ended, 1)
  assert.equal(
    server.err,
    `PARLEY_PORT is ${port}, which another program is using. Stop that one, or set another port; 0 takes any free one.\n`,
  )
})

test('[RUN2] a host that is not this machine’s is said in one line', async (t) => {
  const server = new Started(t, { PARLEY_DATA: freshFolder(t), PARLEY_HOST: '192.0.2.1', PARLEY_LOG_LEVEL: 'error' })
  assert.equal(await server.ended, 1)
  assert.match(server.err, /^PARLEY_HOST is "192\.0\.2\.1", which is no address of this machine\..*\n$/)
})

test('[RUN2] a damaged database is said in one line', async (t) => {
  const folder = freshFolder(t)
  writeFileSync(join(folder, 'parley.sqlite'), 'this is no database, and longer than the header of one. '.repeat(100))
  const server = new Started(t, { PARLEY_DATA: folder, PARLEY_LOG_LEVEL: 'error' })
  assert.equal(await server.ended, 1)
  assert.match(server.err, /^The database cannot be opened: .*not a database.*\n$/)
})

test('[RUN2] a PostgreSQL that does not answer is said in one line, without its password', async (t) => {
  const blocker = createServer()
  await new Promise<void>((resolve) => blocker.listen(0, 'localhost', resolve))
  const address = blocker.address()
  const port = typeof address === 'object' ? address?.port : 0
  await new Promise((resolve) => blocker.close(resolve))
  const server = new Started(t, {
    PARLEY_DATA: freshFolder(t),
    PARLEY_LOG_LEVEL: 'error',
    PARLEY_DATABASE_URL: `postgres://parley:secret-password@localhost:${port}/parley`,
  })
  assert.equal(await server.ended, 1)
  assert.match(
    server.err,
    /^The database cannot be opened: .*ECONNREFUSED.*\. Start it, or correct PARLEY_DATABASE_URL\.\n$/,
  )
  assert.doesNotMatch(server.err, /secret-password/)
})

test('[SET3] wrong settings stop the start, one line each', async (t) => {
  const folder = freshFolder(t)
  const file = join(folder, 'parley.config.json')
  writeFileSync(file, '{"port": "8080", "sits": {}}')
  const server = new Started(t, { PARLEY_DATA: folder, PARLEY_CONFIG: file, PARLEY_PROT: '1', PARLEY_PORT: '' })
  assert.equal(await server.ended, 1)
  assert.equal(server.out, '')
  assert.deepEqual(server.err.trimEnd().split('\n'), [
    'PARLEY_PROT is unknown. Did you mean PARLEY_PORT? Correct the name or remove it.',
    `sits in ${file} is unknown. Did you mean sites? Correct the name or remove it.`,
    `port in ${file} is "8080". It takes a whole number from 0 to 65535. Correct it, or leave it out to have 8080.`,
  ])
})

test('[SET3] a file that is named and missing, or no JSON, is said in one line', async (t) => {
  const folder = freshFolder(t)
  const missing = new Started(t, { PARLEY_DATA: folder, PARLEY_CONFIG: join(folder, 'missing.json') })
  assert.equal(await missing.ended, 1)
  assert.match(missing.err, /^PARLEY_CONFIG is ".*missing\.json", which cannot be read \(ENOENT\)\..*\n$/)

  const file = join(folder, 'broken.json')
  writeFileSync(file, '{\n  "agentSecret": "do not repeat this",\n}')
  const broken = new Started(t, { PARLEY_DATA: folder, PARLEY_CONFIG: file })
  assert.equal(await broken.ended, 1)
  assert.match(
    broken.err,
    /broken\.json is not JSON at line 3 column 1\. Correct it; JSON takes no comments and no trailing commas\.\n$/,
  )
  assert.doesNotMatch(broken.err, /do not repeat/)
})

test('[RUN4] an operator who forgot sites and keys reads so in the log', async (t) => {
  const server = new Started(t, { PARLEY_DATA: freshFolder(t) })
  await server.ready()
  server.child.kill('SIGTERM')
  await server.ended
  const events = server.err
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string; level: string })
  assert.deepEqual(
    events.map(({ event, level }) => `${level} ${event}`),
    [
      'warn start-without-sites',
      'warn start-without-agent-keys',
      'info listening',
      'info stopping',
      'info draining',
      'info drained',
    ],
  )
})
