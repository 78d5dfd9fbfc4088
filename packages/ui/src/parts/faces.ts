import { css, html, type TemplateResult } from 'lit'
import type { Participant } from '@parley/protocol'

/** Colours that participants take in turn; 0 is the contact's. */
export type Hue = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** The colour of the participant at this place in the order of joining. */
export const hueOf = (participant: Participant | undefined, place: number): Hue =>
  !participant || participant.role === 'contact' || place < 1 ? 0 : ((((place - 1) % 6) + 1) as Hue)

/** The first letters of the first and the last word of a name, as people read letters. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s\p{P}\p{Sm}\p{Bidi_C}]+/u).filter(Boolean)
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words
  return chosen.map((word = '') => firstLetter(word).toLocaleUpperCase()).join('')
}

const segmenter = /*#__PURE__*/ new Intl.Segmenter()
const firstLetter = (word: string) => [...segmenter.segment(word.slice(0, 40))][0]?.segment ?? ''

/** A small round face with initials. Decoration: the name is in words beside it. */
export const face = (name: string, hue: Hue): TemplateResult =>
  html`<span class="face hue-${hue}" aria-hidden="true">${initialsOf(name)}</span>`

/** `.hue-0` to `.hue-6` set `--hue` for everything inside; `--hue-tint` is its quiet background, equally light for all. */
export const hueStyles = css`
  [class*='hue-'] {
    --hue-tint: light-dark(oklch(from var(--hue) 0.93 0.03 h), oklch(from var(--hue) 0.33 0.05 h));
  }
  .hue-0 {
    --hue: var(--parley-hue-0);
    --hue-tint: var(--parley-bubble);
  }
  .hue-1 {
    --hue: var(--parley-hue-1);
  }
  .hue-2 {
    --hue: var(--parley-hue-2);
    --hue-border: dashed;
  }
  .hue-3 {
    --hue: var(--parley-hue-3);
    --hue-border: dotted;
  }
  .hue-4 {
    --hue: var(--parley-hue-4);
    --hue-border: double;
  }
  .hue-5 {
    --hue: var(--parley-hue-5);
    --hue-border: groove;
  }
  .hue-6 {
    --hue: var(--parley-hue-6);
    --hue-border: ridge;
  }
`

export const faceStyles = css`
  .face {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    inline-size: var(--parley-avatar);
    block-size: var(--parley-avatar);
    border-radius: 50%;
    background: var(--hue-tint);
    color: var(--hue);
    font-size: calc(var(--parley-avatar) * 0.4);
    font-weight: 600;
    line-height: 1;
    letter-spacing: 0.01em;
    user-select: none;
  }

  @media (forced-colors: active) {
    .face {
      border: 2px var(--hue-border, solid) CanvasText;
    }
  }
`
