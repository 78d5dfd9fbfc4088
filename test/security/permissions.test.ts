import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId, type PermissionId, type ServerFrame } from '@parley/protocol'
import { commands, permissionIds, questionPermissions } from '@parley/protocol/schemas'
import { SignJWT } from 'jose'
import { agentOf, contactOf, Sender } from './sending-files.ts'
import { agentSecret, deskOrigin, type Line, openLine, startShell } from './shell.ts'

const agentToken = (...roles: string[]) =>
  new SignJWT({ name: 'Ada', roles, ready: true })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('ada')
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(agentSecret))

const contact = newId()
const about = (name: string, body: object) => ({ type: 'command', name, body, in: newId() })
const asks = (question: object) => ({ type: 'ask', question })
const invites = (purpose: string) => about('invite-colleague', { purpose, target: { kind: 'agent', id: 'ben' } })
const profile = { name: 'Mia', emails: [], phones: [], language: null, fields: {} }

/** Frames that take a permission, as somebody writes them by hand. What is not in here has no frame yet, or goes over HTTP. */
const frames: Partial<Record<PermissionId, readonly object[]>> = {
  reject: [about('reject-invitation', { invitation: 2 })],
  'end-chat': [about('end-conversation', {})],
  'mark-done': [about('mark-done', {})],
  rejoin: [about('rejoin', {})],
  disposition: [about('set-disposition', { disposition: null })],
  note: [about('save-note', { text: 'Wants tea' })],
  'internal-note': [about('add-note', { text: 'Wants tea' })],
  'case-data-edit': [about('set-case-data', { fields: { order: '7' } })],
  'push-url': [about('send-message', { message: { kind: 'link-push', url: 'https://example.com/' } })],
  bot: [about('invite-bot', {}), about('silence-bot', {})],
  responses: [{ type: 'list', what: 'responses' }],
  search: [{ type: 'search', text: 'tea' }],
  history: [asks({ what: 'history', contact })],
  'my-history': [asks({ what: 'own-history' })],
  'contact-view': [asks({ what: 'contact', contact })],
  'contact-edit': [asks({ what: 'change-contact', contact, version: 0, profile })],
  'contact-assign': [
    asks({ what: 'find-contacts', words: 'mia' }),
    asks({ what: 'assign-contact', conversation: newId(), contact: null }),
  ],
  transfer: [invites('transfer')],
  conference: [invites('conference'), about('remove-from-conference', { agentId: 'ben' })],
  'consult-chat': [invites('chat-consultation')],
  'consult-im': [invites('im-consultation')],
  'team-communicator': [{ type: 'follow-team', follow: true }],
  'instant-message': [about('open-thread', { with: ['ben'] })],
  'supervise-coach': [about('coach', { agentId: 'ben', consultation: newId() })],
  'supervise-join': [about('join-conversation', {})],
  'supervise-takeover': [about('take-over', {})],
  'contact-merge': [asks({ what: 'merge-contact', contact, version: 0, into: null })],
  callback: [
    asks({
      what: 'schedule-callback',
      conversation: newId(),
      callback: newId(),
      at: 1,
      number: '+442079460000',
      note: '',
    }),
    asks({ what: 'drop-callback', contact, callback: newId() }),
  ],
}

/** What the server says to a frame, whatever else it says meanwhile. */
async function answer(line: Line, frame: object): Promise<ServerFrame> {
  const id = newId()
  line.send({ ...frame, id })
  for (;;) {
    const heard = await line.next()
    if (('id' in heard && heard.id === id) || heard.type === 'team') return heard
  }
}

const missingIn = (frame: ServerFrame) =>
  frame.type === 'refused' && frame.code === 'not-allowed' ? frame.facts['permission'] : undefined

/** What a role cannot have without that one. */
const dependent: Partial<Record<PermissionId, readonly PermissionId[]>> = {
  'contact-view': ['contact-edit', 'contact-assign', 'contact-merge', 'callback'],
  'contact-assign': ['contact-merge'],
  responses: ['responses-manage'],
  'team-communicator': ['transfer', 'conference', 'consult-chat', 'consult-im', 'consult-voice', 'instant-message'],
}

const full = { permissions: permissionIds }
const lacking = (...missing: readonly PermissionId[]) => ({
  ...full,
  without: [...missing, ...missing.flatMap((id) => dependent[id] ?? [])],
})

/** An agent of these roles on a line of their own. */
async function agentAs(port: number, ...roles: string[]): Promise<Line> {
  const line = await openLine(port, { origin: deskOrigin })
  const welcome = await line.hello({ role: 'agent', token: await agentToken(...roles) })
  assert.equal(welcome.type, 'welcome')
  return line
}

test('[PRM6] every permission that a command or a question takes is tried here', () => {
  const taken = [...commands.map(({ permission }) => permission), ...Object.values(questionPermissions)]
  const untried = taken.filter((needed) => typeof needed === 'string' && !Object.hasOwn(frames, needed))
  assert.deepEqual(untried, [], 'add a frame that takes it')
})

for (const [permission, wishes] of Object.entries(frames) as [PermissionId, readonly object[]][])
  test(`[PRM6] [PRM8] [B035] ${permission}: a role that lacks it cannot send the frame by hand`, async (t) => {
    const { port, noted } = await startShell(t, {
      file: { roles: { full, lacking: lacking(permission), supervisor: { permissions: [], inherits: null } } },
    })
    const [line, may] = [await agentAs(port, 'lacking', 'supervisor'), await agentAs(port, 'full', 'supervisor')]

    for (const wish of wishes) {
      assert.equal(missingIn(await answer(line, wish)), permission)
      assert.equal(missingIn(await answer(may, wish)), undefined, 'with it, the frame is judged as any other')
    }
    assert.deepEqual(
      noted.filter(([event]) => event === 'not-permitted'),
      wishes.map(() => ['not-permitted', { agent: 'ada', permission }]),
    )
  })

test('[PRM7] [B035] a renewed token with fewer roles takes effect at once, on the same socket, and with more', async (t) => {
  const { port } = await startShell(t, { file: { roles: { lacking: lacking('search') } } })
  const line = await agentAs(port, 'agent')
  const search = { type: 'search', text: 'tea' }
  assert.equal((await answer(line, search)).type, 'found')

  for (const [role, missing] of [
    ['lacking', 'search'],
    ['agent', undefined],
    ['nobody-knows-it', 'search'],
  ] as const) {
    line.send({ type: 'renew', token: await agentToken(role) })
    const renewed = await line.next()
    assert.equal(renewed.type, 'renewed')
    assert.equal(renewed.type === 'renewed' && renewed.permissions?.includes('search'), missing === undefined)
    assert.equal(missingIn(await answer(line, search)), missing)
  }
})

test('[PRM7] a supervisor whose new token makes them an agent finds what an agent finds', async (t) => {
  const shell = await startShell(t)
  const { conversation } = await contactOf(shell)
  const line = await agentAs(shell.port, 'supervisor')
  const read = { type: 'read', log: `conversation:${conversation}` }
  assert.equal((await answer(line, read)).type, 'page')
  line.send({ type: 'renew', token: await agentToken('agent') })
  await line.next()
  const refused = await answer(line, read)
  assert.equal(refused.type === 'refused' && refused.code, 'not-found')
})

test('[PRM4] [PRM6] an unknown role may nothing but take part, and is noted once', async (t) => {
  const { port, noted } = await startShell(t)
  const line = await agentAs(port, 'boss')
  await agentAs(port, 'boss')
  for (const [permission, [wish]] of Object.entries(frames) as [PermissionId, readonly [object]][])
    if (!permission.startsWith('supervise-')) assert.equal(missingIn(await answer(line, wish)), permission)
  assert.equal((await answer(line, { type: 'command', name: 'set-presence', body: { is: 'ready' } })).type, 'accepted')
  assert.deepEqual(
    noted.filter(([event]) => event === 'role-unknown'),
    [['role-unknown', { role: 'boss' }]],
  )
})

test('[PRM9] what is over is read with one of the permissions for it, what is in front of the agent without', async (t) => {
  const file = { roles: { now: { inherits: 'agent', without: ['my-history', 'history', 'search'] } } }
  const shell = await startShell(t, { file })
  const { conversation } = await contactOf(shell)
  const { line } = await agentOf(shell, 'ada', conversation, 'now')
  const read = { type: 'read', log: `conversation:${conversation}` }
  assert.equal((await answer(line, read)).type, 'page')
  await answer(line, { type: 'command', name: 'end-conversation', in: conversation, body: {} })
  await answer(line, { type: 'command', name: 'mark-done', in: conversation, body: {} })
  assert.equal(missingIn(await answer(line, read)), 'my-history')
  const again = await agentAs(shell.port, 'agent')
  assert.equal((await answer(again, read)).type, 'page')
})

test('[PRM10] [B035] files are sent and had over HTTP with their permissions only; an address that was given works', async (t) => {
  const shell = await startShell(t, {
    file: { roles: { reader: lacking('files-send'), sender: lacking('files-receive') } },
  })
  const { conversation, sender: contactsFiles } = await contactOf(shell)
  const sent = await contactsFiles.sendWhole('notes.txt', 'text/plain', 'notes')
  const { sender: both } = await agentOf(shell, 'ada', conversation)
  const as = async (role: string) =>
    new Sender(shell, { token: await agentToken(role), origin: deskOrigin, conversation })
  const [reader, sender] = [await as('reader'), await as('sender')]

  const begun = (await both.announce({ bytes: 5 })).json.file
  const refused = { status: 403, permission: 'files-send' }
  const saying = ({ status, json }: Awaited<ReturnType<Sender['announce']>>) => ({
    status,
    permission: (json as unknown as { permission?: string }).permission,
  })
  assert.deepEqual(saying(await reader.announce({})), refused)
  assert.deepEqual(saying(await reader.send(begun, 0, 'notes')), refused)
  assert.deepEqual(saying(await reader.ask('GET', `/v1/files/${begun}`)), refused)
  assert.deepEqual(saying(await reader.ask('DELETE', `/v1/files/${begun}`)), refused)
  assert.equal((await sender.send(begun, 0, 'notes')).status, 200)

  const list = `/v1/files?conversation=${conversation}`
  const unread = { status: 403, permission: 'files-receive' }
  assert.deepEqual(saying(await sender.ask('GET', list)), unread)
  assert.deepEqual(saying(await sender.addresses(sent.file)), unread)
  assert.equal((await reader.ask('GET', list)).json.files.length, 2)
  const { open } = (await reader.addresses(sent.file)).json
  assert.equal((await fetch(shell.url + open)).status, 200)
  assert.equal(shell.noted.filter(([event]) => event === 'not-permitted').length, 6)
  assert.doesNotMatch(JSON.stringify(shell.noted), /notes/)
})

test('[PRM11] [B035] the welcome tells what the roles permit; to contacts it tells nothing of it', async (t) => {
  const shell = await startShell(t, { file: { roles: { reader: { permissions: ['search'] } } } })
  const line = await openLine(shell.port, { origin: deskOrigin })
  const welcome = await line.hello({ role: 'agent', token: await agentToken('reader') })
  assert.deepEqual(welcome.type === 'welcome' && 'agentId' in welcome.you && welcome.you.permissions, ['search'])
  const contact = await contactOf(shell)
  assert.doesNotMatch(JSON.stringify(contact.welcome), /permission/)
})
