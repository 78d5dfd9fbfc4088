import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { HostSite, plainPage } from '../support/host-site.ts'
import { Stage } from '../support/stage.ts'
import { assertTheyCanTalk } from '../support/they-can-talk.ts'

// What a browser sends by itself, and what becomes of it, is in test/security/page-words.test.ts.

const host = await HostSite.open()
const stage = new Stage({ config: { sites: { shop: { name: 'Rushmere Lamps', origins: [host.origin] } } } })
stage.afterwards(() => host.close())

/** Stands in everything that is hostile, however it is encoded. */
const marker = 'words-of-the-page'
const hostile = `${marker}"><img src=x onerror="window.wasHere = 1">`

/** What the chat of a page says to its server: frames, requests with their bodies, and headers that scripts can choose. */
function watchWhatIsSaid(page: Page): string[] {
  const said: string[] = []
  page.on('websocket', (socket) => {
    said.push(socket.url())
    socket.on('framesent', ({ payload }) => void said.push(String(payload)))
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(stage.server.url)) return
    const { 'user-agent': _browsers, ...headers } = request.headers()
    said.push(JSON.stringify([request.url(), request.postData(), headers]))
  })
  return said
}

test('[ATK90] hostile words as the page, its title, its referrer or the browser are not sent by the chat', async () => {
  const url = host.page(`/${marker}`, {
    html: plainPage(
      `<script async src="${stage.server.url}/parley.js" data-site="shop"></script>
      <script>document.title = ${JSON.stringify(hostile).replaceAll('<', '\\u003c')}</script>`,
      `<meta name="description" content="${marker}"><meta name="referrer" content="unsafe-url">`,
    ),
  })
  const eve = await stage.contact('Eve', { userAgent: `Mozilla/5.0 ${hostile}` })
  const said = watchWhatIsSaid(eve.page)
  const query = `?${marker}=${encodeURIComponent(hostile)}#${marker}`
  await eve.page.goto(url + query, { referer: `${host.origin}/before-${marker}` })
  assert.match(
    await eve.page.evaluate(() => document.referrer + navigator.userAgent + document.title),
    /before-words.*words.*words/,
  )
  await eve.opensChat()
  await assertTheyCanTalk(stage, eve)

  // The page asks for the loader itself, with the referrer that its own policy wants told.
  const byChat = said.filter((each) => !each.includes('/parley.js'))
  assert.ok(byChat.length > 3)
  assert.deepEqual(
    byChat.filter((each) => each.includes(marker)),
    [],
    'sent',
  )
  assert.deepEqual(
    stage.server.output.filter((line) => line.includes(marker)),
    [],
    'logged',
  )
})
