import { css } from 'lit'
import { largePictureStyles } from '../message-kinds/large-picture-styles.ts'
import { richStyles } from '../message-kinds/rich-styles.ts'
import { floating } from '../parts/floating-styles.ts'
import { fileBadgeStyles } from './file-badge.ts'

export const fileStyles = [
  richStyles,
  floating,
  fileBadgeStyles,
  largePictureStyles,
  css`
    :host {
      inline-size: fit-content;
    }

    :host([own]) {
      margin-inline-start: auto;
    }

    .sheet {
      position: relative;
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: start;
      inline-size: fit-content;
      max-inline-size: min(320px, 100%);
      overflow: visible;
    }

    .file {
      display: flex;
      flex: 1;
      align-items: center;
      gap: var(--parley-space-2);
      min-inline-size: 0;
      padding: 6px;
      border: 0;
      border-radius: var(--parley-radius-card);
      background: none;
      color: inherit;
      font: inherit;
      text-align: start;
      cursor: pointer;
    }

    .file:has(.picture) {
      flex-direction: column;
      align-items: start;
    }

    .file:has(.picture) + small {
      margin-block-start: -6px;
      padding-inline-start: 6px;
    }

    .file:hover {
      background: var(--parley-surface-hover);
    }

    parley-menu {
      grid-area: 1 / 2;
      margin: 2px;
    }

    /* All of it: what stands at its end is what the file is. */
    .name {
      flex: 1;
      min-inline-size: 0;
      font-weight: 500;
      overflow-wrap: anywhere;
    }

    /* Below the name, beside the badge. */
    small {
      grid-area: 2 / 1;
      margin-block-start: -14px;
      padding: 0 6px 6px 50px;
      pointer-events: none;
      color: var(--parley-ink-muted);
      font-size: var(--parley-meta-size);
      line-height: var(--parley-meta-line);
      overflow-wrap: anywhere;
    }

    /* The box is there before the picture: nothing moves when that comes. */
    .picture {
      position: relative;
      flex: none;
      max-inline-size: 100%;
      border-radius: 8px;
      overflow: hidden;
      background: var(--parley-surface-sunken);
    }

    .picture svg {
      display: block;
      max-inline-size: 100%;
      block-size: auto;
    }

    .picture img {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      object-fit: contain;
    }

    .broken {
      display: grid;
      place-items: center;
      flex: none;
      inline-size: 36px;
      block-size: 36px;
      border-radius: 6px;
      background: var(--parley-surface-sunken);
      color: var(--parley-danger);
    }

    .told:empty {
      display: none;
    }

    .told,
    .button {
      margin-block-start: var(--parley-space-1);
    }

    p.told {
      max-inline-size: 320px;
    }
  `,
]
