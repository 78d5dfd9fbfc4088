import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stage } from '../support/stage.ts'

const stage = new Stage()

for (const width of [390, 320])
  test(`[B021] [WID81] on a phone ${width} pixels wide the chat takes the whole screen, and nothing sticks out`, async () => {
    const ada = await stage.agent('ada')
    const viewport = { width, height: 700 }
    const maria = await stage.contact(`Maria, ${width} wide`, { viewport, isMobile: true, hasTouch: true })
    await maria.isIntroduced()
    await maria.launcher.tap()
    await maria.isKnown()
    await maria.says('Written with a thumb, and long enough to need more than the one line that a phone has room for')
    await ada.accepts(maria.name)
    await ada.says(`A word that never ends: ${'x'.repeat(400)}`)
    await maria.transcript.shows('A word that never ends')

    assert.deepEqual(await maria.chat.boundingBox(), { x: 0, y: 0, ...viewport })
    assert.equal(await maria.composer.evaluate((field) => getComputedStyle(field).fontSize), '16px')
    assert.ok(await maria.transcript.log.evaluate((log) => log.scrollWidth <= log.clientWidth), 'no scrolling sideways')
    await maria.button('Minimize').tap()
    await maria.launcher.waitFor()
    await ada.endsChat()
    await ada.marksDone(maria.name)
  })

test('[B021] [A029] the desk works in a narrow window: the list first, then the conversation, and back', async () => {
  const ada = await stage.agent('ada', { viewport: { width: 500, height: 800 } })
  const maria = await stage.contact('Maria, in a narrow window')
  await maria.opensChat()
  await maria.says('Hello')
  await ada.accepts(maria.name)
  await ada.says('There is room enough')
  await maria.transcript.shows('There is room enough')
  await ada.page.getByRole('button', { name: /^Back to the list/ }).click()
  await ada.turnsTo(maria.name)
  await ada.endsChat()
  await ada.marksDone(maria.name)
})
