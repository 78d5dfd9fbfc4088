import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Agent } from '../support/agent.ts'
import { HostSite, plainPage } from '../support/host-site.ts'
import { demoToken } from '../support/people.ts'
import { Stage } from '../support/stage.ts'

const host = await HostSite.open()
const stage = new Stage({
  config: { agentOrigins: [host.origin], sites: { shop: { name: 'Rushmere Lamps', origins: [host.origin] } } },
  environment: { PARLEY_SPELLING_BEFORE_SEND: '1' },
})
stage.afterwards(() => host.close())
const wide = { viewport: { width: 1280, height: 800 } }

const spellingOf = ({ page }: Agent) => ({
  button: page.getByRole('button', { name: 'Spelling', exact: true }),
  dialog: page.getByRole('dialog', { name: 'Spelling', exact: true }),
  question: page.getByRole('alertdialog', { name: 'Spelling', exact: true }),
  press: (name: string) => page.getByRole('button', { name, exact: true }).click(),
})

async function adaWith(name: string) {
  const ada = await stage.agent('ada', wide)
  const contact = await stage.contact(name)
  await contact.opensChat()
  await contact.says('Hello?')
  await ada.accepts(name)
  return { ada, contact, ...spellingOf(ada) }
}

const selectedIn = ({ composer }: Agent) =>
  composer.evaluate((input: HTMLTextAreaElement) => input.value.slice(input.selectionStart, input.selectionEnd))

test('[A147] [SPL1] an agent goes through the words of a draft: replaces one, ignores one, and may undo it', async () => {
  const { ada, button, dialog, press } = await adaWith('Zoltanette')
  await ada.composer.fill('Zoltanette, we will recieve it tomorow, says Brzz. See recieve.example/tomorow')
  await button.click()
  await dialog.getByText('“recieve” may be misspelled.').waitFor()
  await dialog.getByText('Checked in British English').waitFor()
  await dialog.getByRole('group', { name: 'Suggestions' }).getByRole('button', { name: 'receive', exact: true }).click()
  await dialog.getByText('“tomorow” may be misspelled.').waitFor()
  await dialog.getByRole('textbox', { name: 'Replace with', exact: true }).fill('today')
  await ada.page.keyboard.press('Enter')
  await dialog.getByText('“Brzz” may be misspelled.').waitFor()
  await press('Ignore')
  await dialog.getByText('All words have been looked at.').waitFor()
  await press('Close')
  await dialog.waitFor({ state: 'hidden' })
  assert.equal(
    await ada.composer.inputValue(),
    'Zoltanette, we will receive it today, says Brzz. See recieve.example/tomorow',
  )
  await ada.page.keyboard.press('ControlOrMeta+z')
  assert.match(await ada.composer.inputValue(), /recieve it tomorow/)
})

test('[A148] [A150] [SPL2] [SPL4] sending with misspelled words asks first; No goes back to the first of them', async () => {
  const { ada, contact, question, press } = await adaWith('Maria One')
  await ada.writes('  We will recieve it tomorow.')
  await question.getByText('“recieve” and “tomorow” may be misspelled. Send anyway?').waitFor()
  await press('No')
  await question.waitFor({ state: 'hidden' })
  assert.equal(await selectedIn(ada), 'recieve')
  await ada.page.keyboard.type('receive')
  await ada.page.keyboard.press('Enter')
  await question.getByText('“tomorow” may be misspelled. Send anyway?').waitFor()
  await ada.page.keyboard.press('Escape')
  await question.waitFor({ state: 'hidden' })
  assert.equal(await selectedIn(ada), 'tomorow')
  await ada.page.keyboard.type('tomorrow')
  await ada.page.keyboard.press('Enter')
  await contact.transcript.shows('We will receive it tomorrow.')
})

test('[A149] [SPL3] Yes sends the message as it is', async () => {
  const { ada, contact, question, press } = await adaWith('Maria Two')
  await ada.writes('It comes tomorow.')
  await question.waitFor()
  await press('Yes')
  await contact.transcript.shows('It comes tomorow.')
  assert.equal(await ada.composer.inputValue(), '')
})

test('[SPL6] a word that was added is right from then on, in every browser of the agent', async () => {
  const { ada, contact, button, dialog, press } = await adaWith('Maria Three')
  await ada.composer.fill('Take the Fenlampe.')
  await button.click()
  await dialog.getByText('“Fenlampe” may be misspelled.').waitFor()
  await press('Add to dictionary')
  await dialog.getByText('All words have been looked at.').waitFor()
  await press('Close')
  await ada.page.keyboard.press('Enter')
  await contact.transcript.shows('Take the Fenlampe.')

  const elsewhere = await stage.agent('ada', wide)
  await elsewhere.turnsTo('Maria Three')
  await elsewhere.says('Fenlampe, I said.')
  await contact.transcript.shows('Fenlampe, I said.')
})

test('[SPL7] a language without a dictionary is told of, and nobody is asked before sending', async () => {
  const ada = await stage.agent('ada', wide)
  const contact = await stage.page()
  const speaks = `<script>window.parley = window.parley || function () { (parley.q = parley.q || []).push(arguments) }
    parley('attributes', { name: 'Amélie' }); parley('open'); parley('send', 'Bonjour')</script>`
  const tag = `<script async src="${stage.server.url}/parley.js" data-site="shop"></script>`
  await contact.goto(host.page('/french', { html: plainPage(speaks + tag).replace('lang="en"', 'lang="fr"') }))
  await ada.accepts('Amélie')
  const { button, dialog, press } = spellingOf(ada)
  await ada.composer.fill('Bonjuor Amélie')
  await button.click()
  await dialog.getByText('There is no dictionary for French', { exact: false }).waitFor()
  await press('Close')
  await ada.page.keyboard.press('Enter')
  await ada.transcript.shows('Bonjuor Amélie')
})

for (const { worker, works } of [
  { worker: 'worker-src blob:', works: true },
  { worker: "worker-src 'none'", works: false },
])
  test(`[SPL9] in somebody else’s page with ${worker} the check ${works ? 'works' : 'says what is missing'}, and sending goes on`, async () => {
    if (!works) stage.expects(/worker-src|Content Security Policy/)
    const { url } = stage.server
    const token = await demoToken(stage.server, 'ben')
    const policy = `default-src 'none'; script-src ${url} 'nonce-r'; style-src 'unsafe-inline'; img-src data:; connect-src ${url} ${url.replace('http', 'ws')}; ${worker}; require-trusted-types-for 'script'; trusted-types lit-html dompurify parley`
    const html = plainPage(
      `<parley-agent server="${url}"></parley-agent><script type="module" nonce="r" src="${url}/parley-agent.js"></script>
       <script type="module" nonce="r">document.querySelector('parley-agent').token = async () => '${token}'</script>`,
      '<style>parley-agent { block-size: 600px }</style>',
    )
    const page = await stage.page(wide)
    await page.goto(host.page('/crm', { html, headers: { 'content-security-policy': policy } }))
    const ben = new Agent(page, 'ben')
    await ben.is(/^Ready/)
    const contact = await stage.contact(`Maria ${worker}`)
    await contact.opensChat()
    await contact.says('Hello?')
    await ben.accepts(contact.name)
    const { button, dialog, question, press } = spellingOf(ben)
    await ben.composer.fill('We will recieve it.')
    await button.click()
    if (works) await dialog.getByText('“recieve” may be misspelled.').waitFor()
    else await dialog.getByText('its policy needs “worker-src blob:”', { exact: false }).waitFor()
    await press('Close')
    await ben.page.keyboard.press('Enter')
    if (works) {
      await question.waitFor()
      await press('Yes')
    }
    await contact.transcript.shows('We will recieve it.')
    await ben.endsChat()
    await ben.marksDone(contact.name)
    await page.close()
  })

test('[SPL8] the page goes on answering while 10,000 words are checked: they are checked in a worker', async () => {
  const { ada, button, dialog } = await adaWith('Maria Four')
  const letters = (place: number) => String(place).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))
  const text = Array.from({ length: 10_000 }, (_, place) => `wrod${letters(place)}`).join(' ')
  await ada.composer.evaluate((input: HTMLTextAreaElement, words) => {
    input.value = words
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  }, text)
  // Turns of the page's own loop from the question to its answer: were the words checked on this thread, there would be none.
  await ada.page.evaluate(() => {
    const counted = Object.assign(window, { turns: 0, turnsMeanwhile: -1 })
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      counted.turns++
      port2.postMessage(null)
    }
    port2.postMessage(null)
    const post = Worker.prototype.postMessage as (this: Worker, ...message: unknown[]) => void
    Worker.prototype.postMessage = function (this: Worker, ...message: unknown[]) {
      const { id, name } = message[0] as { id: number; name: string }
      const before = counted.turns
      this.addEventListener('message', ({ data }: MessageEvent<{ id: number }>) => {
        if (name === 'check' && data.id === id) counted.turnsMeanwhile = counted.turns - before
      })
      post.apply(this, message)
    }
  })
  await button.click()
  await dialog.getByText('1 of 500').waitFor()
  const turns = await ada.page.evaluate(() => (window as unknown as { turnsMeanwhile: number }).turnsMeanwhile)
  assert.ok(turns > 20, `the page turned ${turns} times meanwhile`)
  assert.deepEqual(
    ada.page.workers().map((worker) => new URL(worker.url()).pathname),
    ['/parley-spelling.js'],
  )
})
