import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { eventually } from '../support/eventually.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage()

const attacks = [
  '<script>window.wasHere = 1</script>',
  '<img src=//attacker.invalid/x onerror="window.wasHere = 1">',
  '<svg onload="window.wasHere = 1">',
  '"><b onmouseover=alert(1)>bold</b>',
  "</textarea></style></script><h1>Big</h1>'",
  '{{7*7}} ${7*7} lit$1$ &lt;i&gt; %3Cscript%3E',
]
const name = '<b>Eve</b> "&amp;'

test('[TRA7] [DSK57] [ATK1] [ATK2] [ATK3] [ATK9] [ATK25] what a contact writes is text: in transcript, bar, invitation and title, on both sides', async () => {
  const ada = await stage.agent('ada')
  const eve = await stage.contact(name)
  const foreign = [watchForeignRequests(ada.page), watchForeignRequests(eve.page)]
  await eve.opensChat()
  await eve.says('Hello')
  await ada.accepts(name)

  for (const attack of attacks) {
    await eve.says(attack)
    await ada.transcript.log.getByText(attack, { exact: true }).waitFor()
    await ada.interaction(name).getByText(attack, { exact: true }).first().waitFor()
    await ada.says(attack)
    await eventually(() => eve.transcript.times(attack), 2, 'at the contact, from both sides')
  }
  await eve.page.close({ runBeforeUnload: false })

  assert.deepEqual(foreign.flat(), [], 'nobody asked another host for anything')
  assert.equal(await ada.page.evaluate(() => 'wasHere' in window), false, 'nothing ran')
  assert.equal(await ada.page.getByRole('heading', { name: 'Big' }).count(), 0)
  assert.doesNotMatch(await ada.page.title(), /[<>]b/, 'the title is text')
  await ada.endsChat()
  await ada.marksDone(name)
})

/** Every request of the page that goes to another host than ours. */
function watchForeignRequests(page: Page): string[] {
  const foreign: string[] = []
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url())
    if (hostname !== 'localhost' && protocol !== 'data:') foreign.push(request.url())
  })
  return foreign
}
