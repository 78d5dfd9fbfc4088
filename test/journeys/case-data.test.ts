import { test } from 'node:test'
import type { Agent } from '../support/agent.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage()
const wide = { viewport: { width: 1280, height: 800 } }

const caseData = ({ page }: Agent) => page.getByRole('tab', { name: 'Case Data', exact: true })

test('[A026] [CAS8] the controls and the information are hidden by a button, also after a reload, and come back', async () => {
  const ada = await stage.agent('ada', wide)
  const contact = await stage.contact('Ida Holm')
  await contact.opensChat()
  await contact.says('Hello?')
  await ada.accepts('Ida Holm')
  await ada.page.getByRole('button', { name: 'Hide controls and information', exact: true }).click()
  await ada.toolbar.waitFor({ state: 'hidden' })
  await caseData(ada).waitFor({ state: 'hidden' })
  await ada.reloads()
  const show = ada.page.getByRole('button', { name: 'Show controls and information', exact: true })
  await show.waitFor()
  await caseData(ada).waitFor({ state: 'hidden' })
  await show.click()
  await ada.toolbar.waitFor()
  await caseData(ada).waitFor()
})
