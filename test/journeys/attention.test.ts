import assert from 'node:assert/strict'
import { test } from 'node:test'
import { described, flash, isBehind, isDoneWith, preview, titleIs, twoAtOnce } from '../support/attention.ts'
import { assertAccessible } from '../support/axe.ts'
import { Keyboard } from '../support/keyboard.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage({
  config: { sites: { shop: { name: 'Rushmere Lamps', pendingResponse: { warningMs: 6_000, lateMs: 14_000 } } } },
})

test('[A047] [A050] [A051] [A052] [A053] [A058] [PND2] [PND6] a contact waits past warning and late, until Ada answers', async () => {
  const ada = await stage.agent('ada')
  const mia = await stage.contact('Mia')
  await mia.opensChat()
  await mia.says('Where is my parcel?')
  await ada.accepts('Mia')
  const icon = ada.page.getByRole('img', { name: 'Chat Interaction', exact: true })
  for (const stageOfWaiting of [/Waiting 0:0\d(, seen|, Where)/, /Waiting 0:\d\d, warning/, /Waiting 0:\d\d, late/])
    await described(ada, 'Mia', stageOfWaiting)
  await ada.page.waitForFunction(
    (element) => element?.getAttribute('aria-description')?.endsWith(', late'),
    await icon.elementHandle(),
  )
  await assertAccessible(ada.page, 'a late response')

  await ada.says('It comes tomorrow')
  await described(ada, 'Mia', /^Chat Interaction, You: It comes tomorrow$/)
  await mia.says('Thank you')
  await described(ada, 'Mia', /Waiting 0:0\d/)
  await isDoneWith(ada, 'Mia')
})

test('[A032] [A044] [A045] [A046] [ATT5] [ATT6] the pointer on a flashing entry shows what Mia said, stops the flashing and leaves a mark', async () => {
  const { ada } = await twoAtOnce(stage)
  await flash(ada, 'Mia').waitFor()
  await ada.interaction('Mia').hover()
  await preview(ada).getByText('Where is my parcel?', { exact: true }).waitFor()
  await flash(ada, 'Mia').waitFor({ state: 'detached' })
  await described(ada, 'Mia', /seen, not answered/)
  await ada.page.keyboard.press('Escape')
  await preview(ada).waitFor({ state: 'detached' })
  await described(ada, 'Mia', /late/)
  await flash(ada, 'Mia').waitFor()
  await isDoneWith(ada, 'Mia', 'Tom')
})

test('[A044] [A045] [B030] [ATT5] [ATT9] the keyboard alone finds out who waits, and jumps there', async () => {
  const { ada } = await twoAtOnce(stage)
  const keyboard = new Keyboard(ada.page)
  await flash(ada, 'Mia').waitFor()
  const entry = (name: string) => ada.interactions.getByRole('button', { name, exact: true })
  await keyboard.goesTo(entry('Tom'), 'Shift+Tab')
  await keyboard.presses('ArrowUp')
  await keyboard.isTakenTo(entry('Mia'))
  await preview(ada).getByText('Where is my parcel?', { exact: true }).waitFor()
  await keyboard.presses('Escape')
  await preview(ada).waitFor({ state: 'detached' })
  await keyboard.presses('Alt+u')
  await ada.page.getByRole('heading', { name: 'Mia', exact: true }).waitFor()
  await keyboard.isTakenTo(ada.composer)
  await isDoneWith(ada, 'Mia', 'Tom')
})

test('[A033] [A055] [A057] [ATT7] the title alternates while another window is in front, and is the page’s own again afterwards', async () => {
  const { ada } = await twoAtOnce(stage)
  const own = await ada.page.title()
  await isBehind(ada.page, true)
  await titleIs(ada.page, /^\(2\) Waits for an answer.*: (Mia|Tom)$/)
  await ada.page.waitForFunction((title) => document.title === title, own)
  await titleIs(ada.page, /^\(2\) Waits for an answer/)
  await isBehind(ada.page, false)
  await ada.turnsTo('Mia')
  await ada.says('It comes tomorrow')
  await ada.turnsTo('Tom')
  await ada.says('Hello Tom')
  await ada.page.waitForFunction((title) => document.title === title, own)
  assert.equal(await ada.page.locator('link[rel~="icon"]').getAttribute('href'), '/agent/mark.svg')
  await isDoneWith(ada, 'Mia', 'Tom')
})

test('[A054] [A056] [ATT10] [ATT12] Ada chooses sounds, reads what sounds, and finds her choice again', async () => {
  const ada = await stage.agent('ada')
  const mia = await stage.contact('Mia')
  await mia.opensChat()
  await mia.says('Where is my parcel?')
  await ada.accepts('Mia')
  const choose = async () => {
    await ada.page.getByRole('button', { name: 'Menu', exact: true }).click()
    await ada.page.getByRole('button', { name: 'Sounds', exact: true }).click()
  }
  await choose()
  const dialog = ada.page.getByRole('dialog', { name: 'Sounds', exact: true })
  await dialog.getByRole('checkbox', { name: 'Rising tone while a contact waits', exact: true }).check()
  await dialog.getByRole('checkbox', { name: 'Ring while you look elsewhere', exact: true }).check()
  await dialog.getByRole('button', { name: 'Test', exact: true }).click()
  await dialog.getByText('♪ Rising tone, then a ring', { exact: true }).waitFor()
  await assertAccessible(ada.page, 'the dialog of sounds')
  await ada.page.keyboard.press('Escape')
  await ada.page.getByText(/^♪ Rising tone: Mia waits, /).waitFor()
  await isBehind(ada.page, true)
  await ada.page.getByText('♪ Ring: Mia waits, late', { exact: true }).waitFor()

  await ada.reloads()
  await choose()
  assert.ok(await dialog.getByRole('checkbox', { name: 'Ring while you look elsewhere', exact: true }).isChecked())
})
