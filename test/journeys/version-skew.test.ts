import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { Agent } from '../support/agent.ts'
import { Contact } from '../support/contact.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage()
const socket = /\/v1\/socket$/

type Event = { name: string; [field: string]: unknown }
type Frame = { type: string; events?: readonly Event[]; [field: string]: unknown }

const later = { hologram: { beams: [1, 2, 3] } }

/** An event as a later server writes it: with more in it, of a kind that nobody here knows, or that nobody here knows at all. */
function eventFromLater(event: Event): Event {
  if (event.name === 'messages-read') return { ...event, name: 'hologram-read', ...later }
  if (event.name !== 'message-sent') return { ...event, ...later }
  const { message } = event.body as { message: { kind: string; text: string } }
  if (!message.text.startsWith('Hologram')) return { ...event, ...later }
  return { ...event, body: { message: { kind: 'hologram', ...later }, text: message.text }, ...later }
}

/** What this page hears comes from a later server. */
async function hearsALaterServer(page: Page): Promise<void> {
  await page.routeWebSocket(socket, (near) => {
    const far = near.connectToServer()
    far.onMessage((text) => {
      const frame = JSON.parse(String(text)) as Frame
      near.send(JSON.stringify({ type: 'hologram', ...later }))
      near.send(JSON.stringify({ type: 'signal', name: 'hologram', in: 'A'.repeat(22), body: later }))
      near.send(
        JSON.stringify({ ...frame, ...(frame.events && { events: frame.events.map(eventFromLater) }), ...later }),
      )
    })
  })
}

/** What this page says comes from a client that the server no longer knows. Gives how often it has dialled. */
async function isTooOld(page: Page): Promise<{ readonly dialled: number }> {
  const seen = { dialled: 0 }
  await page.routeWebSocket(socket, (near) => {
    seen.dialled += 1
    const far = near.connectToServer()
    near.onMessage((text) => {
      const frame = JSON.parse(String(text)) as Frame
      far.send(JSON.stringify(frame.type === 'hello' ? { ...frame, versions: [999] } : frame))
    })
  })
  return seen
}

test('[CLI13] [B050] a server that is newer than both pages: they talk, and the words of what they do not know stand in its place', async () => {
  const [desk, page] = [await stage.page(), await stage.page()]
  for (const each of [desk, page]) await hearsALaterServer(each)
  const ada = new Agent(desk, 'ada')
  await ada.signsIn(stage.server.url)
  const maria = new Contact(page, 'Maria')
  await maria.visits(stage.server.url)
  await maria.opensChat()
  await maria.says('Good morning')
  await ada.accepts('Maria')
  await ada.says('Hologram of a lamp, turning slowly')
  await ada.says('Do you see it?')
  await maria.says('Not yet')

  const said = ['Good morning', 'Hologram of a lamp, turning slowly', 'Do you see it?', 'Not yet']
  for (const { transcript } of [maria, ada]) {
    await transcript.shows('Not yet')
    assert.deepEqual(await transcript.order(said), said)
  }
  await maria.reloads()
  await maria.transcript.shows('Not yet')
  assert.deepEqual(await maria.transcript.order(said), said)
  await ada.endsChat()
  await ada.marksDone('Maria')
})

test('[CLI6] [BAN5] [B050] a widget that is too old for the server says so once, dials no more, and has lost nothing after a reload', async () => {
  const page = await stage.page()
  const seen = await isTooOld(page)
  const maria = new Contact(page, 'Maria, who never reloads')
  await maria.visits(stage.server.url)
  await maria.opensChat()
  const notice = maria.chat.getByText('A newer version of this chat is available. Reload the page.')
  await notice.waitFor()
  await maria.writes('Is anybody there?')
  assert.equal(await notice.count(), 1)
  assert.equal(seen.dialled, 1)

  await page.unrouteAll()
  const ada = await stage.agent('ada')
  const renewed = new Contact(await page.context().newPage(), maria.name)
  await page.close()
  await renewed.visits(stage.server.url)
  await renewed.opensIfClosed()
  await renewed.transcript.shows('Is anybody there?')
  await ada.page.getByRole('button', { name: 'Accept', exact: true }).first().click()
  await ada.transcript.shows('Is anybody there?')
  assert.equal(await ada.transcript.times('Is anybody there?'), 1)
  await ada.endsChat()
  await ada.button('Mark Done').click()
})

test('[BAN5] [B050] a desk that is too old for the server says so', async () => {
  const desk = await stage.page()
  await isTooOld(desk)
  await desk.goto(`${stage.server.url}/agent?as=ben`)
  await desk.getByText('A newer version of this desk is there. Reload the page; drafts are kept.').first().waitFor()
})
