import type { TeamPurpose } from '@parley/protocol'
import { defineConsultation } from '../consultation/define-consultation.ts'
import { findAll, named, until } from './find.ts'
import { ada, ben, deskOf, type Caller, type Office, type PanelInTest, type Seat } from './office.ts'

/** Ada talks with Mia, and consults Ben, who has accepted. */
export interface Consulting {
  readonly first: PanelInTest
  readonly second: PanelInTest
  readonly mia: Caller
  /** Ben's. */
  readonly line: Seat['line']
}

export async function consulting(
  office: Office,
  {
    purpose = 'chat-consultation',
    width = 1100,
    height = 580,
  }: { readonly purpose?: TeamPurpose; readonly width?: number; readonly height?: number } = {},
): Promise<Consulting> {
  // What it needs is fetched when the first consultation is there: that may take longer than a test waits.
  defineConsultation()
  const { panel: first } = await office.seat(ada, { width })
  first.style.blockSize = `${height}px`
  const mia = await office.talking(first, 'Mia Chen', 'My lamp flickers')
  const { panel: second, line } = await office.seat(ben, { width })
  second.style.blockSize = `${height}px`
  await until(() => deskOf(second).state.line.is === 'online', 'Ben at his desk')
  await deskOf(first).team.invite(mia.conversation, purpose, { kind: 'agent', id: 'ben' })
  ;(await named(second, 'button', 'Accept')).click()
  await until(() => findAll(first, 'parley-composer').length === 2, 'a second field')
  await until(() => findAll(second, 'parley-composer').length === 1, 'a field')
  return { first, second, mia, line }
}

/** The private lane with this colleague, as soon as it is there. */
export const laneWith = (panel: PanelInTest, name: string): Promise<HTMLElement> =>
  named(panel, 'region', `Private consultation with ${name}`)

/** Writes into a lane, and sends it to this colleague. */
export async function saysPrivately(panel: PanelInTest, name: string, words: string): Promise<void> {
  const lane = await laneWith(panel, name)
  await until(() => lane.querySelector('parley-composer:not([disabled])'), 'a lane that takes words')
  const textbox = await named<HTMLTextAreaElement>(lane, 'textbox', 'Message')
  textbox.focus()
  textbox.value = words
  textbox.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  ;(await named(lane, 'button', `Send to ${name}`)).click()
}
