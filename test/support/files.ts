import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FrameLocator, Locator, Page } from 'playwright-core'

/** A file as people have it on their machine. */
export interface OwnFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

const disk = mkdtempSync(join(tmpdir(), 'parley-chosen-'))
process.once('exit', () => rmSync(disk, { recursive: true, force: true }))

/**
 * Opens the window in which files are chosen, and chooses these.
 *
 * @param place - Where the button is, when that is a frame of the page.
 */
export async function chooses(page: Page, files: readonly OwnFile[], place: Page | FrameLocator = page): Promise<void> {
  const opened = page.waitForEvent('filechooser')
  await place.getByRole('button', { name: 'Add Attachments', exact: true }).click()
  await (await opened).setFiles(onDisk(files))
}

/** The browser reads from the disk, as people's browsers do: megabytes do not go through the line that steers it. */
function onDisk(files: readonly OwnFile[]): string[] {
  const folder = mkdtempSync(join(disk, 'files-'))
  return files.map(({ name, buffer }) => {
    const path = join(folder, name)
    writeFileSync(path, buffer)
    return path
  })
}

/** Carries files into a page and lets go of them over `place`, or pastes them there. */
export async function brings(place: Locator, how: 'drop' | 'paste', files: readonly OwnFile[]): Promise<void> {
  const given = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') }))
  await place.evaluate(
    (element, { given, how }) => {
      const carried = new DataTransfer()
      for (const { name, mimeType, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        carried.items.add(new File([bytes], name, { type: mimeType }))
      }
      const common = { bubbles: true, cancelable: true, composed: true }
      if (how === 'paste') element.dispatchEvent(new ClipboardEvent('paste', { ...common, clipboardData: carried }))
      else
        for (const step of ['dragenter', 'dragover', 'drop'])
          element.dispatchEvent(new DragEvent(step, { ...common, dataTransfer: carried }))
    },
    { given, how },
  )
}

/** What is attached and not yet sent, or on its way. */
export const attached = (page: Page | FrameLocator, name: string): Locator =>
  page.getByRole('list', { name: 'Attachments', exact: true }).getByRole('listitem', { name, exact: true })

/** A file in the transcript. */
export const sentFile = (page: Page, name: string): Locator =>
  page.getByRole('log', { name: 'Conversation', exact: true }).getByRole('button', { name, exact: true })

/** What `act` makes the browser save: its name and its bytes. */
export async function saved(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const started = page.waitForEvent('download')
  await act()
  const download = await started
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** Opens a file's menu and chooses an entry. */
export async function choosesOf(page: Page, name: string, entry: string): Promise<void> {
  await sentFile(page, name).press('ArrowDown')
  await page.getByRole('menuitem', { name: entry }).filter({ visible: true }).first().click()
}

/** One pixel. */
export const dot: OwnFile = {
  name: 'dot.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

export const textFile = (name: string, text: string): OwnFile => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
})

/** A document that begins as PDFs begin, of so many bytes. */
export const pdfOf = (name: string, bytes: number): OwnFile => {
  const buffer = Buffer.alloc(bytes, '% nothing to see\n')
  buffer.write('%PDF-1.4\n')
  return { name, mimeType: 'application/pdf', buffer }
}
