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

test('[A071] [A072] [LNK6] what Maria writes can be called and written to, by the page around the desk if it wants', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria with a phone')
  await maria.opensChat()
  await maria.says('Call +49 (0)30 1234567 or write to maria@lamps.example')
  await ada.accepts(maria.name)
  await ada.page.evaluate(() => {
    const asked: unknown[] = []
    Object.assign(window, { asked })
    for (const type of ['parley-call', 'parley-email'])
      document.querySelector('parley-agent')?.addEventListener(type, (event) => {
        event.preventDefault()
        const { phoneNumber, address, conversationId } = event as unknown as Record<string, string>
        asked.push([phoneNumber ?? address, conversationId?.length])
      })
  })
  await ada.transcript.log.getByRole('link', { name: '+49 (0)30 1234567', exact: true }).click()
  await ada.transcript.log.getByRole('link', { name: 'maria@lamps.example', exact: true }).click()
  assert.deepEqual(await ada.page.evaluate('asked'), [
    ['+49301234567', 22],
    ['maria@lamps.example', 22],
  ])
})

test('[A114] [LNK5] [ATK67] by keyboard alone, Maria reads where Ada’s address leads, copies it and closes the box alone', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria with a keyboard', { permissions: ['clipboard-read', 'clipboard-write'] })
  await maria.opensChat()
  await maria.says('Where?')
  await ada.accepts(maria.name)
  await ada.writes('https://аррӏе.example/oak and https://lamps.example')
  const link = maria.transcript.log.getByRole('link').first()
  await link.waitFor()
  await maria.transcript.log.focus()
  while (!(await link.evaluate((element) => element.matches(':focus')))) await maria.page.keyboard.press('Tab')
  const box = maria.page.getByRole('group', { name: 'Link', exact: true })
  await box.getByText('letters that can look like others').waitFor()
  await maria.page.keyboard.press('Tab')
  await maria.page.keyboard.press('Tab')
  await maria.page.keyboard.press('Enter')
  await box.getByText('Copied', { exact: true }).waitFor()
  assert.equal(await maria.page.evaluate('navigator.clipboard.readText()'), 'https://xn--80ak6aa92e.example/oak')
  await maria.page.keyboard.press('Escape')
  await box.waitFor({ state: 'hidden' })
  assert.equal(await maria.chat.isVisible(), true)
})
