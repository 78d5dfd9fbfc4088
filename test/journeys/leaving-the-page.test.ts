import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventually } from '../support/eventually.ts'
import { chanceFrom, seedOfThisRun } from '../support/random.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage()
const seed = seedOfThisRun()
const chance = chanceFrom(seed)
const rounds = 25
/** How long after pressing the page is left, at most: by then the message is kept, on its way, or answered. Milliseconds. */
const longestMs = 30

test(`[FLT1] [WID13] [B004] Maria leaves the page just as she sends, ${rounds} times: nothing is lost, nothing stands there twice (SEED=${seed})`, async () => {
  stage.lineMayBreak()
  const maria = await stage.contact('Maria')
  await maria.opensChat()
  const said = Array.from({ length: rounds }, (_, round) => `Line ${round}`)
  const drafts = new Set<string>()
  for (const text of said) {
    await maria.composer.fill(text)
    const left = maria.page.waitForEvent('load')
    // Pressed and left by the page itself: from here, the way to the browser would take longer than what is tried.
    const isAfterMs = chance.between(0, longestMs)
    await maria.button('Send').evaluate((button, ms) => {
      ;(button as HTMLElement).click()
      setTimeout(() => location.reload(), ms)
    }, isAfterMs)
    await left
    await maria.opensIfClosed()
    const isThere = async () => {
      if ((await maria.composer.inputValue()) === text) drafts.add(text)
      return drafts.has(text) || (await maria.transcript.times(text)) === 1
    }
    await eventually(isThere, true, `"${text}" is in the transcript, or a draft again`)
  }
  await eventually(() => maria.transcript.sending.count(), 0, 'nothing is left on its way')
  const shown = await maria.transcript.order(said)
  assert.deepEqual(
    shown,
    said.filter((text) => shown.includes(text)),
    'each of them once, in their order',
  )
  assert.deepEqual(
    said.filter((text) => !shown.includes(text) && !drafts.has(text)),
    [],
  )

  const ada = await stage.agent('ada')
  await ada.accepts('Maria')
  await eventually(() => ada.transcript.order(said), shown, 'the desk shows the same')
  await ada.endsChat()
  await ada.marksDone('Maria')
})
