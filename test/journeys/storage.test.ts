import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { Contact } from '../support/contact.ts'
import { attached, chooses, dot, type OwnFile, sentFile } from '../support/files.ts'
import { HostSite, plainPage } from '../support/host-site.ts'
import { Stage } from '../support/stage.ts'
import { assertTheyCanTalk } from '../support/they-can-talk.ts'

const host = await HostSite.open()
const stage = new Stage({ config: { sites: { shop: { name: 'Rushmere Lamps', origins: [host.origin] } } } })
stage.afterwards(() => host.close())

const pageWithChat = (path: string, head = '') =>
  host.page(path, {
    html: plainPage(`<script async src="${stage.server.url}/parley.js" data-site="shop"></script>`, head),
  })

test('[WID19] [CLI23] a browser whose storage is full: the chat works, and says that it ends with the page', async () => {
  const page = await stage.page()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: host.origin, quotaSize: 0 })
  // The quota of a site counts IndexedDB; `localStorage` has one of its own, which this fills.
  const full = `<script>Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }</script>`
  const contact = new Contact(page, 'Full')
  await contact.visits(pageWithChat('/full', full))
  await contact.launcher.click()
  await contact.chat.getByText('This browser keeps no data for this page').waitFor()
  await contact.minimizes()
  await contact.opensChat()
  await assertTheyCanTalk(stage, contact)
})

/** The chat of a shop whose page is part of another site's page. */
function chatInside(page: Page) {
  const around = plainPage(`<iframe src="${pageWithChat('/inner')}" title="Shop" width="500" height="600"></iframe>`)
  const shop = page.frameLocator('iframe')
  return {
    // To a browser another site, though the same machine answers.
    url: host.page('/portal', { html: around }).replace('localhost', 'portal.localhost'),
    launcher: shop.getByRole('button', { name: /^Open chat/ }),
    says: async (text: string) => {
      await shop.getByRole('textbox', { name: 'Message', exact: true }).fill(text)
      await shop.getByRole('button', { name: 'Send', exact: true }).click()
    },
    attaches: async (file: OwnFile) => {
      await chooses(page, [file], shop)
      await attached(shop, file.name).waitFor()
    },
    shows: (text: string) => shop.getByText(text).first().waitFor(),
  }
}

/** What a browser does that keeps nothing for third parties; not every one of them can be told to. */
function keepNothingInside() {
  if (window.top === window) return
  const deny = () => {
    throw new DOMException('Third parties keep nothing here.', 'SecurityError')
  }
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, { get: deny })
  LockManager.prototype.request = async () => deny()
}

test('[WID19] a chat inside of another site’s page, where third parties may keep nothing, works and says that it ends with the page', async () => {
  const page = await stage.page()
  await page.addInitScript(keepNothingInside)
  const chat = chatInside(page)
  await page.goto(chat.url)
  await chat.launcher.click()
  await chat.shows('This browser keeps no data for this page')
  await chat.says('Does it work in here?')
  const ada = await stage.agent('ada')
  await ada.page.getByRole('button', { name: 'Accept', exact: true }).click()
  await ada.says('It does')
  await chat.shows('It does')
  await chat.attaches(dot)
  await chat.says('Files, too?')
  await sentFile(ada.page, dot.name).waitFor()
  assert.deepEqual(await page.context().cookies(), [])
  await ada.endsChat()
  await ada.button('Mark Done').click()
})

test('[WID10] a chat on a website of its own sets no cookie, on that site or on the server’s', async () => {
  const contact = await stage.contact('Without cookies', { at: pageWithChat('/own') })
  await contact.opensChat()
  await assertTheyCanTalk(stage, contact)
  assert.deepEqual(await contact.page.context().cookies(), [])
})
