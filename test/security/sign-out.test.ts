import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { SignJWT } from 'jose'
import { openSqlite } from '../../packages/server/src/store/open-sqlite.ts'
import { agentOf, agentToken, contactOf, eventOf, type Shell } from './sending-files.ts'
import { agentSecret, deskOrigin, openLine, startShell, type ShellOptions } from './shell.ts'

/** A token of Ada’s that was made so many seconds from now. */
function tokenMade(inSeconds: number): Promise<string> {
  const iat = Math.floor(Date.now() / 1_000) + inSeconds
  return new SignJWT({ name: 'Ada', ready: true })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('ada')
    .setIssuedAt(iat)
    .setExpirationTime(iat + 3_600)
    .sign(new TextEncoder().encode(agentSecret))
}

async function start(t: TestContext, keeps: ShellOptions['keeps'] = {}) {
  const shell = await startShell(t, { keeps })
  const signsOut = async (agent: string, ...roles: string[]) =>
    fetch(`${shell.url}/v1/agents/sign-out`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await agentToken('root', ...roles)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ agent }),
    })
  return { shell, signsOut }
}

/** How the server answers whoever comes with this token. */
async function comesWith(shell: Shell, token: string): Promise<string> {
  const line = await openLine(shell.port, { origin: deskOrigin })
  const answer = await line.hello({ role: 'agent', token })
  line.socket.terminate()
  return 'code' in answer ? answer.code : answer.type
}

test('[SEC24] [ROU14] [ATK121] an agent is signed out: the line ends, the conversation is offered to somebody else, within 5 s', async (t) => {
  const { shell, signsOut } = await start(t)
  const { conversation } = await contactOf(shell)
  const { line } = await agentOf(shell, 'ada', conversation)
  const { line: bens } = await agentOf(shell, 'ben')
  const since = performance.now()
  const answer = await signsOut('ada', 'administrator')
  assert.equal(answer.status, 200)
  assert.ok(Math.abs(((await answer.json()) as { signedOutAt: number }).signedOutAt - Date.now()) < 60_000)
  assert.equal((await line.closed).reason, 'unauthorized')
  await eventOf(bens, `interaction:${conversation}`, 'invitation-issued')
  assert.ok(performance.now() - since < 5_000)
  bens.socket.terminate()
})

test('[SEC24] [ATK121] the tokens of before open neither a line nor anything over HTTP, and a later one does', async (t) => {
  const { shell, signsOut } = await start(t)
  const before = await tokenMade(-10)
  assert.equal(await comesWith(shell, before), 'welcome')
  await signsOut('ada', 'administrator')
  assert.equal(await comesWith(shell, before), 'unauthorized')
  const read = await fetch(`${shell.url}/v1/reports`, { headers: { authorization: `Bearer ${before}` } })
  assert.equal(read.status, 401)
  assert.equal(await comesWith(shell, await tokenMade(2)), 'welcome')
})

test('[SEC24] [ATK121] nor do they after a restart of the server', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-sign-out-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const open = () => openSqlite(join(folder, 'parley.sqlite'))
  const { shell, signsOut } = await start(t, { store: await open() })
  const before = await tokenMade(-10)
  assert.equal((await signsOut('ada', 'administrator')).status, 200)
  await shell.server.drain()
  const { shell: next } = await start(t, { store: await open() })
  assert.equal(await comesWith(next, before), 'unauthorized')
  assert.equal(await comesWith(next, await tokenMade(2)), 'welcome')
})

test('[SEC24] [ATK121] on an open line a token of before renews nothing', async (t) => {
  const { shell, signsOut } = await start(t)
  const before = await tokenMade(-10)
  await signsOut('ada', 'administrator')
  const line = await openLine(shell.port, { origin: deskOrigin })
  const welcome = await line.hello({ role: 'agent', token: await tokenMade(2) })
  assert.equal(welcome.type, 'welcome')
  line.send({ type: 'renew', token: before })
  const answer = await line.next()
  assert.deepEqual([answer.type, 'code' in answer && answer.code], ['refused', 'unauthorized'])
  line.socket.terminate()
})

test('[SEC24] whoever may not sign agents out is refused, and nobody is signed out', async (t) => {
  const { shell, signsOut } = await start(t)
  assert.equal((await signsOut('ada')).status, 403)
  assert.equal((await signsOut('ada', 'supervisor')).status, 403)
  assert.equal(await comesWith(shell, await tokenMade(-10)), 'welcome')
})

test('[SEC24] what names no agent is refused, and says what is wrong', async (t) => {
  const { signsOut } = await start(t)
  for (const wrong of ['', 'x'.repeat(129), 'a\0b', '\ud800']) {
    const answer = await signsOut(wrong, 'administrator')
    assert.equal(answer.status, 400)
    assert.match(await answer.text(), /is not \{\\"agent\\"\}/)
  }
})

test('[SEC24] [AUD3] who signed whom out is in the audit log', async (t) => {
  const { shell, signsOut } = await start(t)
  await signsOut('ada', 'administrator')
  const rows = await shell.store.auditRows(0, 10)
  const [row] = rows.map(({ entry }) => JSON.parse(entry)).filter(({ action }) => action === 'agent-sign-out')
  assert.deepEqual([row.actor, row.objects, row.result], ['agent:root', { agent: 'ada' }, 'begun'])
})
