import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Contact } from '../support/contact.ts'
import { HostSite, plainPage } from '../support/host-site.ts'
import { Stage } from '../support/stage.ts'
import { assertTheyCanTalk } from '../support/they-can-talk.ts'

const host = await HostSite.open()
const stage = new Stage({ config: { sites: { shop: { name: 'Rushmere Lamps', origins: [host.origin] } } } })
stage.afterwards(() => host.close())

const tag = (attributes = '') =>
  `<script async src="${stage.server.url}/parley.js" data-site="shop" ${attributes}></script>`

/** A contact on a page of somebody else's website. */
const visitor = async (name: string, html: string, headers: Record<string, string> = {}) =>
  stage.contact(name, { at: host.page(`/${encodeURIComponent(name)}`, { html, headers }) })

async function chatWorks(contact: Contact) {
  await contact.opensChat()
  await assertTheyCanTalk(stage, contact)
}

test('[B001] [B003] [ATK154] one script tag on a foreign page: nothing but the launcher before somebody wants to chat, one global, no complaints', async () => {
  const page = await stage.page()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const url = host.page('/plain', { html: plainPage(tag()) })
  await page.goto(host.page('/bare', { html: plainPage('') }))
  const before = await page.evaluate(() => Object.getOwnPropertyNames(window))
  asked.length = 0
  await page.goto(url)
  await page.getByRole('button', { name: 'Open chat', exact: true }).waitFor()

  const globals = await page.evaluate(() => Object.getOwnPropertyNames(window))
  assert.deepEqual(
    globals.filter((name) => !before.includes(name)),
    ['parley'],
  )
  assert.deepEqual(asked, ['/plain', '/parley.js'])
})

test('[B001] what the page calls before the script is there waits for it', async () => {
  const early = `<script>window.parley = window.parley || function () { (parley.q = parley.q || []).push(arguments) }
    parley('attributes', { name: 'Early Maria' }); parley('open'); parley('send', 'Written by the page')</script>`
  const ada = await stage.agent('ada')
  const page = await stage.page()
  await page.goto(host.page('/early', { html: plainPage(early + tag()) }))
  await ada.accepts('Early Maria')
  await ada.transcript.shows('Written by the page')
  await ada.endsChat()
  await ada.marksDone('Early Maria')
})

test('[WID62] [ATK148] they talk under a strict Content-Security-Policy with Trusted Types, without one violation', async () => {
  const { url } = stage.server
  const policy = `default-src 'none'; script-src 'nonce-r' 'strict-dynamic'; style-src 'nonce-r'; connect-src ${url} ${url.replace('http', 'ws')}; img-src 'self' blob: data:; require-trusted-types-for 'script'; trusted-types lit-html dompurify parley`
  const contact = await visitor('Strict', plainPage(tag('nonce="r"')), { 'content-security-policy': policy })
  await chatWorks(contact)
})

test('[WID5] [ATK147] the tag stands there twice: one launcher, one chat', async () => {
  const contact = await visitor('Twice', plainPage(tag() + tag()))
  assert.equal(await contact.page.getByRole('button', { name: 'Open chat', exact: true }).count(), 1)
  await chatWorks(contact)
})

test('[WID61] [ATK146] they talk on a page whose styles want to change everything', async () => {
  const hostile = `<style>
    body * { all: unset !important; display: none !important; font-size: 3px !important; color: red !important }
    parley-widget, button, textarea, section { visibility: hidden !important; transform: scale(0.1) !important }
  </style>`
  const contact = await visitor('Hostile', plainPage(tag(), hostile))
  await chatWorks(contact)
})

test('[B002] [ATK153] the page removes the chat and puts it back: the same conversation, without a doubled line', async () => {
  const ada = await stage.agent('ada')
  const contact = await visitor('Removed', plainPage(tag()))
  await contact.opensChat()
  await contact.says('Still me')
  await ada.accepts(contact.name)
  await contact.page.evaluate(() => {
    const widget = document.querySelector('parley-widget')
    widget?.remove()
    if (widget) document.body.append(widget)
  })
  await ada.says('Welcome back')
  await contact.transcript.shows('Welcome back')
  assert.deepEqual(await contact.transcript.order(['Still me', 'Welcome back']), ['Still me', 'Welcome back'])
  await ada.endsChat()
  await ada.marksDone(contact.name)
})

test('[WID19] a browser that keeps nothing: the chat works, and says that it ends with the page', async () => {
  const forbidden = `<script>for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
    Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })</script>`
  const contact = await visitor('Forgetful', plainPage(tag(), forbidden))
  await contact.launcher.click()
  await contact.chat.getByText('This browser keeps no data for this page').waitFor()
  await contact.minimizes()
  await chatWorks(contact)
})

test('[B022] the doctor finds nothing on a healthy page, and names the policy that forbids the socket on a sick one', async () => {
  const page = await stage.page()
  const examine = () =>
    page.evaluate(
      "parley.doctor().then((findings) => findings.filter(({ is }) => is === 'trouble').map(({ what }) => what))",
    )
  await page.goto(host.page('/healthy', { html: plainPage(tag()) }))
  assert.deepEqual(await examine(), [])

  stage.expects(/violates the following Content Security Policy directive: "connect-src 'none'"/)
  const policy = `script-src 'unsafe-inline' ${stage.server.url}; connect-src 'none'`
  await page.goto(host.page('/sick', { html: plainPage(tag()), headers: { 'content-security-policy': policy } }))
  assert.deepEqual(await examine(), ['socket', 'policy'])
})
