import { type Action, canonicalUrl } from '@parley/protocol'
import { css, html, nothing, type TemplateResult } from 'lit'
import * as glyphs from '../parts/all-glyphs.ts'
import { icon } from '../parts/icon.ts'
import type { Speaker } from '../texts/speaker.ts'
import { drawAddress, linkRel } from './address.ts'
import { isChosen, type Media, type Offer } from './offer.ts'
import type { en } from './texts/en.ts'

/** What buttons are drawn with. */
export interface ActionScene {
  readonly offer: Offer | undefined
  readonly media: Media
  readonly speaker: Speaker<typeof en>
  /** The reader clicks something: to choose it, or to have the click noted. */
  readonly act: (action: Action) => void
}

/** Draws one button; for who cannot choose, what it says and what it would open. Needs `actionStyles`. */
export function drawAction(action: Action, scene: ActionScene): TemplateResult {
  const { offer, speaker } = scene
  const chosen = isChosen(offer, action.id)
  const mark = chosen ? icon(glyphs.check) : nothing
  const words = html`<span class="words" dir="auto">${action.label}</span>`
  if (!offer || offer.is === 'shown')
    return html`<div class="action static ${chosen ? 'chosen' : ''}">${mark}${words}${
      chosen ? html`<span class="visually-hidden">, ${speaker.say('chosen')}</span>` : nothing
    }${drawDetail(action)}</div>`
  if (action.do === 'reply' || action.do === 'postback')
    return html`<button
      class="button action ${chosen ? 'chosen' : ''}"
      type="button"
      data-action=${action.id}
      ?disabled=${offer.is !== 'open'}
      aria-description=${chosen ? speaker.say('chosen') : nothing}
      aria-busy=${chosen && offer.isPending ? 'true' : nothing}
      @click=${() => scene.act(action)}
    >
      ${mark}${words}
    </button>`
  return drawOpening(action, words, scene)
}

/** A link that opens, calls or loads. What it opens is readable before it is clicked (A111 to A113). */
function drawOpening(
  action: Exclude<Action, { do: 'reply' | 'postback' }>,
  words: TemplateResult,
  { media, speaker, act }: ActionScene,
): TemplateResult {
  const click = () => act(action)
  switch (action.do) {
    case 'call':
      return html`<a class="button action" href=${`tel:${action.phoneNumber.replace(/[^+\d]/g, '')}`} @click=${click}>
        ${icon(glyphs.phone)}${words}<span class="detail" dir="ltr">${action.phoneNumber}</span>
      </a>`
    case 'download': {
      const address = media(action.url)
      if (!address) return html`<div class="action static">${words}${drawDetail(action)}</div>`
      return html`<a class="button action" href=${address} download=${action.fileName ?? ''} @click=${click}>
        ${icon(glyphs.down)}${words}${action.fileName ? html`<bdi class="detail">${action.fileName}</bdi>` : nothing}
      </a>`
    }
    case 'open-url': {
      const url = canonicalUrl(action.url)
      if (!url) return html`<div class="action static">${words}${drawDetail(action)}</div>`
      return html`<a
        class="button action"
        href=${url}
        title=${url}
        target="_blank"
        rel=${linkRel}
        referrerpolicy="no-referrer"
        @click=${click}
      >
        ${icon(glyphs.external)}${words}<span class="detail" dir="ltr">${url}</span>
        <span class="visually-hidden">${speaker.say('opensInNewTab')}</span>
      </a>`
    }
  }
}

/** What stands behind a label, for those who must be able to judge it: what is said with it, told to the bot, or opened. */
function drawDetail(action: Action) {
  switch (action.do) {
    case 'reply':
    case 'postback': {
      const said = action.do === 'reply' ? action.text : undefined
      const details = [said, action.payload].filter(
        (each) => each !== undefined && each !== '' && each !== action.label,
      )
      return details.map((detail) => html`<bdi class="detail">${detail}</bdi>`)
    }
    case 'call':
      return html`<span class="detail" dir="ltr">${action.phoneNumber}</span>`
    case 'open-url':
    case 'download': {
      const fileName = action.do === 'download' ? action.fileName : undefined
      return html`${fileName ? html`<bdi class="detail">${fileName}</bdi>` : nothing}<span class="detail">${drawAddress(action.url)}</span>`
    }
  }
}

export const actionStyles = css`
  .action {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 2px 6px;
    inline-size: 100%;
    min-block-size: var(--parley-control);
    padding-block: 4px;
    overflow-wrap: anywhere;
    text-decoration: none;
  }

  .action .icon {
    font-size: 16px;
  }

  .action.static {
    padding-inline: var(--parley-space-3);
    border: 1px dashed var(--parley-line);
    border-radius: var(--parley-radius-control);
    color: var(--parley-ink-muted);
    font-weight: 500;
    text-align: center;
  }

  .action.chosen {
    border-color: var(--parley-accent-text);
    border-style: solid;
    color: var(--parley-accent-text);
  }

  .action.chosen:disabled {
    opacity: 1;
  }

  .detail {
    flex-basis: 100%;
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    font-weight: 400;
    line-height: var(--parley-meta-line);
    overflow-wrap: anywhere;
  }
`
