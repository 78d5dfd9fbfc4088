import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { Contact } from '../support/contact.ts'
import { HostSite, plainPage } from '../support/host-site.ts'
import { agentAt, until } from '../support/people.ts'
import { Stage } from '../support/stage.ts'

const host = await HostSite.open()
const stage = new Stage({
  config: {
    sites: { shop: { name: 'Rushmere Lamps', origins: [host.origin] } },
    limits: { agentCommandsPer10s: 1_000_000, agentCommandBurst: 1_000_000 },
  },
})
stage.afterwards(() => host.close())

/** A page that counts the tones that it plays. */
const countsTones = `<script>
  window.tones = 0
  window.OscillatorNode = class extends OscillatorNode { constructor(...all) { super(...all); window.tones += 1 } }
</script>`
const tonesOfOneChime = 2

async function falls(page: Page, state: 'frozen' | 'active'): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Page.setWebLifecycleState', { state })
  await devtools.detach()
}

test('[CLI3] [CLI12] [WID70] [WID71] a laptop wakes up: a thousand messages come in one go, once each, with one sound at most', async (t) => {
  stage.lineMayBreak()
  const tag = `<script async src="${stage.server.url}/parley.js" data-site="shop" data-sound></script>`
  const page = await stage.page()
  const maria = new Contact(page, 'Maria')
  await maria.visits(host.page('/', { html: plainPage(tag, countsTones) }))
  await maria.opensChat()
  await maria.says('Tell me everything')
  const ada = agentAt(stage.server, 'ada').client
  t.after(() => ada.close())
  await ada.open()
  const asked = () => [...ada.interactions].find(([, { invitation }]) => invitation)
  await until(ada, () => asked() !== undefined, 'Ada is asked')
  const [id, interaction] = asked()!
  await ada.ask('accept-invitation', { invitation: interaction.invitation!.seq }, id)
  await maria.transcript.shows('Ada Lindqvist')

  const asks: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => void asks.push((JSON.parse(String(payload)) as { type: string }).type)),
  )
  await maria.losesTheLine()
  await maria.minimizes()
  await falls(page, 'frozen')
  // What a network that sleeps, too, does to its lines.
  await stage.server.kill()
  await stage.server.start()
  ada.hint()
  await until(ada, () => ada.connection.is === 'online', 'Ada is back')
  const says = Array.from({ length: 1_000 }, (_, line) => {
    const message = { kind: 'text', text: `Line ${line}` } as const
    return ada.send('send-message', { message }, id).answered
  })
  assert.ok((await Promise.all(says)).every(({ is }) => is === 'accepted'))
  await falls(page, 'active')
  await page.context().setOffline(false)

  await page.getByRole('button', { name: /^Open chat/, description: /unread messages/ }).click()
  await maria.transcript.shows('Line 999')
  const last = ['Line 997', 'Line 998', 'Line 999']
  assert.deepEqual(await maria.transcript.order(last), last)
  const tones = await page.evaluate(() => (window as unknown as { tones: number }).tones)
  assert.ok(tones <= tonesOfOneChime, `${tones} tones`)
  assert.equal(asks.filter((type) => type === 'hello').length, 1, 'it came back once')
  assert.equal(asks.filter((type) => type === 'read').length, 0, 'nothing had to be asked for')
})
