import { css } from 'lit'
import { base } from '../parts/styles.ts'
import { addressStyles } from './address.ts'

/** The box of a picture or a video: its ratio is known before the content is, so nothing moves when that comes. */
export const mediaBoxStyles = [
  base,
  addressStyles,
  css`
    :host {
      display: block;
      aspect-ratio: var(--_ratio, 16 / 10);
      overflow: hidden;
      background: var(--_ground);
      overflow-wrap: anywhere;
    }

    /* Grows with its words. */
    :host([broken]) {
      overflow: visible;
    }

    :host([refused]) {
      aspect-ratio: auto;
      padding: var(--parley-space-2) var(--parley-space-3);
      background: var(--parley-surface-sunken);
      font-size: var(--parley-meta-size);
    }

    img,
    video {
      display: block;
      inline-size: 100%;
      block-size: 100%;
    }

    .broken {
      display: grid;
      place-content: center;
      place-items: center;
      gap: var(--parley-space-1);
      block-size: 100%;
      padding: var(--parley-space-2);
      font-size: var(--parley-meta-size);
      text-align: center;
    }
  `,
]
