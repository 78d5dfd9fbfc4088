import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stage } from '../support/stage.ts'

const stage = new Stage()

test('[A111] [A112] [A113] [A114] Ada reads where an address of Maria’s leads, before and while she points at it', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria with an address')
  await maria.opensChat()
  await maria.says(
    'It is HTTPS://Lamps.Example/oak?size=2, not [a shop](https://evil.example) or https://shop@evil.example',
  )
  await ada.accepts(maria.name)
  const links = ada.transcript.log.getByRole('link')
  await links.first().waitFor()
  // What stands between brackets is an address like any other; what hides behind a name is none.
  assert.deepEqual(await links.allInnerTexts(), ['https://lamps.example/oak?size=2', 'https://evil.example/'])
  assert.deepEqual(
    await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href)),
    await links.allInnerTexts(),
  )
  await links.first().hover()
  await ada.page.getByRole('tooltip').filter({ hasText: 'https://lamps.example/oak?size=2' }).waitFor()
  assert.equal(await links.first().getAttribute('rel'), 'noopener noreferrer nofollow ugc')
})
