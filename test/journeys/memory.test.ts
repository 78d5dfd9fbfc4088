import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { type ComesAndGoes, inTheWidget, onTheDesk } from '../support/coming-and-going.ts'
import { heldBy } from '../support/page-memory.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage()

/** Conversations before anything is counted: code is loaded, caches are filled. */
const warmUp = 4
const counted = 6

/** What one conversation may leave behind on average, when its elements and listeners are gone: none of its own has so few. */
const most = { nodes: 20, listeners: 0.5 }

/** Has conversations come and go, and counts what each of them leaves in a page. */
async function leavesNothing(page: Page, comesAndGoes: ComesAndGoes): Promise<void> {
  for (let turn = 0; turn < warmUp; turn += 1) await comesAndGoes(turn)
  const before = await heldBy(page)
  for (let turn = warmUp; turn < warmUp + counted; turn += 1) await comesAndGoes(turn)
  const after = await heldBy(page)
  for (const what of ['nodes', 'listeners'] as const) {
    const left = (after[what] - before[what]) / counted
    assert.ok(left <= most[what], `one conversation leaves ${left} ${what}: ${before[what]}, then ${after[what]}`)
  }
}

test('[FLT24] conversations come to a desk and are done: none of their elements and listeners stay behind', async () => {
  const ada = await stage.agent('ada')
  await leavesNothing(ada.page, onTheDesk(stage.server, ada))
})

test('[FLT24] a contact talks, ends the chat, minimizes it and begins another one: nothing of it stays behind', async () => {
  const maria = await stage.contact('Maria')
  await maria.opensChat()
  await leavesNothing(maria.page, inTheWidget(maria))
})
