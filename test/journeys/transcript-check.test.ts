import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { newId } from '@parley/protocol'
import type { Page } from 'playwright-core'
import { assertAccessible } from '../support/axe.ts'
import { demoToken } from '../support/people.ts'
import { Stage } from '../support/stage.ts'
import { Wire } from '../support/wire.ts'

// The page that checks transcripts, as somebody opens it who was handed one: from their disk.

const stage = new Stage()
const page = new URL('../../docs/transcript-check.html', import.meta.url)
const said = 'Is the <b>blue</b> lamp there? Grüße'

/** The transcript of what Maria has said, and the public key of the server. */
async function handedOut() {
  const id = newId()
  const maria = await Wire.open(stage.server, { role: 'contact', site: 'shop' })
  const body = { message: { kind: 'text', text: said }, name: 'Maria Bell' }
  await maria.ask({ type: 'command', id: newId(), name: 'start-conversation', in: id, body } as never)
  await maria.close()
  const authorization = `Bearer ${await demoToken(stage.server, 'cleo')}`
  const { url } = stage.server
  const answer = await fetch(`${url}/v1/conversations/${id}/transcript`, { headers: { authorization } })
  return { transcript: await answer.text(), key: await (await fetch(`${url}/v1/transcript-key`)).text() }
}

const choose = (on: Page, text: string) =>
  on
    .getByLabel('Choose a transcript, or drop it here')
    .setInputFiles({ name: 'transcript.json', mimeType: 'application/json', buffer: Buffer.from(text) })
const says = (on: Page, words: string) => on.getByRole('status').getByText(words).waitFor()

test('[B055] [VER7] somebody without a network sees whether a transcript is whole, and reads it', async () => {
  const { transcript, key } = await handedOut()
  const auditor = await stage.page()
  const asked: string[] = []
  auditor.on('request', (request) => asked.push(request.url()))
  await auditor.goto(page.href)
  await choose(auditor, transcript)
  await says(auditor, 'Fits together, key not compared')
  await auditor.getByLabel('Public key of the server').fill(key)
  await says(auditor, 'Whole')
  const entries = auditor.getByRole('listitem')
  // What people wrote is text, whatever it looks like.
  await entries.filter({ hasText: said }).filter({ hasText: 'Maria Bell' }).waitFor()
  await assertAccessible(auditor, 'a transcript that is whole')
  assert.deepEqual(asked, [page.href])
})

test('[B055] [VER7] a letter that was changed is found, and where; so are a key of somebody else, a cut file and another one', async () => {
  const { transcript, key } = await handedOut()
  const auditor = await stage.page({ colorScheme: 'dark', viewport: { width: 390, height: 800 } })
  await auditor.goto(page.href)
  const field = auditor.getByLabel('Public key of the server')
  await choose(auditor, transcript.replace('blue', 'grey'))
  await says(auditor, 'Not whole')
  await says(auditor, 'was changed, or something before it')
  const wrong = auditor.getByRole('listitem').filter({ hasText: 'From here on it is not what was signed' })
  await wrong.locator('xpath=following-sibling::li[1]').filter({ hasText: 'grey' }).waitFor()
  await assertAccessible(auditor, 'a transcript that was changed')
  await choose(auditor, transcript.slice(0, -9))
  await says(auditor, 'It is cut off, or no transcript at all.')
  await choose(auditor, '{}')
  await says(auditor, 'It is no transcript of version 1.')
  await choose(auditor, JSON.stringify(JSON.parse(transcript), null, 1))
  await says(auditor, 'was written anew letter by letter')
  await choose(auditor, transcript.replace(/"exportedAt":\d/, '"exportedAt":9'))
  await says(auditor, 'The signature does not fit')
  await choose(auditor, transcript)
  await field.fill(JSON.stringify({ ...(JSON.parse(key) as object), x: 'A'.repeat(43) }))
  await says(auditor, 'signed with another key than the one above')
  await field.fill('no key')
  await says(auditor, 'is no public key')
  assert.ok(await auditor.evaluate('document.documentElement.scrollWidth <= innerWidth'), 'it fits a phone')
})

test('[VER7] it speaks German to whoever does', async () => {
  const { transcript } = await handedOut()
  const auditor = await stage.page({ locale: 'de-DE' })
  await auditor.goto(page.href)
  await auditor
    .getByLabel('Verlauf auswählen oder hier ablegen')
    .setInputFiles({ name: 't.json', mimeType: 'application/json', buffer: Buffer.from(transcript) })
  await says(auditor, 'In sich stimmig, Schlüssel nicht verglichen')
})

test('[VER7] its policy lets in its own script and styles alone', () => {
  const html = readFileSync(page, 'utf8')
  const own = (tag: string) => {
    const inside = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(html)?.[1] ?? ''
    return `'sha256-${createHash('sha256').update(inside).digest('base64')}'`
  }
  const policy = /content="(default-src [^"]*)"/.exec(html)?.[1] ?? ''
  assert.ok(policy.startsWith(`default-src 'none'; script-src ${own('script')}; style-src ${own('style')};`), policy)
})
