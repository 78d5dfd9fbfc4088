import assert from 'node:assert/strict'
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { assertAccessible } from '../support/axe.ts'
import { Agent } from '../support/agent.ts'
import { eventually } from '../support/eventually.ts'
import { Stage } from '../support/stage.ts'

/** Where files lie: a disk that can be taken away and put back. */
const disk = mkdtempSync(join(tmpdir(), 'parley-disk-'))
const files = join(disk, 'files')
const elsewhere = join(disk, 'elsewhere')

/** It is looked at every ten seconds, and machines are slow. */
const noticedMs = 30_000

/** The longest that a desk waits between two tries is half a minute. */
const redialledMs = 45_000

const stage = new Stage({ environment: { PARLEY_FILES: files } })
stage.afterwards(async () => rmSync(disk, { recursive: true, force: true }))

const messages = ({ page }: Agent) => page.getByRole('region', { name: 'System messages', exact: true })
const details = (agent: Agent) => messages(agent).getByRole('button', { name: 'Details', exact: true })

for (const colorScheme of ['light', 'dark'] as const)
  test(`[A236] [OPS20] [OPS21] [OPS22] the disk for files is gone: Ada is told, goes on, and is told when it is back (${colorScheme})`, async () => {
    const ada = await stage.agent('ada', { colorScheme, reducedMotion: 'reduce' })
    const maria = await stage.contact(`Maria, who likes it ${colorScheme}`)
    await maria.opensChat()
    await maria.says('Hello')
    await ada.accepts(maria.name)
    assert.equal(await messages(ada).count(), 0)

    renameSync(files, elsewhere)
    await messages(ada).getByText('Files not available').waitFor({ timeout: noticedMs })
    const attach = ada.page.getByRole('button', { name: 'Add Attachments', exact: true })
    assert.equal(await attach.getAttribute('aria-disabled'), 'true')
    await details(ada).press('Enter')
    await messages(ada).getByText('The place where files lie does not answer.').waitFor()
    await assertAccessible(ada.page, 'system messages, opened')
    await ada.says('Words still go')
    await maria.transcript.shows('Words still go')

    renameSync(elsewhere, files)
    await messages(ada).getByText('Everything works again.').waitFor({ timeout: noticedMs })
    await eventually(() => attach.getAttribute('aria-disabled'), null, 'files can be sent')
    await messages(ada).getByRole('button', { name: 'Close', exact: true }).press('Enter')
    await messages(ada).waitFor({ state: 'hidden' })
    await ada.endsChat()
    await ada.marksDone(maria.name)
  })

test('[A235] [OPS23] [OPS24] the server is gone: the desk on a phone says of each channel what that means, and when it is back', async () => {
  stage.lineMayBreak()
  const page = await stage.page({ viewport: { width: 390, height: 780 } })
  // A part of the panel that had not come yet when the server went.
  await page.route(/define-alerts/, (route) => route.abort())
  const ada = new Agent(page, 'ada')
  await ada.signsIn(stage.server.url)
  // What tells of channels has come by then.
  await page.evaluate(() => customElements.whenDefined('parley-channels'))
  await stage.server.kill()
  for (const words of ['Chat waits', 'Files, Search not available', 'Bots not known'])
    await messages(ada).getByRole('listitem').getByText(words).waitFor()
  await details(ada).click()
  for (const words of [
    'What you write is kept here',
    'Files can be neither sent nor opened',
    'Nothing can be looked for',
  ])
    await messages(ada).getByText(words).waitFor()
  const { width = 0 } = (await messages(ada).boundingBox()) ?? {}
  assert.ok(width <= 390)
  await assertAccessible(ada.page, 'system messages on a phone, the line lost')

  await stage.server.start()
  // The desk dials by itself: a button to press may be gone by the time it is pressed.
  await messages(ada).getByText('Everything works again.').waitFor({ timeout: redialledMs })
})
