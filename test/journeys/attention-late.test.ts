import assert from 'node:assert/strict'
import { test } from 'node:test'
import { described, flash, isBehind, isDoneWith, secondsWaited, titleIs, twoAtOnce } from '../support/attention.ts'
import { Stage } from '../support/stage.ts'

// What is late soon saves everybody the wait.
const stage = new Stage({
  config: { sites: { shop: { name: 'Rushmere Lamps', pendingResponse: { warningMs: 1_000, lateMs: 2_000 } } } },
})

test('[A031] [PND4] a reload keeps the colour and the time', async () => {
  const { ada } = await twoAtOnce(stage)
  // Longer than it takes to be late, so that a time that began anew would be seen.
  await described(ada, 'Mia', /Waiting (0:0[4-9]|0:[1-5]\d|[1-9]:\d\d), late/)
  const before = await secondsWaited(ada, 'Mia')
  await ada.reloads()
  await described(ada, 'Mia', /Waiting \d+:\d\d, late/)
  assert.ok((await secondsWaited(ada, 'Mia')) >= before, 'the time goes on where it was')
  await ada.interaction('Mia').locator('parley-pending-ring .late').waitFor()
  await isDoneWith(ada, 'Mia', 'Tom')
})

test('[ATT8] with less motion what flashes is steady', async () => {
  const ada = await stage.agent('ada', { reducedMotion: 'reduce' })
  const mia = await stage.contact('Mia')
  await mia.opensChat()
  await mia.says('Where is my parcel?')
  await ada.accepts('Mia')
  await isBehind(ada.page, true)
  await titleIs(ada.page, /^Waits for an answer, late: Mia$/)
  const isMoving = await flash(ada, 'Mia').evaluate((element) => element.getAnimations().length > 0)
  const opacity = await flash(ada, 'Mia').evaluate((element) => getComputedStyle(element).opacity)
  assert.deepEqual([isMoving, opacity], [false, '1'])
  await isDoneWith(ada, 'Mia')
})
