import type { CardFace } from '@parley/protocol'
import { css, html, nothing, type TemplateResult } from 'lit'
import { type ActionScene, drawAction } from './actions.ts'

/** Draws what stands on a card: a picture or a video, words, buttons at the end. Needs `cardStyles` and `actionStyles`. */
export function drawCard({ title, text, image, video, actions = [] }: CardFace, scene: ActionScene): TemplateResult {
  const { media } = scene
  return html`${
    video
      ? html`<parley-player .clip=${video} .media=${media} alt=${title}></parley-player>`
      : image
        ? html`<parley-picture .picture=${image} .media=${media} alt=${title}></parley-picture>`
        : nothing
  }
  <div class="words-of-card">
    <h3 dir="auto">${title}</h3>
    ${text ? html`<p class="muted" dir="auto">${text}</p>` : nothing}
  </div>
  ${actions.length > 0 ? html`<div class="actions">${actions.map((action) => drawAction(action, scene))}</div>` : nothing}`
}

export const cardStyles = css`
  .card {
    display: flex;
    flex-direction: column;
    overflow-wrap: anywhere;
  }

  .words-of-card {
    flex: 1;
    padding: var(--parley-space-3) var(--parley-space-3) var(--parley-space-2);
  }

  .words-of-card:last-child {
    padding-block-end: var(--parley-space-3);
  }

  h3 {
    font-size: inherit;
    font-weight: 600;
  }

  h3 + p {
    margin-block-start: 2px;
    white-space: pre-line;
  }

  .actions {
    display: grid;
    gap: var(--parley-space-2);
    padding: var(--parley-space-1) var(--parley-space-3) var(--parley-space-3);
  }
`
