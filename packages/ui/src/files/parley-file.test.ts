import { expect } from '@open-wc/testing'
import type { FileActions } from '@parley/protocol'
import { sendKeys } from '@web/test-runner-commands'
import type { html } from 'lit'
import { define } from '../define.ts'
import { draw, elements } from '../message-kinds/file.ts'
import { find, findAll, findButton, onStage, textOf } from '../testing/stage.ts'
import { waitUntil } from '../testing/wait-until.ts'
import { type FileAccess, type FileMessage, giveFileAccess } from './file-access.ts'
import type { ParleyFile } from './parley-file.ts'

const photo: FileMessage = {
  kind: 'file',
  file: 'file-of-a-photo-123456',
  name: 'garden chair.png',
  type: 'image/png',
  bytes: 843_221,
  preview: { width: 32, height: 24 },
}
const plan: FileMessage = {
  kind: 'file',
  file: 'file-of-a-plan-1234567',
  name: 'plan.pdf',
  type: 'application/pdf',
  bytes: 1_240_000,
}
const notes: FileMessage = { ...plan, name: 'notes.txt', type: 'text/plain' }

const dot =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const everything: FileActions = { open: true, save: true, saveAll: true, print: true, delete: true, deleteAll: true }

/** Notes what it is asked for. */
function reader(change: Partial<FileAccess> = {}) {
  const asked: string[] = []
  const access: FileAccess = {
    actions: everything,
    preview: async () => dot,
    picture: async () => dot,
    save: async ({ name }) => void asked.push(`save ${name}`),
    saveAll: async () => asked.push('save all'),
    print: async ({ name }) => void asked.push(`print ${name}`),
    askAgain: (text) => asked.push(text),
    ...change,
  }
  return { access, asked }
}

async function shown(file: FileMessage, change: Partial<FileAccess> = {}, { isOwn = false } = {}) {
  define(elements)
  const rich = { offer: undefined, media: () => undefined, side: 'staff', isOwn } as const
  const { access, asked } = reader(change)
  const { element, stage } = await onStage<ParleyFile>(draw(file, rich) as ReturnType<typeof html>)
  giveFileAccess(stage, access)
  await element.updateComplete
  const button = findButton(element, file.name)
  return { element, stage, asked, button }
}

const menuOf = (element: ParleyFile) =>
  find<HTMLElement & { renderRoot: ShadowRoot }>(element, 'parley-menu').shadowRoot!
const entry = (element: ParleyFile, name: string) =>
  [...menuOf(element).querySelectorAll<HTMLElement>('[role=menuitem]')].find(
    (item) =>
      item.querySelector('span')?.firstChild?.nextSibling?.textContent?.trim() === name ||
      textOf(item).startsWith(name),
  )!
const isMenuOpen = (element: ParleyFile) => menuOf(element).querySelector('.menu')!.matches(':popover-open')

describe('parley-file', () => {
  it('[A116] [FIL50] a picture is a thumbnail in a box that is there before it', async () => {
    const { element } = await shown(photo, { preview: () => new Promise(() => {}) })
    const box = find(element, '.picture').getBoundingClientRect()
    expect(box.width / box.height).to.be.closeTo(32 / 24, 0.05)
    const later = await shown(photo)
    await waitUntil(() => findAll(later.element, '.picture img').length === 1)
    const filled = find(later.element, '.picture').getBoundingClientRect()
    expect([filled.width, filled.height]).to.deep.equal([box.width, box.height])
  })

  it('[A116] [FIL50] any other file is an icon of its type, with its name and size', async () => {
    const { element, button } = await shown(plan)
    expect(find(element, '.badge span').dataset['type']).to.equal('pdf')
    expect(button.getAttribute('aria-description')).to.equal('PDF, 1.2 MB')
  })

  it('[ATK78] [FIL50] spaces and a second extension hide nothing: the type that counts is shown, and all of the name', async () => {
    const { element, button } = await shown({ ...plan, name: `invoice.pdf${' '.repeat(60)}.docx` })
    expect(find(element, '.badge span').dataset['type']).to.equal('docx')
    expect(button.getAttribute('aria-description')).to.contain('DOCX')
    const name = find(element, '.name')
    expect(name.scrollWidth, 'nothing is cut off').to.be.at.most(name.clientWidth + 1)
  })

  it('[A119] [A138] [FIL51] a click on it opens the menu: Open, Save, Save all, Print', async () => {
    const { element, button } = await shown(notes)
    button.click()
    expect(isMenuOpen(element)).to.equal(true)
    for (const name of ['Open', 'Save', 'Save all', 'Print']) expect(entry(element, name), name).to.not.equal(undefined)
  })

  it('[A119] [FIL51] so does a right click, and the arrow key', async () => {
    const { element, button } = await shown(plan)
    button.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))
    expect(isMenuOpen(element)).to.equal(true)
    await sendKeys({ press: 'Escape' })
    expect(isMenuOpen(element)).to.equal(false)
    button.focus()
    await sendKeys({ press: 'ArrowDown' })
    expect(isMenuOpen(element)).to.equal(true)
  })

  it('[A117] [FIL52] a double click opens it', async () => {
    const { asked, button } = await shown(plan)
    button.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    expect(asked).to.deep.equal(['save plan.pdf'])
  })

  it('[A117] [FIL52] Enter opens a picture over everything, and Escape closes it alone', async () => {
    const { element, button } = await shown(photo)
    button.focus()
    await sendKeys({ press: 'Enter' })
    await waitUntil(() => element.renderRoot.querySelector('dialog')?.matches(':modal'))
    expect(find<HTMLImageElement>(element, 'dialog img').alt).to.equal('garden chair.png')
    await sendKeys({ press: 'Escape' })
    await waitUntil(() => !element.renderRoot.querySelector('dialog'))
    expect(element.shadowRoot?.activeElement).to.equal(button)
  })

  it('[A122] [A139] [FIL53] the space bar saves what is an icon', async () => {
    const { asked, button } = await shown(plan)
    button.focus()
    await sendKeys({ press: 'Space' })
    expect(asked).to.deep.equal(['save plan.pdf'])
  })

  it('[A118] [A133] [FIL51] Save saves it', async () => {
    const { element, asked, button } = await shown(plan)
    button.click()
    entry(element, 'Save').click()
    expect(asked).to.deep.equal(['save plan.pdf'])
  })

  it('[A120] [FIL54] Save all saves all, and says how many', async () => {
    const { element, button } = await shown(plan, { saveAll: async () => 3 })
    button.click()
    entry(element, 'Save all').click()
    await waitUntil(() => textOf(find(element, '[role=status]')) === '3 files saved')
  })

  it('[A137] [FIL51] Print prints what the browser can print', async () => {
    const { element, asked, button } = await shown(notes)
    button.click()
    entry(element, 'Print').click()
    expect(asked).to.deep.equal(['print notes.txt'])
  })

  it('[B035] [A132] [FIL55] what the site forbids, and what cannot be printed, says so and does nothing', async () => {
    const { element, asked, button } = await shown(plan, { actions: { ...everything, save: false } })
    button.click()
    expect(textOf(entry(element, 'Print'))).to.equal(
      'Print Save the file, then print it'.replace('Print Save', 'PrintSave'),
    )
    expect(entry(element, 'Save').ariaDisabled).to.equal('true')
    expect(entry(element, 'Save').getAttribute('aria-description')).to.equal('Not allowed by the settings of this site')
    entry(element, 'Save').click()
    expect(asked).to.deep.equal([])
  })

  it('[A123] [A141] [FIL56] a received picture that is broken says so in these words, and the sender can be asked', async () => {
    const { element, asked } = await shown({ ...photo, preview: undefined })
    expect(find(element, '.broken').dataset['tooltip']).to.equal('Cannot display image')
    findButton(element, 'Ask to send again').click()
    expect(asked).to.deep.equal(['I could not open “garden chair.png”. Could you send it again, please?'])
  })

  it('[A140] [FIL56] a sent picture that is broken says so in these words', async () => {
    const { element } = await shown({ ...photo, preview: undefined }, {}, { isOwn: true })
    expect(find(element, '.broken').ariaLabel).to.equal('File broken or not recognized as an image by file system')
  })

  it('[A123] [FIL56] a thumbnail that cannot be had is a broken picture', async () => {
    const { element } = await shown(photo, { preview: () => Promise.reject(new Error('404')) })
    await waitUntil(() => element.renderRoot.querySelector('.broken'))
  })

  it('[FIL52] a file that cannot be had now says so', async () => {
    const { element, button } = await shown(plan, { save: () => Promise.reject(new Error('404')) })
    button.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    await waitUntil(() => textOf(find(element, '[role=status]')).startsWith('The file could not be had.'))
  })

  for (const theme of ['light', 'dark'] as const)
    it(`[B014] axe finds nothing (${theme})`, async () => {
      const { stage, button } = await shown(photo)
      stage.theme = theme
      button.click()
      await expect(stage).to.be.accessible()
    })
})
