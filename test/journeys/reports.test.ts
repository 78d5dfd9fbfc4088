import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { assertAccessible } from '../support/axe.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage()

test('[B041] [REP10] [REP30] [REP34] a supervisor reads what came of a chat that just ended, and takes it home as a table', async () => {
  const cleo = await stage.agent('cleo')
  const maria = await stage.contact('Maria Bell')
  await maria.opensChat()
  await maria.says('Is the blue lamp there?')
  await cleo.accepts('Maria Bell')
  await cleo.says('It is!')
  await cleo.endsChat()
  await cleo.marksDone('Maria Bell')

  const { page } = cleo
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('button', { name: 'Reports', exact: true }).click()
  const reports = page.getByRole('dialog', { name: 'Reports', exact: true })
  await reports.getByText('1 handled, 0 abandoned').waitFor()
  await reports.getByRole('img', { name: /^1 conversation, on / }).waitFor()
  await assertAccessible(page, 'a report')

  await reports.getByRole('combobox', { name: 'Rows of the table', exact: true }).selectOption('By agent')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    reports.getByRole('button', { name: 'Download CSV', exact: true }).click(),
  ])
  assert.match(download.suggestedFilename(), /^reports-agent-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/)
  const table = await readFile(await download.path(), 'utf8')
  assert.match(table, /^\uFEFFagent_id,agent,conversations,handled,/)
  assert.match(table, /\r\ndemo-cleo,Cleo Marchetti,1,1,0,0,0,1,0,0,1,/)
  assert.doesNotMatch(table, /Maria|lamp/)

  await page.keyboard.press('Escape')
  await reports.waitFor({ state: 'hidden' })
})
