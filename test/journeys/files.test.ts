import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Agent } from '../support/agent.ts'
import type { Contact } from '../support/contact.ts'
import { attached, brings, chooses, choosesOf, dot, pdfOf, saved, sentFile, textFile } from '../support/files.ts'
import { Stage } from '../support/stage.ts'

const stage = new Stage()

async function talking(): Promise<{ maria: Contact; ada: Agent }> {
  const maria = await stage.contact('Maria')
  const ada = await stage.agent('ada')
  await maria.opensChat()
  await maria.says('I have a question about my lamp')
  await ada.accepts('Maria')
  return { maria, ada }
}

/** How often pieces of files were sent. */
function countPieces(page: Page, letThrough: (count: number) => boolean = () => true) {
  const sent = { pieces: 0 }
  return page
    .route('**/v1/files/*', async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue()
      sent.pieces += 1
      return letThrough(sent.pieces) ? route.continue() : route.abort('connectionreset')
    })
    .then(() => sent)
}

test('[A115] [A116] [A118] [A124] [FIL40] Maria sends a picture and a document with her words; Ada sees both and saves one', async () => {
  const { maria, ada } = await talking()
  const plan = pdfOf('plan.pdf', 5_000)
  await chooses(maria.page, [dot, plan])
  await attached(maria.page, 'plan.pdf').waitFor()
  await maria.says('This is how it looks')
  await sentFile(ada.page, 'dot.png').locator('img').waitFor()
  const { name, bytes } = await saved(ada.page, () => choosesOf(ada.page, 'plan.pdf', 'Save'))
  assert.equal(name, 'plan.pdf')
  assert.deepEqual(bytes, plan.buffer)
  await attached(maria.page, 'plan.pdf').waitFor({ state: 'hidden' })
})

test('[A124] [B010] [FIL40] a conversation begins with a file and no word', async () => {
  const maria = await stage.contact('Maria')
  const ada = await stage.agent('ada')
  await maria.opensChat()
  await chooses(maria.page, [dot])
  await attached(maria.page, 'dot.png').waitFor()
  await maria.button('Send').click()
  await ada.accepts('Maria')
  await sentFile(ada.page, 'dot.png').waitFor()
})

test('[A125] [A126] [A127] Ada attaches files, and Maria gets them', async () => {
  const { maria, ada } = await talking()
  await chooses(ada.page, [textFile('steps.txt', 'Unscrew it.'), dot])
  await attached(ada.page, 'dot.png').waitFor()
  await ada.page.getByRole('button', { name: 'Send', exact: true }).click()
  const { bytes } = await saved(maria.page, () => choosesOf(maria.page, 'steps.txt', 'Save'))
  assert.equal(String(bytes), 'Unscrew it.')
  await sentFile(maria.page, 'dot.png').waitFor()
})

test('[A128] [B010] [FIL47] files are dropped on the conversation and pasted into the field, on both sides', async () => {
  const { maria, ada } = await talking()
  await brings(ada.composer, 'drop', [textFile('dropped.txt', 'at the desk')])
  await brings(ada.composer, 'paste', [dot])
  await attached(ada.page, 'dropped.txt').waitFor()
  await attached(ada.page, 'dot.png').waitFor()
  await brings(maria.transcript.log, 'drop', [textFile('mine.txt', 'at the contact')])
  await brings(maria.composer, 'paste', [dot])
  await attached(maria.page, 'mine.txt').waitFor()
  await attached(maria.page, 'dot.png').waitFor()
})

test('[A120] [A121] [A134] [FIL54] Save all saves what both have sent, as one archive', async () => {
  const { maria, ada } = await talking()
  await chooses(maria.page, [textFile('note.txt', 'from Maria')])
  await attached(maria.page, 'note.txt').waitFor()
  await maria.button('Send').click()
  await sentFile(ada.page, 'note.txt').waitFor()
  await chooses(ada.page, [textFile('note.txt', 'from Ada')])
  await attached(ada.page, 'note.txt').waitFor()
  await ada.page.getByRole('button', { name: 'Send', exact: true }).click()
  await sentFile(ada.page, 'note.txt').nth(1).waitFor()
  const { name, bytes } = await saved(ada.page, async () => {
    await sentFile(ada.page, 'note.txt').first().press('ArrowDown')
    await ada.page.getByRole('menuitem', { name: 'Save all' }).filter({ visible: true }).click()
  })
  assert.equal(name, 'Maria.zip')
  for (const expected of ['note.txt', 'note (2).txt', 'from Maria', 'from Ada'])
    assert.ok(bytes.includes(expected), expected)
})

test('[B010] [FIL45] fifteen megabytes, cut twice, go on where they were', async () => {
  const { maria, ada } = await talking()
  stage.lineMayBreak()
  const film = pdfOf('manual.pdf', 15_000_000)
  const sent = await countPieces(maria.page, (count) => count !== 6 && count !== 20)
  await chooses(maria.page, [film])
  await attached(maria.page, 'manual.pdf').waitFor()
  await maria.button('Send').click()
  await sentFile(ada.page, 'manual.pdf').waitFor({ timeout: 90_000 })
  // 29 pieces of half a megabyte, and the two that were cut.
  assert.equal(sent.pieces, 31)
  const { bytes } = await saved(ada.page, () => choosesOf(ada.page, 'manual.pdf', 'Save'))
  assert.ok(bytes.equals(film.buffer), 'byte for byte')
})

test('[B010] [FIL44] [FIL45] what is attached and what is on its way survive a reload', async () => {
  const { maria, ada } = await talking()
  stage.lineMayBreak()
  await countPieces(maria.page, (count) => count < 3)
  await chooses(maria.page, [pdfOf('long.pdf', 3_000_000)])
  await attached(maria.page, 'long.pdf').waitFor()
  await maria.button('Send').click()
  await attached(maria.page, 'long.pdf')
    .getByText(/Waiting for the line/)
    .waitFor()
  assert.equal(await sentFile(ada.page, 'long.pdf').count(), 0, 'not in the transcript before it is there')
  await chooses(maria.page, [textFile('later.txt', 'not yet')])
  await attached(maria.page, 'later.txt').waitFor()
  await maria.page.unroute('**/v1/files/*')
  await maria.reloads()
  await attached(maria.page, 'later.txt').waitFor()
  await sentFile(ada.page, 'long.pdf').waitFor()
  assert.equal(await sentFile(ada.page, 'long.pdf').count(), 1)
})

test('[B010] ten files at once', async () => {
  const { maria, ada } = await talking()
  const names = Array.from({ length: 10 }, (_, place) => `page ${place + 1}.txt`)
  await chooses(
    ada.page,
    names.map((name) => textFile(name, name)),
  )
  await attached(ada.page, 'page 10.txt').waitFor()
  await ada.page.getByRole('button', { name: 'Send', exact: true }).click()
  for (const name of names) await sentFile(maria.page, name).waitFor()
})

test('[FIL41] [FIL46] what is no picture, whatever its name says, is refused with the reason', async () => {
  const { maria, ada } = await talking()
  stage.expects(/status of 4\d\d/)
  await chooses(maria.page, [
    { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('<!doctype html><script>alert(1)</script>') },
    {
      name: 'drawing.svg',
      mimeType: 'image/svg+xml',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    },
  ])
  await attached(maria.page, 'drawing.svg').getByText('This type of file is not taken.').waitFor()
  await maria.button('Send').click()
  await attached(maria.page, 'photo.png').getByText('The file is not what its name says.').waitFor()
  await attached(maria.page, 'photo.png').getByRole('button', { name: 'Delete', exact: true }).click()
  await attached(maria.page, 'photo.png').waitFor({ state: 'hidden' })
  await maria.says('Never mind')
  await ada.transcript.shows('Never mind')
  assert.equal(await sentFile(ada.page, 'photo.png').count(), 0)
})

test('[ATK129] [ATK131] what is opened runs nothing: a text with markup is saved, a broken picture stays an icon', async () => {
  const { maria, ada } = await talking()
  stage.expects(/status of 4\d\d/)
  const broken = { ...dot, name: 'broken.png', buffer: dot.buffer.subarray(0, 50) }
  await chooses(maria.page, [textFile('page.txt', 'See: <script>document.title = "ran"</script>'), broken])
  await attached(maria.page, 'broken.png').waitFor()
  await maria.button('Send').click()
  const { name, bytes } = await saved(ada.page, () => choosesOf(ada.page, 'page.txt', 'Open'))
  assert.equal(name, 'page.txt')
  assert.equal(String(bytes), 'See: <script>document.title = "ran"</script>')
  await ada.transcript.log.getByRole('img', { name: 'Cannot display image', exact: true }).waitFor()
})

test('[A135] [A136] Ada takes back what she has attached, one and then all', async () => {
  const { ada } = await talking()
  await chooses(
    ada.page,
    ['1.txt', '2.txt', '3.txt'].map((name) => textFile(name, name)),
  )
  await attached(ada.page, '2.txt').getByRole('button', { name: 'Delete', exact: true }).click()
  await attached(ada.page, '2.txt').waitFor({ state: 'hidden' })
  await ada.page.getByRole('button', { name: 'Delete all', exact: true }).click()
  await attached(ada.page, '1.txt').waitFor({ state: 'hidden' })
  assert.equal(await attached(ada.page, '3.txt').count(), 0)
})

test('[A117] [A122] [FIL52] [FIL53] by the keyboard alone: Enter opens a picture, the space bar saves a document', async () => {
  const { maria, ada } = await talking()
  await chooses(maria.page, [dot, textFile('note.txt', 'hello')])
  await attached(maria.page, 'note.txt').waitFor()
  await maria.button('Send').click()
  await sentFile(ada.page, 'dot.png').locator('img').waitFor()
  await sentFile(ada.page, 'dot.png').press('Enter')
  await ada.page.getByRole('dialog', { name: 'dot.png' }).waitFor()
  await ada.page.keyboard.press('Escape')
  await ada.page.getByRole('dialog', { name: 'dot.png' }).waitFor({ state: 'hidden' })
  const { bytes } = await saved(ada.page, () => sentFile(ada.page, 'note.txt').press('Space'))
  assert.equal(String(bytes), 'hello')
})
