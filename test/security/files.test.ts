import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@parley/protocol'
import { createMemoryFileStore } from '@parley/server'
import { eventually } from '../support/eventually.ts'
import {
  docx,
  eicar,
  exe,
  gif,
  gifAndScript,
  html,
  jpeg,
  oldOffice,
  pdf,
  pdfAndPage,
  png,
  svg,
  webp,
  zip,
} from '../../packages/server/src/testing/file-samples.ts'
import { agentOf, ask, contactOf, fileMessage, fileWorld, refusalIn } from './sending-files.ts'

const site = (files: object) => ({ file: { sites: { shop: { origins: ['https://www.shop.example'], files } } } })

test('[FIL1] [A115] [A124] a contact’s file stands in the conversation, and the agent reads the very bytes', async (t) => {
  const { shell, sender, conversation, line } = await fileWorld(t)
  const { status, json, file } = await sender.sendWhole('plan.pdf', 'application/pdf', pdf())
  assert.deepEqual([status, json], [200, { offset: pdf().length, state: 'stored' }])
  const { by, message } = await fileMessage(line, conversation)
  const expected = { kind: 'file', file, name: 'plan.pdf', type: 'application/pdf', bytes: pdf().length }
  assert.deepEqual([by, message], ['p1', expected])

  const agent = await agentOf(shell, 'ada', conversation)
  assert.deepEqual((await fileMessage(agent.line, conversation)).message, expected)
  const { json: addresses } = await agent.sender.addresses(file)
  const read = await fetch(shell.url + addresses.open)
  assert.deepEqual(Buffer.from(await read.arrayBuffer()), pdf())
  agent.line.socket.terminate()
})

test('[FIL1] [A125] [A127] an agent’s file stands in the conversation, and the contact reads the very bytes', async (t) => {
  const { shell, sender, conversation, line } = await fileWorld(t)
  const agent = await agentOf(shell, 'ada', conversation)
  const { file } = await agent.sender.sendWhole('offer.docx', '', docx())
  const { by, message } = await fileMessage(line, conversation)
  assert.deepEqual([by, message.name], ['p2', 'offer.docx'])
  const { json: addresses } = await sender.addresses(file)
  assert.deepEqual(Buffer.from(await (await fetch(shell.url + addresses.save)).arrayBuffer()), docx())
  agent.line.socket.terminate()
})

test('[FIL2] [B010] [A115] [A125] what a site takes is told to both sides before they choose a file', async (t) => {
  const rules = {
    fromContact: false,
    fromResponses: false,
    types: ['pdf', 'image/png'],
    maxBytes: 1_000,
    agentMaxCount: 7,
    dailyBytes: 5_000,
    actions: { print: false },
  }
  const { shell, welcome } = await fileWorld(t, site(rules))
  const actions = { open: true, save: true, saveAll: true, print: false, delete: true, deleteAll: true }
  const told = { types: ['png', 'pdf'], maxBytes: 1_000, dailyBytes: 5_000, actions }
  assert.ok(welcome.you.role === 'contact')
  assert.deepEqual(welcome.you.site.files, { send: false, maxCount: 5, ...told })
  const agent = await agentOf(shell, 'ada')
  assert.ok(agent.welcome.type === 'welcome' && agent.welcome.you.role === 'agent')
  const from = { workstation: true, responses: false }
  assert.deepEqual(agent.welcome.you.desk.files, { shop: { send: true, maxCount: 7, from, ...told } })
  agent.line.socket.terminate()
})

test('[FIL2] a site without files says nothing of them, and takes none', async (t) => {
  const { welcome, sender } = await fileWorld(t, site({ fromContact: false, fromAgent: false }))
  assert.ok(welcome.you.role === 'contact')
  assert.equal(welcome.you.site.files, undefined)
  const { status, json } = await sender.announce({})
  assert.deepEqual([status, json.error, json.role], [403, 'files-not-allowed', 'contact'])
})

test('[FIL3] the same id is the same file: announced twice it is told how far it is, announced as another it is a conflict', async (t) => {
  const { sender } = await fileWorld(t)
  const id = newId()
  const first = await sender.announce({ id, bytes: 10 })
  assert.equal(first.status, 201)
  await sender.send(first.json.file, 0, 'hello')
  const again = await sender.announce({ id, bytes: 10 })
  assert.equal(again.status, 200)
  assert.deepEqual(again.json, { ...first.json, offset: 5 })
  const other = await sender.announce({ id, bytes: 11 })
  assert.deepEqual([other.status, other.json.error], [409, 'command-conflict'])
})

test('[FIL4] a piece at another place is refused with the right one, and changes nothing', async (t) => {
  const { sender } = await fileWorld(t)
  const { json } = await sender.announce({ bytes: 10 })
  await sender.send(json.file, 0, 'hello')
  for (const offset of [0, 4, 6, 10]) {
    const answer = await sender.send(json.file, offset, 'x')
    assert.deepEqual([answer.status, answer.json.error, answer.json.offset], [409, 'wrong-offset', 5])
  }
  assert.deepEqual((await sender.send(json.file, 5, 'there')).json, { offset: 10, state: 'stored' })
})

test('[FIL4] the last piece again, because its answer was lost, is answered with how it is', async (t) => {
  const { sender, line, conversation } = await fileWorld(t)
  const { file } = await sender.sendWhole('a.txt', 'text/plain', 'hello')
  await fileMessage(line, conversation)
  assert.deepEqual((await sender.send(file, 0, 'hello')).json, { offset: 5, state: 'stored' })
  assert.equal((await sender.ask('GET', `/v1/files/${file}`)).json.state, 'stored')
  const texts = line.heard.filter((frame) => JSON.stringify(frame).includes(file))
  assert.deepEqual(texts, [])
})

test('[FIL5] what is too large or empty is refused before a byte is sent', async (t) => {
  const { sender } = await fileWorld(t, site({ maxBytes: 1_000 }))
  const large = await sender.announce({ bytes: 1_001 })
  assert.deepEqual([large.status, large.json.error, large.json.limitBytes], [413, 'file-too-large', 1_000])
  const empty = await sender.announce({ bytes: 0 })
  assert.deepEqual([empty.status, empty.json.error], [400, 'file-empty'])
})

test('[FIL5] [ATK133] more bytes than were announced are cut off, and nothing of the file is kept', async (t) => {
  const { shell, sender } = await fileWorld(t)
  const { json } = await sender.announce({ bytes: 5 })
  const answer = await sender.send(json.file, 0, 'hello and more')
  assert.deepEqual([answer.status, answer.json.error], [413, 'file-too-large'])
  assert.equal((await sender.ask('GET', `/v1/files/${json.file}`)).status, 404)
  assert.deepEqual(await shell.files.parts(), [])
})

test('[FIL5] so many files at once, so many bytes in a day, so many files in a minute', async (t) => {
  const { sender } = await fileWorld(t, site({ contactMaxCount: 2, dailyBytes: 100 }))
  const one = await sender.announce({ bytes: 40 })
  await sender.announce({ bytes: 40 })
  const third = await sender.announce({})
  assert.deepEqual([third.status, third.json.error, third.json.limit], [429, 'too-many-files', 2])
  await sender.ask('DELETE', `/v1/files/${one.json.file}`)
  const quota = await sender.announce({ bytes: 61 })
  assert.deepEqual([quota.status, quota.json.error, quota.json.limitBytes], [429, 'quota', 100])
  assert.ok(Number(quota.headers.get('retry-after')) > 23 * 3_600)
  for (let count = 4; count < 10; count++) await sender.announce({ bytes: 61 })
  const tooOften = await sender.announce({ bytes: 1 })
  assert.deepEqual([tooOften.status, tooOften.json.error], [429, 'too-many-commands'])
})

test('[FIL5] an ended conversation takes no files, begun ones neither, and keeps giving those that stand in it', async (t) => {
  const { shell, sender, conversation, line } = await fileWorld(t)
  const { file } = await sender.sendWhole('a.txt', 'text/plain', 'hello')
  const half = await sender.announce({ bytes: 10 })
  await ask(line, 'end-conversation', conversation, {})
  const late = await sender.announce({})
  assert.deepEqual([late.status, late.json.error], [409, 'conversation-ended'])
  const rest = await sender.send(half.json.file, 0, 'hello')
  assert.deepEqual([rest.status, rest.json.error], [409, 'conversation-ended'])
  assert.deepEqual(await shell.files.parts(), [])
  const { json } = await sender.addresses(file)
  assert.equal(await (await fetch(shell.url + json.open)).text(), 'hello')
})

const names: readonly (readonly [what: string, name: string, type: string, error: string])[] = [
  ['a page', 'page.html', 'text/html', 'file-type-refused'],
  ['a drawing that may run scripts', 'drawing.svg', 'image/svg+xml', 'file-type-refused'],
  ['a document that may run scripts', 'data.xml', 'application/xml', 'file-type-refused'],
  ['a web archive', 'page.mhtml', 'multipart/related', 'file-type-refused'],
  ['a script', 'run.js', 'text/javascript', 'file-type-refused'],
  ['a program', 'setup.exe', 'application/octet-stream', 'file-type-refused'],
  ['a program behind a second extension', 'photo.png.exe', 'image/png', 'file-type-refused'],
  ['a program behind an override of direction', 'photo\u202egnp.exe', 'image/png', 'file-type-refused'],
  ['a program behind spaces', `photo.png${' '.repeat(200)}.exe`, 'image/png', 'file-type-refused'],
  ['a name without extension', 'README', 'text/plain', 'file-type-refused'],
  ['a name that is nothing but an extension', '.png', 'image/png', 'file-type-refused'],
  ['a page that is called a picture', 'photo.png', 'text/html', 'file-type-mismatch'],
  ['a drawing that is called a picture', 'photo.png', 'image/svg+xml', 'file-type-mismatch'],
  ['one picture that is called another', 'photo.png', 'image/jpeg', 'file-type-mismatch'],
]

for (const [what, name, type, error] of names)
  test(`[FIL6] [ATK130] refused before a byte is sent: ${what}`, async (t) => {
    const { sender } = await fileWorld(t)
    const answer = await sender.announce({ name, type })
    assert.deepEqual([answer.status, answer.json.error], [415, error])
  })

const lies: readonly (readonly [what: string, name: string, bytes: Buffer | string, found: string])[] = [
  ['a page as PNG', 'photo.png', html, 'markup'],
  ['a drawing as PNG', 'photo.png', svg, 'markup'],
  ['a program as PNG', 'photo.png', exe(), 'application/x-msdownload'],
  ['a JPEG as PNG', 'photo.png', jpeg(), 'image/jpeg'],
  ['text as PNG', 'photo.png', 'hello', 'text'],
  ['a page as text', 'notes.txt', html, 'markup'],
  ['a page behind white space as a table', 'list.csv', `\ufeff\n  ${html}`, 'markup'],
  ['a drawing with a prolog as text', 'notes.txt', `<?xml version="1.0"?>${svg}`, 'markup'],
  ['a program as text', 'notes.txt', exe(), 'no text'],
  ['a program as PDF', 'plan.pdf', exe(), 'application/x-msdownload'],
  ['an archive as PDF', 'plan.pdf', zip({ a: 'b' }), 'application/zip'],
  [
    'a text document as table',
    'list.xlsx',
    docx(),
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  ['a page as old document', 'letter.doc', html, 'markup'],
]

for (const [what, name, bytes, found] of lies)
  test(`[FIL7] [ATK130] refused by its first bytes, and nothing of it stays: ${what}`, async (t) => {
    const { shell, sender, line, conversation } = await fileWorld(t)
    const { status, json, file } = await sender.sendWhole(name, '', bytes)
    assert.deepEqual([status, json.error, json.found], [415, 'file-type-mismatch', found])
    const progress = await sender.ask('GET', `/v1/files/${file}`)
    assert.deepEqual([progress.json.state, refusalIn(progress)], ['refused', 'file-type-mismatch'])
    assert.equal((await sender.addresses(file)).status, 404)
    assert.equal(await shell.files.read(file, { from: 0, to: 1 }), undefined)
    await ask(line, 'send-message', conversation, { message: { kind: 'text', text: 'still here' } })
    assert.doesNotMatch(JSON.stringify(line.heard), /"kind":"file"/)
  })

const honest: readonly (readonly [name: string, type: string, bytes: Buffer | string])[] = [
  ['a.png', 'image/png', png()],
  ['a.JPG', 'image/pjpeg', jpeg()],
  ['a.gif', 'image/gif', gif()],
  ['a.webp', 'image/webp', webp()],
  ['a.pdf', 'application/pdf', pdf()],
  ['a.txt', 'text/plain', 'Grüße aus Köln'],
  ['BMW.csv', 'application/vnd.ms-excel', 'BMW;Opel\r\n1;2\r\n'],
  ['latin.csv', '', Buffer.from('Gr\xfc\xdfe;1', 'latin1')],
  ['wide.txt', 'text/plain', Buffer.from('\ufeffhello', 'utf16le')],
  ['a.docx', 'application/octet-stream', docx()],
  ['plain.docx', '', zip({ 'customXml/item1.xml': 'x'.repeat(5_000), '[Content_Types].xml': 'y' })],
  ['a.doc', 'application/msword', oldOffice()],
  ['a.zip', 'application/x-zip-compressed', zip({ a: 'b' })],
]

test('[FIL7] [A115] [A125] [ATK132] honest files of many types are taken, as what they are', async (t) => {
  const { shell, conversation } = await fileWorld(t)
  const agent = await agentOf(shell, 'ada', conversation)
  for (const [name, type, bytes] of honest) {
    const { status, json } = await agent.sender.sendWhole(name, type, bytes)
    assert.deepEqual([status, json.state], [200, 'stored'], `${name}: ${JSON.stringify(json)}`)
  }
  agent.line.socket.terminate()
})

for (const [what, name, bytes] of [
  ['a picture that is a script, too', 'photo.gif', gifAndScript()],
  ['a document that is a page, too', 'plan.pdf', pdfAndPage()],
] as const)
  test(`[FIL12] [ATK129] ${what} is given as what it is called, and never as a page`, async (t) => {
    const { shell, sender } = await fileWorld(t)
    const { file } = await sender.sendWhole(name, '', bytes)
    const { json } = await sender.addresses(file)
    for (const address of [json.open, json.save]) {
      const { headers } = await fetch(shell.url + address)
      assert.match(headers.get('content-type') ?? '', /^(image\/gif|application\/pdf)$/)
      assert.match(headers.get('content-disposition') ?? '', /^attachment; /)
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.equal(headers.get('content-security-policy'), "sandbox; default-src 'none'")
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-site')
      assert.equal(headers.get('cache-control'), 'private, no-store')
    }
  })

const hostileNames: readonly (readonly [what: string, name: string, shown: string, header: RegExp])[] = [
  ['a way up', '../../../etc/cron.d/x.txt', 'x.txt', /filename="x\.txt"; filename\*=UTF-8''x\.txt$/],
  ['a header of its own', 'a\r\nSet-Cookie: x=1.txt', 'aSet-Cookie_ x=1.txt', /filename="aSet-Cookie_ x=1\.txt"/],
  [
    'quotes and semicolons',
    'a"; filename=b;.txt',
    'a_; filename=b;.txt',
    /filename="a__ filename=b_\.txt"; filename\*/,
  ],
  ['an override of direction', 'a\u202etxt.txt', 'atxt.txt', /filename="atxt\.txt"/],
  [
    'letters of the world',
    'Grüße 合同.txt',
    'Grüße 合同.txt',
    /filename="GruSSe|filename="Gru_e __\.txt"; filename\*=UTF-8''Gr%C3%BC%C3%9Fe%20%E5%90%88%E5%90%8C\.txt$/,
  ],
  ['a device', 'CON.txt', '_CON.txt', /filename="_CON\.txt"/],
]

for (const [what, name, shown, header] of hostileNames)
  test(`[FIL8] [ATK76] [ATK77] a hostile name is harmless in the message, on disk and in the header: ${what}`, async (t) => {
    const { shell, sender, line, conversation } = await fileWorld(t)
    const { file } = await sender.sendWhole(name, 'text/plain', 'hello')
    assert.equal((await fileMessage(line, conversation)).message.name, shown)
    const { json } = await sender.addresses(file)
    const { headers } = await fetch(shell.url + json.save)
    assert.match(headers.get('content-disposition') ?? '', header)
    assert.equal(headers.get('set-cookie'), null)
  })

test('[FIL8] a name of 5,000 bytes is cut, and keeps its extension', async (t) => {
  const { sender, line, conversation } = await fileWorld(t)
  await sender.sendWhole(`${'é'.repeat(2_498)}.txt`, 'text/plain', 'hello')
  const { name } = (await fileMessage(line, conversation)).message
  assert.equal(Buffer.byteLength(name), 254)
  assert.match(name, /^é+\.txt$/)
})

test('[FIL10] nobody can say a file over the socket: neither contact nor agent', async (t) => {
  const { shell, sender, line, conversation } = await fileWorld(t)
  const { file } = await sender.sendWhole('a.txt', 'text/plain', 'hello')
  const message = { kind: 'file', file, name: 'other.pdf', type: 'application/pdf', bytes: 1 }
  const agent = await agentOf(shell, 'ada', conversation)
  for (const each of [line, agent.line]) {
    const answer = await ask(each, 'send-message', conversation, { message })
    assert.ok(answer.type === 'refused')
    assert.equal(answer.code, 'message-not-allowed')
  }
  agent.line.socket.terminate()
})

test('[FIL11] [ATK98] [ATK126] whoever is not in the conversation finds neither file nor upload, whatever the method', async (t) => {
  const { shell, sender, conversation } = await fileWorld(t)
  const { file } = await sender.sendWhole('a.txt', 'text/plain', 'hello')
  const half = (await sender.announce({ bytes: 10 })).json.file
  const stranger = await contactOf(shell)
  const outside = await agentOf(shell, 'eve')
  for (const who of [stranger.sender, outside.sender]) {
    assert.equal((await who.announce({ conversation })).status, 404)
    assert.equal((await who.addresses(file)).status, 404)
    assert.equal((await who.ask('GET', `/v1/files?conversation=${conversation}`)).status, 404)
    for (const method of ['GET', 'DELETE']) assert.equal((await who.ask(method, `/v1/files/${half}`)).status, 404)
    assert.equal((await who.send(half, 0, 'hello')).status, 404)
  }
  assert.deepEqual((await sender.send(half, 0, 'hello')).json, { offset: 5, state: 'receiving' })
  for (const each of [stranger, outside]) each.line.socket.terminate()
})

test('[FIL11] [ATK126] an address is for one person, one file, one use and five minutes; whatever is changed in it, it gives nothing', async (t) => {
  const { shell, sender, conversation } = await fileWorld(t)
  const { file } = await sender.sendWhole('a.txt', 'text/plain', 'hello')
  const other = await sender.sendWhole('b.txt', 'text/plain', 'secret')
  const agent = await agentOf(shell, 'ada', conversation)
  const { json } = await sender.addresses(file)
  const others = (await agent.sender.addresses(file)).json
  const url = new URL(json.open, shell.url)
  const changed = (name: string, value: string | null, path = url.pathname) => {
    const next = new URL(url)
    next.pathname = path
    if (value === null) next.searchParams.delete(name)
    else next.searchParams.set(name, value)
    return fetch(next)
  }
  const foreign = new URL(others.open, shell.url).searchParams
  const statuses = [
    await changed('s', null),
    await changed('s', 'A'.repeat(43)),
    await changed('s', foreign.get('s')),
    await changed('a', foreign.get('a')),
    await changed('a', ''),
    await changed('e', String(Number(url.searchParams.get('e')) + 1)),
    await changed('e', '1'),
    await changed('d', 'save'),
    await changed('d', 'run'),
    await changed('x', 'more', `/f/${other.file}`),
  ].map(({ status }) => status)
  assert.deepEqual(statuses, [403, 403, 403, 403, 403, 403, 403, 403, 403, 403])
  assert.equal((await changed('x', 'more', `/f/${newId()}`)).status, 404)
  assert.equal((await fetch(url)).status, 200)
  agent.line.socket.terminate()
})

test('[FIL11] [ATK126] after five minutes an address gives nothing, and says that new ones can be had', async (t) => {
  const { shell, sender } = await fileWorld(t)
  const { file } = await sender.sendWhole('a.txt', 'text/plain', 'hello')
  const { json } = await sender.addresses(file)
  shell.later(5 * 60_000 - 1_000)
  assert.equal((await fetch(shell.url + json.open)).status, 200)
  shell.later(1_001)
  const late = await fetch(shell.url + json.open)
  assert.deepEqual([late.status, ((await late.json()) as { error: string }).error], [410, 'address-expired'])
  assert.equal((await fetch(shell.url + (await sender.addresses(file)).json.open)).status, 200)
})

test('[FIL11] [ATK126] whoever has left the conversation has no use for an address made before', async (t) => {
  const { shell, sender, conversation, line } = await fileWorld(t)
  const { file } = await sender.sendWhole('a.txt', 'text/plain', 'hello')
  await ask(line, 'end-conversation', conversation, {})
  const next = newId()
  await ask(line, 'start-conversation', next, { message: { kind: 'text', text: 'Again' } })
  // Theirs to read only as long as they have the next one.
  const agent = await agentOf(shell, 'ada', next)
  const { json } = await agent.sender.addresses(file)
  assert.equal((await fetch(shell.url + json.open)).status, 200)
  await ask(line, 'end-conversation', next, {})
  await ask(agent.line, 'mark-done', next, {})
  assert.equal((await fetch(shell.url + json.open)).status, 404)
  assert.equal((await agent.sender.addresses(file)).status, 404)
  agent.line.socket.terminate()
})

test('[FIL11] [SRH6] files of what is done are for the agent who had it, as its transcript is', async (t) => {
  const { shell, sender, conversation, line } = await fileWorld(t)
  const { file } = await sender.sendWhole('a.txt', 'text/plain', 'hello')
  const agent = await agentOf(shell, 'ada', conversation)
  await ask(line, 'end-conversation', conversation, {})
  await ask(agent.line, 'mark-done', conversation, {})
  const { json } = await agent.sender.addresses(file)
  assert.equal(await (await fetch(shell.url + json.open)).text(), 'hello')
  const outside = await agentOf(shell, 'eve')
  assert.equal((await outside.sender.addresses(file)).status, 404)
  for (const each of [agent, outside]) each.line.socket.terminate()
})

test('[FIL11] files of the conversation before are for the agent who has the next one, as its transcript is', async (t) => {
  const { shell, sender, conversation, line } = await fileWorld(t)
  const { file } = await sender.sendWhole('a.txt', 'text/plain', 'hello')
  await ask(line, 'end-conversation', conversation, {})
  const next = newId()
  await ask(line, 'start-conversation', next, { message: { kind: 'text', text: 'Again' } })
  const agent = await agentOf(shell, 'ada', next)
  const { json } = await agent.sender.addresses(file)
  assert.equal(await (await fetch(shell.url + json.open)).text(), 'hello')
  const outside = await agentOf(shell, 'eve')
  assert.equal((await outside.sender.addresses(file)).status, 404)
  for (const each of [agent, outside]) each.line.socket.terminate()
})

test('[FIL11] [A121] [A134] all files of a conversation are listed for both sides, whoever sent them, in their order', async (t) => {
  const { shell, sender, conversation } = await fileWorld(t)
  await sender.sendWhole('first.txt', 'text/plain', 'hello')
  const agent = await agentOf(shell, 'ada', conversation)
  shell.later(1)
  await agent.sender.sendWhole('second.txt', 'text/plain', 'hello there')
  await sender.announce({ name: 'unfinished.txt' })
  await sender.sendWhole('refused.png', 'image/png', html)
  for (const who of [sender, agent.sender]) {
    const { json } = await who.ask('GET', `/v1/files?conversation=${conversation}`)
    const told = json.files.map(({ name, bytes }) => [name, bytes])
    assert.deepEqual(told, [
      ['first.txt', 5],
      ['second.txt', 11],
    ])
  }
  agent.line.socket.terminate()
})

test('[FIL12] one range is given, several are not cut, one behind the end is refused', async (t) => {
  const { shell, sender } = await fileWorld(t)
  const { file } = await sender.sendWhole('a.txt', 'text/plain', 'hello there')
  const { json } = await sender.addresses(file)
  const ask = async (range: string, headers = {}) => {
    const answer = await fetch(shell.url + json.open, { headers: { range, ...headers } })
    return [answer.status, await answer.text(), answer.headers.get('content-range')]
  }
  assert.deepEqual(await ask('bytes=6-'), [206, 'there', 'bytes 6-10/11'])
  assert.deepEqual(await ask('bytes=0-4'), [206, 'hello', 'bytes 0-4/11'])
  assert.deepEqual(await ask('bytes=-5'), [206, 'there', 'bytes 6-10/11'])
  assert.deepEqual(await ask('bytes=0-1,4-5'), [200, 'hello there', null])
  assert.deepEqual(await ask('bytes=11-'), [416, '', 'bytes */11'])
  assert.deepEqual(await ask('bytes=0-4', { 'if-range': '"another"' }), [200, 'hello there', null])
})

test('[FIL13] a small picture comes with a picture, and says its size in the message', async (t) => {
  const { shell, sender, line, conversation } = await fileWorld(t)
  const small = png(32, 20)
  const preview = { type: 'image/png', width: 32, height: 20, data: small.toString('base64') }
  const { json } = await sender.announce({ name: 'a.png', type: 'image/png', bytes: png(200, 100).length, preview })
  await sender.send(json.file, 0, png(200, 100))
  assert.deepEqual((await fileMessage(line, conversation)).message.preview, { width: 32, height: 20 })
  const { json: addresses } = await sender.addresses(json.file)
  const read = await fetch(shell.url + addresses.preview)
  assert.equal(read.headers.get('content-type'), 'image/png')
  assert.deepEqual(Buffer.from(await read.arrayBuffer()), small)
})

const previews: readonly (readonly [what: string, preview: object])[] = [
  ['of another size than it says', { type: 'image/png', width: 32, height: 21, data: png(32, 20).toString('base64') }],
  ['of another type than it says', { type: 'image/webp', width: 32, height: 20, data: png(32, 20).toString('base64') }],
  ['with a drawing in it', { type: 'image/png', width: 32, height: 20, data: Buffer.from(svg).toString('base64') }],
  [
    'with 60,000 by 60,000 pixels',
    { type: 'image/png', width: 60_000, height: 60_000, data: png(60_000, 60_000).toString('base64') },
  ],
  ['with more bytes than it may have', { type: 'image/png', width: 32, height: 20, data: 'A'.repeat(50_000) }],
  ['that is no base64', { type: 'image/png', width: 32, height: 20, data: '<svg>' }],
]

for (const [what, preview] of previews)
  test(`[FIL13] a small picture is refused: ${what}`, async (t) => {
    const { sender } = await fileWorld(t)
    const { status, json } = await sender.announce({ name: 'a.png', type: 'image/png', preview })
    assert.deepEqual([status, json.error], [400, 'bad-request'])
    assert.match(json.field, /^preview/)
  })

test('[FIL13] [ATK131] a picture of 60,000 by 60,000 pixels has no small picture: it is saved, not shown', async (t) => {
  const { sender, line, conversation } = await fileWorld(t)
  const bomb = png(60_000, 60_000)
  const preview = { type: 'image/png', width: 32, height: 20, data: png(32, 20).toString('base64') }
  const { json } = await sender.announce({ name: 'a.png', type: 'image/png', bytes: bomb.length, preview })
  await sender.send(json.file, 0, bomb)
  assert.equal((await fileMessage(line, conversation)).message.preview, undefined)
  assert.equal((await sender.addresses(json.file)).json.preview, undefined)
})

test('[FIL14] what is taken back is gone at once; what stands in the conversation is not taken back', async (t) => {
  const { shell, sender } = await fileWorld(t)
  const half = await sender.announce({ bytes: 10 })
  await sender.send(half.json.file, 0, 'hello')
  assert.equal((await sender.ask('DELETE', `/v1/files/${half.json.file}`)).status, 204)
  assert.equal((await sender.ask('GET', `/v1/files/${half.json.file}`)).status, 404)
  assert.deepEqual(await shell.files.parts(), [])
  const { file } = await sender.sendWhole('a.txt', 'text/plain', 'hello')
  const late = await sender.ask('DELETE', `/v1/files/${file}`)
  assert.deepEqual([late.status, late.json.error], [409, 'already-done'])
})

const badPieces: readonly (readonly [what: string, path: string, headers: object, status: number])[] = [
  ['compressed', '?offset=0', { 'content-type': 'application/octet-stream', 'content-encoding': 'gzip' }, 400],
  ['as JSON', '?offset=0', { 'content-type': 'application/json' }, 400],
  ['as a form', '?offset=0', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
  ['without a place', '', { 'content-type': 'application/octet-stream' }, 400],
  ['at a place before the beginning', '?offset=-1', { 'content-type': 'application/octet-stream' }, 400],
  ['at two places', '?offset=0&offset=5', { 'content-type': 'application/octet-stream' }, 400],
]

for (const [what, query, headers, status] of badPieces)
  test(`[FIL4] a piece is not taken: ${what}`, async (t) => {
    const { sender } = await fileWorld(t)
    const { json } = await sender.announce({ bytes: 10 })
    const answer = await sender.ask('PATCH', `/v1/files/${json.file}${query}`, { headers, body: '"hello"' })
    assert.equal(answer.status, status, JSON.stringify(answer.json))
    assert.equal((await sender.ask('GET', `/v1/files/${json.file}`)).json.offset, 0)
  })

test('[FIL15] with little room on the disk no file is taken, and messages go on', async (t) => {
  const files = createMemoryFileStore()
  const { sender, line, conversation } = await fileWorld(t, { keeps: { files } })
  const half = await sender.announce({ bytes: 10_000 })
  files.roomBytes = 10_000
  for (const answer of [await sender.announce({ bytes: 9_900 }), await sender.send(half.json.file, 0, 'x')])
    assert.deepEqual([answer.status, answer.json.error], [503, 'unavailable'])
  const said = await ask(line, 'send-message', conversation, { message: { kind: 'text', text: 'still here' } })
  assert.equal(said.type, 'accepted')
  files.roomBytes = 1_000_000
  assert.equal((await sender.send(half.json.file, 0, 'x')).status, 200)
})

test('[FIL9] [ATK134] a file that the scanner refuses is offered to nobody', async (t) => {
  const command = [process.execPath, '-e', 'process.stdin.on("data", (d) => /EICAR/.test(d) && process.exit(1))']
  const { shell, sender, line, conversation } = await fileWorld(t, { file: { fileScan: { command } } })
  const bad = await sender.sendWhole('eicar.txt', 'text/plain', eicar)
  assert.deepEqual(bad.json, { offset: eicar.length, state: 'checking' })
  const good = await sender.sendWhole('good.txt', 'text/plain', 'hello')
  const { message } = await fileMessage(line, conversation)
  assert.equal(message.file, good.file)
  const stateOf = async () => (await sender.ask('GET', `/v1/files/${bad.file}`)).json.state
  await eventually(stateOf, 'refused', 'what the scanner says')
  assert.equal(refusalIn(await sender.ask('GET', `/v1/files/${bad.file}`)), 'file-refused')
  assert.equal((await sender.addresses(bad.file)).status, 404)
  assert.equal(await shell.files.read(bad.file, { from: 0, to: 1 }), undefined)
})
