import { expect } from '@open-wc/testing'
import type { FileLimits } from '@parley/protocol'
import { memoryStore, type Notes } from '@parley/protocol/client'
import type { Upload } from '@parley/protocol/uploads'
import { html } from 'lit'
import { define } from '../define.ts'
import { find, findAll, findButton, heard, onStage, textOf } from '../testing/stage.ts'
import { waitUntil } from '../testing/wait-until.ts'
import { Attachments, type KeptAttachment } from './attachments.ts'
import type { AttachmentEvent } from './file-events.ts'
import { ParleyAttachments } from './parley-attachments.ts'

const limits: FileLimits = {
  send: true,
  types: ['pdf', 'png', 'txt'],
  maxBytes: 1_000,
  maxCount: 3,
  dailyBytes: 10_000,
  actions: { open: true, save: true, saveAll: true, print: true, delete: true, deleteAll: true },
}

const file = (name: string, bytes = 10, type = 'application/pdf') => new File(['x'.repeat(bytes)], name, { type })

function tab(): Notes {
  const kept = new Map<string, string>()
  return {
    durable: true,
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => void (value === null ? kept.delete(key) : kept.set(key, value)),
  }
}

const attachments = ({ store = memoryStore<KeptAttachment>(), notes = tab() } = {}) =>
  new Attachments({ store, notes, note: 'attached', changed: () => {} })

async function shown(properties: Partial<ParleyAttachments>) {
  define({ 'parley-attachments': ParleyAttachments })
  const { element, stage } = await onStage<ParleyAttachments>(html`<parley-attachments></parley-attachments>`)
  Object.assign(element, properties)
  await element.updateComplete
  return { element, stage, asked: heard<AttachmentEvent>(stage, 'parley-attachment') }
}

const names = (element: ParleyAttachments) => findAll(element, 'li').map((item) => item.ariaLabel)

const upload = (change: Partial<Upload>): Upload => ({
  key: 'k1',
  conversation: 'c1',
  name: 'plan.pdf',
  type: 'application/pdf',
  bytes: 2_000_000,
  sentBytes: 500_000,
  state: 'sending',
  ...change,
})

describe('what goes with the next message', () => {
  it('[FIL40] [A126] is listed by name and size; several at once', async () => {
    const attached = attachments()
    attached.add([file('plan.pdf'), file('notes.txt', 900)], limits)
    await waitUntil(() => attached.list.every(({ isReady }) => isReady))
    const { element } = await shown({ attachments: attached.list })
    expect(find(element, 'ul').ariaLabel).to.equal('Attachments')
    expect(names(element)).to.deep.equal(['plan.pdf', 'notes.txt'])
    expect(textOf(findAll(element, 'li')[1]?.querySelector('small'))).to.equal('900 B')
  })

  it('[FIL41] [B010] what cannot go says why, and does not go', async () => {
    const attached = attachments()
    attached.add(
      [
        file('a.exe'),
        file('b.pdf', 1_001),
        file('c.pdf', 0),
        ...['1.pdf', '2.pdf', '3.pdf', '4.pdf'].map((name) => file(name)),
      ],
      limits,
    )
    const { element } = await shown({ attachments: attached.list })
    expect(findAll(element, '.refused small').map(textOf)).to.deep.equal([
      'This type of file is not taken. Allowed: PDF, PNG, TXT.',
      'Too large: at most 1 kB.',
      'The file is empty. Choose another one.',
      'At most 3 files at once.',
    ])
    expect((await attached.take()).map((each) => each.file.name)).to.deep.equal(['1.pdf', '2.pdf', '3.pdf'])
  })

  it('[FIL43] [A135] [A136] Delete takes one away, Delete all takes all', async () => {
    const attached = attachments()
    attached.add([file('1.pdf'), file('2.pdf')], limits)
    const { element, asked } = await shown({ attachments: attached.list })
    find<HTMLButtonElement>(element, 'li button').click()
    findButton(element, 'Delete all').click()
    expect(asked.map(({ action, key }) => [action, key])).to.deep.equal([
      ['delete', attached.list[0]?.key],
      ['delete-all', ''],
    ])
    attached.delete(attached.list[0]!.key)
    expect(attached.list.map((each) => each.file.name)).to.deep.equal(['2.pdf'])
    attached.deleteAll()
    expect(attached.isLaden).to.equal(false)
  })

  it('[FIL43] [B035] where the site forbids it, Delete says so and does nothing', async () => {
    const attached = attachments()
    attached.add([file('1.pdf')], limits)
    const { element, asked } = await shown({ attachments: attached.list, actions: { delete: false, deleteAll: false } })
    const button = findButton(element, 'Delete')
    button.click()
    expect(button.getAttribute('aria-description')).to.equal('Not allowed by the settings of this site')
    expect(asked).to.have.lengthOf(0)
  })

  it('[FIL44] survives a reload of the tab, and stays out of other tabs', async () => {
    const [store, notes] = [memoryStore<KeptAttachment>(), tab()]
    const before = attachments({ store, notes })
    before.add([file('plan.pdf')], limits)
    await waitUntil(() => before.list[0]?.isReady)
    await waitUntil(async () => (await store.values()).length === 1)
    const [after, other] = [attachments({ store, notes }), attachments({ store })]
    await after.restore()
    await other.restore()
    expect(after.list.map((each) => each.file.name)).to.deep.equal(['plan.pdf'])
    expect(other.list).to.have.lengthOf(0)
  })

  it('[FIL45] [B010] what is on its way shows how far it is, and can be cancelled', async () => {
    const { element, asked } = await shown({ uploads: [upload({})] })
    const progress = find<HTMLProgressElement>(element, 'progress')
    expect([progress.value, progress.max]).to.deep.equal([500_000, 2_000_000])
    expect(textOf(find(element, 'small'))).to.equal('500 kB of 2 MB')
    findButton(element, 'Cancel').click()
    expect(asked.map(({ action, key }) => [action, key])).to.deep.equal([['cancel', 'k1']])
  })

  it('[FIL46] [A141] what was refused says why and what to do, can be tried again, and a screen reader hears of it', async () => {
    const error = { code: 'file-type-mismatch', facts: {} }
    const { element, asked } = await shown({ uploads: [upload({ state: 'refused', error })] })
    expect(textOf(find(element, 'small'))).to.contain('The file is not what its name says.')
    expect(textOf(find(element, '[role=status]'))).to.contain('plan.pdf was not sent')
    findButton(element, 'Retry').click()
    expect(asked.map(({ action }) => action)).to.deep.equal(['retry'])
  })

  for (const theme of ['light', 'dark'] as const)
    it(`[B014] axe finds nothing (${theme})`, async () => {
      const attached = attachments()
      attached.add([file('1.pdf'), file('no.exe')], limits)
      const { stage } = await shown({
        attachments: attached.list,
        uploads: [upload({}), upload({ key: 'k2', state: 'refused' })],
      })
      stage.theme = theme
      await expect(stage).to.be.accessible()
    })

  it('[A236] [OPS25] whoever sends a file is told that the server takes none now, and that it goes on by itself', async () => {
    const waits = upload({ state: 'waiting', error: { code: 'unavailable', facts: { retryAfterMs: 30_000 } } })
    const { element } = await shown({ uploads: [waits] })
    expect(textOf(find(element, 'small'))).to.contain('The server takes no files at the moment. It goes on by itself.')
  })
})
