import type { Message } from '@parley/protocol'
import { messageAsText, policyOf } from '@parley/protocol/schemas'
import { html } from 'lit'
import { define } from '../define.ts'
import type { Media } from '../message-kinds/offer.ts'
import { ParleyDeskTranscript } from '../transcript/parley-desk-transcript.ts'
import { ParleyTranscript } from '../transcript/parley-transcript.ts'
import type { Side } from '../transcript/scene.ts'
import { ownMedia } from './kinds.ts'
import { find, findAll, onStage } from './stage.ts'
import { beginning, joins, viewWhere } from './story.ts'
import { elementsBelow } from './tree.ts'
import { waitUntil } from './wait-until.ts'

export interface Telling {
  readonly side?: Side
  readonly media?: Media
  /** Pixels; those of a small phone unless set. */
  readonly width?: number
  /** What the bot is called. */
  readonly name?: string
}

/** What is to be drawn frame by frame, and is not all there. */
const isUnfinished = (element: Element) => {
  const root = element.shadowRoot
  const { message } = element as unknown as { message?: Message }
  if (message?.kind === 'carousel')
    return root?.querySelectorAll('.card > *').length === 0 || !hasAll(root, '.card', 'h3')
  if (message?.kind !== 'list') return root?.childElementCount === 0
  return root?.querySelectorAll('li').length !== message.sections.flatMap(({ rows }) => rows).length
}
const hasAll = (root: ShadowRoot | null, boxes: string, content: string) =>
  [...(root?.querySelectorAll(boxes) ?? [])].every((box) => box.querySelector(content))

/**
 * Puts messages of a bot in front of a reader as they get them: in a transcript, and all of each drawn. Whatever can be chosen
 * is open for the contact. `rows` are the messages' in their order.
 */
export async function told(
  messages: readonly Message[],
  { side = 'contact', media = ownMedia, width = 320, name = 'Mira' }: Telling = {},
) {
  define({ 'parley-transcript': ParleyTranscript, 'parley-desk-transcript': ParleyDeskTranscript })
  const view = viewWhere([
    ...beginning(),
    joins('p3', 'bot', name),
    ...messages.map((message) => ({
      by: 'p3',
      name: 'message-sent',
      body: { message, text: messageAsText(message), ...(policyOf(message) && { policy: 'revisable' }) },
      afterMs: 1_000,
    })),
  ])
  const { element, stage } = await onStage<ParleyTranscript>(
    side === 'staff'
      ? html`<parley-desk-transcript .me=${'p2'} .media=${media} .view=${view}></parley-desk-transcript>`
      : html`<parley-transcript .media=${media} .view=${view}></parley-transcript>`,
    { width },
  )
  const rows = () => findAll(element, '.chunk > .row').slice(1)
  await waitUntil(() => rows().length === messages.length && findAll(element, '.waiting').length === 0, 'every line')
  const rich = messages.flatMap(({ kind }, at) => (kind === 'text' ? [] : [at]))
  await waitUntil(() => rich.every((at) => rows()[at]?.querySelector('.rich')), 'every kind')
  await waitUntil(() => !elementsBelow(find(element, '.chunks')).some(isPartOfUs(isUnfinished)), 'all of each')
  return { element, stage, rows: rows() }
}

/** Has the browser lay out all of a transcript, also what nobody has scrolled to. */
export function layOut(element: ParleyTranscript): void {
  const all = new CSSStyleSheet()
  all.replaceSync('.chunk { content-visibility: visible !important }')
  const root = element.renderRoot as ShadowRoot
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, all]
  // Firefox keeps what it has skipped as it is until it has to make it anew.
  const chunks = find(element, '.chunks')
  chunks.hidden = true
  chunks.getBoundingClientRect()
  chunks.hidden = false
}

const isPartOfUs = (is: (element: Element) => boolean) => (element: Element) =>
  element.localName.startsWith('parley-') && is(element)
