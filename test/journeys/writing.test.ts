import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { HostSite, plainPage } from '../support/host-site.ts'
import { Stage } from '../support/stage.ts'

const host = await HostSite.open()
const stage = new Stage({
  config: { sites: { shop: { origins: [host.origin], typingPreview: true, maskPatterns: ['PIN \\d{4}'] } } },
})
stage.afterwards(() => host.close())

/** Chooses the emoji of this name by keyboard alone. */
async function choosesEmoji(page: Page, within: Locator | Page, name: string) {
  await within.getByRole('button', { name: 'Choose an emoji', exact: true }).click()
  const search = page.getByRole('combobox', { name: 'Search' })
  await search.waitFor()
  await search.fill(name)
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await search.waitFor({ state: 'hidden' })
}

test('[A151] [A152] [A153] [A154] [EMO1] [EMO8] emojis go both ways, on a foreign page under a strict policy, and ask nobody but the chat’s server', async () => {
  const { url } = stage.server
  const policy = `default-src 'none'; script-src 'nonce-r' 'strict-dynamic'; style-src 'nonce-r'; connect-src ${url} ${url.replace('http', 'ws')}; img-src 'self' blob: data:; require-trusted-types-for 'script'; trusted-types lit-html dompurify parley`
  const html = plainPage(`<script async nonce="r" src="${url}/parley.js" data-site="shop"></script>`)
  const ada = await stage.agent('ada')
  const at = host.page('/strict', { html, headers: { 'content-security-policy': policy } })
  const maria = await stage.contact('Maria with emojis', { at })
  const asked: string[] = []
  for (const { page } of [maria, ada]) page.on('request', (request) => asked.push(request.url()))
  await maria.opensChat()
  await maria.says('Hello')
  await ada.accepts(maria.name)
  assert.deepEqual(
    asked.filter((address) => address.includes('emoji')),
    [],
  )

  await choosesEmoji(maria.page, maria.chat, 'party popper')
  await maria.page.keyboard.press('Enter')
  await ada.transcript.shows('🎉')
  await choosesEmoji(ada.page, ada.page, 'thumbs up')
  assert.match(await ada.composer.inputValue(), /👍/u)
  await ada.page.keyboard.press('Enter')
  await maria.transcript.shows('👍')
  const size = (transcript: Locator) =>
    transcript.getByText('🎉').evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  assert.ok((await size(maria.transcript.log)) > 30 && (await size(ada.transcript.log)) > 30)
  assert.deepEqual(
    asked.filter((address) => !address.startsWith(url) && !address.startsWith(url.replace('http', 'ws'))),
    [],
  )
  await ada.endsChat()
  await ada.marksDone(maria.name)
})

test('[B019] [SEC20] [ATK143] a card number and what the site names leave neither browser, and both are told', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria with a card')
  const sent: string[] = []
  for (const { page } of [maria, ada])
    page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))))
  await maria.reloads()
  await ada.reloads()
  await maria.opensChat()
  await maria.says('Hello')
  await ada.accepts(maria.name)
  await maria.writes('It is 4111 1111 1111 1111 with PIN 1234')
  await ada.transcript.shows('It is •••• •••• •••• 1111 with ••• ••••')
  await maria.chat.getByText('Something confidential was hidden before it was sent.').waitFor()
  await ada.writes('5500-0055-5555-5559?')
  await maria.transcript.shows('••••-••••-••••-5559?')
  await ada.page.getByText('A card number was hidden: only its last four digits were sent.').waitFor()
  const everything = sent.join('\n')
  assert.ok(everything.includes('•••• 1111') && !/4111 1111|PIN 1234|5500-0055/.test(everything))
  await ada.endsChat()
  await ada.marksDone(maria.name)
})

test('[A012] [A013] [B018] [CMP25] Ada sees what Maria has not sent, unlike a message; Maria knows, and nothing of it stays', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria who hesitates')
  await maria.opensChat()
  await maria.says('Hello')
  await ada.accepts(maria.name)
  await maria.chat.getByText('can read this as you type').waitFor()
  await maria.types('I am not sure 4111 1111 1111 1111')
  const unsent = ada.page.getByText('I am not sure')
  await unsent.filter({ hasText: '•••• •••• •••• 1111' }).waitFor()
  await ada.page.getByText('Not sent yet', { exact: true }).waitFor()
  assert.equal(await unsent.evaluate((element) => getComputedStyle(element).borderStyle), 'dashed')
  await maria.composer.fill('')
  await unsent.waitFor({ state: 'hidden' })
  await ada.reloads()
  await ada.turnsTo(maria.name)
  await ada.transcript.shows('Hello')
  assert.equal(await unsent.count(), 0)
  await ada.endsChat()
  await ada.marksDone(maria.name)
})

test('[B031] [CMP21] [CMP22] what Maria writes while Ada finishes is shown before Ada’s message goes, and Enter sends it', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria who crosses')
  await maria.opensChat()
  await maria.says('Hello')
  await ada.accepts(maria.name)
  await ada.types('The blue one?')
  await maria.says('The red one, please')
  await ada.transcript.shows('The red one, please')
  await ada.page.keyboard.press('Enter')
  await ada.page
    .getByRole('alert')
    .filter({ hasText: 'Maria who crosses wrote meanwhile: The red one, please' })
    .waitFor()
  assert.equal(await maria.transcript.times('The blue one?'), 0)
  await ada.page.keyboard.press('Enter')
  await maria.transcript.shows('The blue one?')
  await ada.endsChat()
  await ada.marksDone(maria.name)
})

test('[A142] [A143] [CMP20] Ada writes, takes back and does again, and looks how it will appear at Maria’s', async () => {
  const ada = await stage.agent('ada')
  const maria = await stage.contact('Maria in the preview')
  await maria.opensChat()
  await maria.says('Hello')
  await ada.accepts(maria.name)
  await ada.types('See https://lamps.example/oak')
  await ada.page.keyboard.press('Control+a')
  await ada.page.keyboard.press('Delete')
  await ada.page.keyboard.press('Control+z')
  assert.equal(await ada.composer.inputValue(), 'See https://lamps.example/oak')
  await ada.page.getByRole('button', { name: 'Preview', exact: true }).click()
  const preview = ada.page.getByRole('dialog', { name: 'Preview', exact: true })
  await preview.getByRole('link', { name: 'https://lamps.example/oak' }).waitFor()
  await preview.getByText('Ada Lindqvist').waitFor()
  await ada.page.keyboard.press('Escape')
  await preview.waitFor({ state: 'hidden' })
  await ada.composer.press('Enter')
  await maria.transcript.log.getByRole('link', { name: 'https://lamps.example/oak' }).waitFor()
  await ada.endsChat()
  await ada.marksDone(maria.name)
})
