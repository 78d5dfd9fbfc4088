import { css, html } from 'lit'
import { extensionOf } from '@parley/protocol'

/** Colours that people know their files by; grey is everything else. */
const families: readonly (readonly [family: string, extensions: readonly string[]])[] = [
  ['page', ['pdf']],
  ['words', ['doc', 'docx', 'odt', 'rtf', 'txt', 'md']],
  ['sums', ['xls', 'xlsx', 'ods', 'csv']],
  ['slides', ['ppt', 'pptx', 'odp']],
  ['picture', ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'heic']],
  ['film', ['mp4', 'webm', 'mov', 'mp3', 'wav', 'ogg', 'm4a']],
  ['packed', ['zip', '7z', 'gz']],
]

/** A sheet of paper with the type of a file on it. Decoration: name and type stand beside it in words. */
export function fileBadge(name: string) {
  const extension = extensionOf(name)
  const family = families.find(([, extensions]) => extensions.includes(extension))?.[0] ?? 'other'
  return html`<span class="badge of-${family}" aria-hidden="true"
    ><svg viewBox="0 0 32 36"><path d="M5.5 2.5h14l7 7v24h-21zM19.5 2.5v7h7"></path></svg
    ><span data-type=${extension.slice(0, 4)}></span></span
  >`
}

export const fileBadgeStyles = css`
  .badge {
    --family: var(--parley-ink-muted);
    position: relative;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    color: var(--family);
  }

  .badge svg {
    position: absolute;
    inline-size: 32px;
    block-size: 36px;
    fill: color-mix(in oklab, var(--family) 8%, var(--parley-surface-raised));
    stroke: currentColor;
    stroke-width: 1.2;
    stroke-linejoin: round;
  }

  /* Not as text: it is no part of a name. */
  .badge span::after {
    content: attr(data-type);
    position: relative;
    margin-block-start: 12px;
    font-size: 8px;
    font-weight: 700;
    line-height: 1;
    letter-spacing: 0.02em;
    text-transform: uppercase;
  }

  .of-page {
    --family: light-dark(#b3261e, #ffb4ab);
  }

  .of-words {
    --family: light-dark(#2451c4, #9dbaff);
  }

  .of-sums {
    --family: light-dark(#17693c, #84d8a6);
  }

  .of-slides {
    --family: light-dark(#8a4b00, #f0c26b);
  }

  .of-picture {
    --family: light-dark(#6d3f9e, #d0b3f2);
  }

  .of-film {
    --family: light-dark(#a0286a, #f5a8cc);
  }

  @media (forced-colors: active) {
    .badge {
      --family: CanvasText;
    }
  }
`
