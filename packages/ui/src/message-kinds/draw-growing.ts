import type { Message } from '@parley/protocol'
import type { Growing } from '@parley/protocol/client'
import { html } from 'lit'
import { face } from '../parts/faces.ts'
import type { Scene } from '../transcript/scene.ts'
import { drawingOf } from './index.ts'

/** A message that a bot is still writing, as far as it has got: in the place and the look that it will have. */
export function drawGrowing({ by, kind, text }: Growing, { person, media, side, missesKind }: Scene) {
  const { name, hue } = person(by)
  const message: Message = kind === 'markdown' ? { kind, markdown: text } : { kind, text }
  const draw = drawingOf(kind)
  if (!draw) missesKind(kind)
  const isRich = draw !== undefined && kind !== 'text'
  const said = draw ? draw(message as never, { offer: undefined, media, side, isOwn: false }) : text
  return html`<div class="line row hue-${hue}">
    ${face(name, hue)}<span class="name" dir="auto">${name}</span>
    <div class="said"><div class=${isRich ? 'rich' : 'bubble'} dir="auto">${said}</div></div>
  </div>`
}
