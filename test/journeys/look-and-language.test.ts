import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator } from 'playwright-core'
import { demoToken } from '../support/people.ts'
import { HostSite, plainPage } from '../support/host-site.ts'
import { Stage } from '../support/stage.ts'

const host = await HostSite.open()
const stage = new Stage({
  config: { agentOrigins: [host.origin], sites: { shop: { name: 'Rushmere Lamps', origins: [host.origin] } } },
})
stage.afterwards(() => host.close())

const colourOf = (element: Locator) => element.evaluate((node) => getComputedStyle(node).backgroundColor)
const tag = (attributes = '') =>
  `<script async src="${stage.server.url}/parley.js" data-site="shop" ${attributes}></script>`

/** A customer relationship system that embeds the panel in its own language and colours. */
const crm = async (language: string, style: string) => {
  const { url } = stage.server
  const token = await demoToken(stage.server, 'ada')
  const html = plainPage(
    `<script type="module" src="${url}/parley-agent.js"></script><parley-agent server="${url}"></parley-agent>
     <script type="module">document.querySelector('parley-agent').token = async () => '${token}'</script>`,
    `<style>parley-agent { ${style} }</style>`,
  ).replace('lang="en"', `lang="${language}"`)
  const page = await stage.page({ locale: language })
  await page.goto(host.page(`/desk-${language}`, { html }))
  return page
}

test('[B014] the page’s colours are the chat’s', async () => {
  const style =
    '<style>parley-widget { --parley-accent: rgb(1, 90, 70); --parley-accent-ink: rgb(255, 255, 255) }</style>'
  const maria = await stage.contact('Maria', { at: host.page('/green', { html: plainPage(tag(), style) }) })
  assert.equal(await colourOf(maria.launcher), 'rgb(1, 90, 70)')
  await maria.opensChat()
  await maria.says('Green?')
  assert.equal(await maria.transcript.colourBehind('Green?'), 'rgb(1, 90, 70)')
  await maria.endsChat()
  await maria.transcript.shows('You ended the conversation')
})

test('[A010] [DSK55] an organisation’s colours are the transcript’s, and the desk speaks the language of its page', async () => {
  const page = await crm('de', '--parley-accent: rgb(120, 20, 90); --parley-accent-ink: rgb(255, 255, 255)')
  await page.getByRole('button', { name: 'Anwesenheit', exact: true, description: /^Bereit/ }).waitFor()
  const maria = await stage.contact('Maria')
  await maria.opensChat()
  await maria.says('Guten Tag')
  const accept = page.getByRole('region', { name: 'Einladung', exact: true }).getByRole('button', { name: 'Annehmen' })
  assert.equal(await colourOf(accept), 'rgb(120, 20, 90)')
  await accept.click()
  await page.getByRole('toolbar', { name: 'Interaktion', exact: true }).waitFor()
  await page.evaluate("document.querySelector('parley-agent').locale = 'en'")
  await page.getByRole('toolbar', { name: 'Interaction', exact: true }).waitFor()
})

test('[WID50] the interface speaks German where the tag says so, and English when the page changes its mind', async () => {
  const page = await stage.page()
  await page.goto(host.page('/german', { html: plainPage(tag('data-locale="de"')) }))
  await page.getByRole('button', { name: 'Chat öffnen', exact: true }).click()
  await page.getByRole('textbox', { name: 'Nachricht', exact: true }).waitFor()
  await page.evaluate("parley.locale('en')")
  await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor()
})
