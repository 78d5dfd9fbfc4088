import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { eventually } from '../support/eventually.ts'
import { Stage } from '../support/stage.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-map-'))
const map = join(folder, 'map.pdf')
writeFileSync(map, '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n')

const stage = new Stage({
  config: {
    sites: {
      shop: { name: 'Rushmere Lamps', files: { fromWorkstation: false } },
      travel: { name: 'Whistle & Bell', files: { fromResponses: false } },
    },
    responses: [{ id: 'map', title: 'The way to us', shortcut: 'map', text: 'This is the way.', attachments: [map] }],
  },
})
stage.afterwards(async () => rmSync(folder, { recursive: true }))

for (const { at, own, ofResponses } of [
  { at: '/', own: false, ofResponses: true },
  { at: '/travel', own: true, ofResponses: false },
])
  test(`[A131] [RSP17] at ${at} files come ${own ? 'from the agent’s own machine' : 'with standard responses'} only`, async () => {
    const ada = await stage.agent('ada', { viewport: { width: 1280, height: 800 } })
    const contact = await stage.contact(`Maria at ${at}`, { at })
    await contact.opensChat()
    await contact.says('How do I get to you?')
    await ada.accepts(contact.name)
    const attach = ada.page.getByRole('button', { name: 'Add Attachments', exact: true })
    assert.equal((await attach.getAttribute('aria-disabled')) === 'true' || (await attach.isDisabled()), !own)

    const row = ada.page.getByRole('treeitem', { name: /^The way to us/ })
    await row.click()
    await row.dblclick()
    await eventually(() => ada.composer.inputValue(), 'This is the way.', 'the text is inserted')
    const attached = ada.page.getByRole('list', { name: 'Attachments', exact: true }).getByText('map.pdf')
    if (ofResponses) await attached.waitFor()
    else {
      await ada.page.getByText('Its files are not attached: that is switched off here.').waitFor()
      assert.equal(await attached.count(), 0)
    }
  })
