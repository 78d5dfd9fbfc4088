import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stage } from '../support/stage.ts'

const stage = new Stage()

test('[A109] [A110] [A104] rich responses are to be looked at: paged, and neither pressed nor taken into the text field', async () => {
  const ada = await stage.agent('ada', { viewport: { width: 1280, height: 800 } })
  const maria = await stage.contact('Maria who asks')
  await maria.opensChat()
  await maria.says('What do you offer?')
  await ada.accepts(maria.name)
  const responses = ada.page.getByRole('tabpanel', { name: 'Responses', exact: true })
  const carousel = responses.locator('[aria-roledescription="carousel"]')
  await carousel.getByText('1 / 3').waitFor()
  assert.deepEqual(await carousel.getByRole('button').evaluateAll((all) => all.map((button) => button.ariaLabel)), [
    'Previous card',
    'Next card',
  ])
  await carousel.getByRole('button', { name: 'Next card', exact: true }).click()
  await carousel.getByText('2 / 3').waitFor()
  await carousel.getByText('Book now', { exact: true }).nth(1).dblclick()
  await responses.getByRole('heading', { name: 'Our story' }).first().waitFor()
  assert.equal(await ada.composer.inputValue(), '')
  assert.equal(await responses.locator('[draggable=true]').count(), 0)
})
