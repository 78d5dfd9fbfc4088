import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stage } from '../support/stage.ts'

const stage = new Stage({ config: { sites: { shop: { name: 'Rushmere Lamps', askForRating: true } } } })

test('[B012] [WID32] [WID33] [END54] Maria says how it was, by keyboard; Ada reads it before Done, and in the history', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria')
  await maria.opensChat()
  await maria.says('My lamp is broken')
  await ada.accepts('Maria')
  await ada.endsChat()

  const stars = maria.chat.getByRole('radiogroup', { name: 'How was this chat?' })
  await stars.getByRole('radio', { name: '3 stars' }).focus()
  await maria.page.keyboard.press('Space')
  await maria.page.keyboard.press('ArrowRight')
  assert.ok(await stars.getByRole('radio', { name: '4 stars' }).isChecked())
  await maria.page.keyboard.press('Tab')
  await maria.page.keyboard.type('Quick and kind')
  await maria.page.keyboard.press('Tab')
  await maria.page.keyboard.press('Enter')
  const thanks = 'Thank you! You gave 4 stars out of 5.'
  await maria.chat.getByText(thanks).waitFor()
  await ada.page.getByText('Rated 4 of 5 stars').waitFor()
  await ada.page.getByText('Quick and kind').waitFor()

  await ada.marksDone('Maria')
  await maria.reloads()
  await maria.isIntroduced()
  await maria.chat.getByText(thanks).waitFor()
  await maria.button('Change rating').click()
  await stars.getByRole('radio', { name: '5 stars' }).check()
  await maria.button('Send rating').click()
  await maria.chat.getByText('You gave 5 stars out of 5.').waitFor()

  await maria.button('Start a new chat').click()
  await maria.says('Me again')
  await ada.accepts('Maria')
  await ada.page.getByRole('tab', { name: 'History', exact: true }).click()
  await ada.page.getByText('Rated 5 of 5 stars').waitFor()
})
