import { AttachEvent, insertInto, selectIn, type ParleyComposer } from '@parley/ui'
import type { Desk } from '../desk/desk.ts'
import type { DeskEntry, DeskState } from '../desk/desk-state.ts'
import { takesResponseFiles } from '../files/file-sources.ts'
import { fillIn, placeholdersIn } from './fill-in.ts'
import { isInsertable, type Response } from './response.ts'
import { valueOf } from './values.ts'

/** The conversation that a response is written in: with a contact, or among colleagues. */
export type Written = Pick<DeskEntry, 'interaction' | 'view' | 'me'>

/** Where a response is put. */
export interface Insertion {
  readonly composer: ParleyComposer
  readonly desk: Desk
  readonly entry: Written
  readonly state: DeskState
  /** BCP 47 tag of the desk's language. */
  readonly language: string
}

/** The text of a response in this conversation, as far as its variables can be filled. */
export function textOf(response: Response, { desk, entry, state, language }: Omit<Insertion, 'composer'>): string {
  const written = response.language ?? entry.interaction.language ?? language
  const text = (response.text ?? '').replace(/\r\n?/g, '\n')
  return fillIn(text, (variable) => valueOf(variable, { entry, state, now: desk.now, language: written }))
}

/** Puts a response where the caret is, in place of what is selected; the first variable that could not be filled is selected. */
export function insertText(response: Response, insertion: Insertion): void {
  const { composer } = insertion
  if (!isInsertable(response) || composer.disabled) return
  const { selectionStart } = composer.input
  const text = textOf(response, insertion)
  insertInto(composer, text)
  const [first] = placeholdersIn(text)
  if (first) selectIn(composer, selectionStart + first.start, selectionStart + first.end)
}

/** Whether the files of responses go with the message at this site (A131). */
export const attachesFiles = ({ agent }: DeskState, site: string): boolean =>
  takesResponseFiles(agent?.desk.files?.[site])

/**
 * Attaches the files of a response to the message.
 *
 * @throws Error when they cannot be had: then none is attached.
 */
export async function attachFiles(response: Response, { composer, desk }: Insertion): Promise<void> {
  const { id, attachments = [] } = response
  const files = await Promise.all(
    attachments.map(async ({ name, mediaType }, place) => {
      const blob = await desk.archive.download(`/v1/responses/${encodeURIComponent(id)}/attachments/${place}`)
      return new File([blob], name, { type: mediaType })
    }),
  )
  if (files.length > 0) composer.dispatchEvent(new AttachEvent(files))
}
