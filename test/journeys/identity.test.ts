import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SignJWT } from 'jose'
import { Contact } from '../support/contact.ts'
import { Stage } from '../support/stage.ts'

const secret = 'what only the shop’s backend and its chat server know'
const stage = new Stage({
  config: {
    sites: { shop: { name: 'Rushmere Lamps', identity: { secret } }, travel: { identity: { secret, required: true } } },
  },
})

/** What the backend of the shop says about who is signed in there; good for so many seconds. */
function vouch(sub: string, said: object = {}, { site = 'shop', seconds = 300 } = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1_000)
  return new SignJWT({ name: 'Maria Silva', email: 'maria@example.com', ...said })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setAudience(site)
    .setIssuedAt(now + Math.min(seconds, 0) - 1)
    .setExpirationTime(now + seconds)
    .sign(new TextEncoder().encode(secret))
}

type Parley = (call: string, argument?: object) => Promise<unknown>

/** The page says who its contact is. Gives what the call was rejected with. */
const identifies = ({ page }: Contact, token: string): Promise<string> =>
  page.evaluate(async (given) => {
    const { parley } = window as unknown as { parley: Parley }
    return parley('identify', { token: given }).then(
      () => '',
      (error: Error) => error.message,
    )
  }, token)

test('[B016] [CTC30] [CTC32] [CTC33] [CTC36] Maria signs in in the middle of a chat; it goes on, Ada sees who she is, and it is on her other machine', async () => {
  const ada = await stage.agent('ada', { viewport: { width: 1280, height: 800 } })
  const maria = await stage.contact('Somebody')
  await maria.opensChat()
  await maria.says('My lamp is broken')
  await ada.accepts('Somebody')

  stage.expects(/401/)
  assert.match(await identifies(maria, await vouch('u-7', {}, { seconds: -120 })), /token-expired.*new token/)
  await maria.says('Still there?')
  assert.equal(await identifies(maria, await vouch('u-7')), '')
  await maria.says('It is me')
  await ada.transcript.shows('It is me')
  await ada.interaction('Maria Silva').waitFor()
  await ada.page.getByRole('tab', { name: 'Contact', exact: true }).click()
  await ada.page.getByText('Verified: signed in on the website (Name, E-mail addresses)').waitFor()

  const laptop = await stage.contact('Somebody')
  await laptop.launcher.hover()
  assert.equal(await identifies(laptop, await vouch('u-7')), '')
  await laptop.opensIfClosed()
  await laptop.transcript.shows('My lamp is broken')
  await ada.says('Welcome back')
  await Promise.all([maria.transcript.shows('Welcome back'), laptop.transcript.shows('Welcome back')])
})

test('[B016] [CTC34] [CTC37] [WID18] other tabs come along; signing out wipes the browser, and the next one finds nothing', async () => {
  const maria = await stage.contact('Maria')
  await maria.opensChat()
  await maria.says('Only for me')
  const tab = new Contact(await maria.page.context().newPage(), 'Maria')
  await tab.visits(stage.server.url)
  await tab.launcher.click()
  await tab.transcript.shows('Only for me')

  assert.equal(await identifies(maria, await vouch('u-8')), '')
  await maria.says('In every tab')
  await tab.transcript.shows('In every tab')
  const token = await maria.page.evaluate(
    () => Object.entries(localStorage).find(([key]) => key.endsWith(':token'))?.[1],
  )
  await maria.composer.fill('A secret draft')
  await maria.page.evaluate(() => (window as unknown as { parley: Parley }).parley('logout'))
  await maria.chat.getByText('Hello! How can we help?').waitFor()
  await tab.chat.getByText('Hello! How can we help?').waitFor()
  assert.equal(await maria.composer.inputValue(), '')
  const kept = await maria.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))
  assert.doesNotMatch(kept, new RegExp(`${token}|secret draft|u-8`))

  const answer = await fetch(`${stage.server.url}/v1/identity`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}`, origin: stage.server.url },
  })
  assert.equal(answer.status, 401)
})

test('[B016] [CTC35] [CTC36] a site that wants to know its contacts says so, and talks with who signs in', async () => {
  const maria = await stage.contact('Maria', { at: '/travel' })
  await maria.launcher.click()
  await maria.chat.getByText('Please sign in on this website to chat with us.').waitFor()
  const token = await vouch('u-9', {}, { site: 'travel' })
  assert.equal(await identifies(maria, token), '')
  await maria.chat.getByText('Please sign in on this website').waitFor({ state: 'hidden' })
  await maria.says('Now it works')
})
