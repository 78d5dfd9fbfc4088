import { css } from 'lit'
import { faceStyles, hueStyles } from '../parts/faces.ts'
import { base, buttons, visuallyHidden } from '../parts/styles.ts'
import { lineStyles } from './line-styles.ts'

export const transcriptStyles = [
  base,
  buttons,
  visuallyHidden,
  hueStyles,
  faceStyles,
  lineStyles,
  css`
    :host {
      position: relative;
      display: flex;
      flex-direction: column;
      min-block-size: 0;
      min-inline-size: 0;
      container-type: inline-size;
    }

    .log {
      flex: 1;
      min-block-size: 0;
      overflow: hidden auto;
      overscroll-behavior: contain;
      scrollbar-width: thin;
      scrollbar-color: var(--parley-line) transparent;
      background: var(--parley-surface);
    }

    .log:focus-visible {
      outline-offset: -2px;
    }

    .content {
      display: flow-root;
      min-block-size: 100%;
      padding-block: var(--parley-space-3) 0;
    }

    .chunk {
      display: flow-root;
      padding-inline: var(--parley-space-4);
      contain: layout paint style;
      content-visibility: auto;
      contain-intrinsic-size: auto 1400px;
    }

    /* The newest are nearly always in sight: measured at once, so that opening at the end never
       jumps. A class, because with :nth-last-child() the browser restyles all chunks whenever one is added. */
    .chunk.newest {
      content-visibility: visible;
    }

    .chunk.waiting {
      min-block-size: 1400px;
    }

    .older {
      margin: 0;
      padding: var(--parley-space-2);
      color: var(--parley-ink-muted);
      font-size: var(--parley-meta-size);
      text-align: center;
    }

    .typing {
      min-block-size: calc(var(--parley-avatar) + var(--parley-space-4));
      padding: var(--parley-space-2) var(--parley-space-4);
    }

    .writer {
      display: flex;
      align-items: center;
      gap: var(--parley-space-2);
      margin: 0;
      font-size: var(--parley-meta-size);
      animation: appear var(--parley-motion) var(--parley-ease);
    }

    .writer .name {
      color: var(--hue);
      font-weight: 600;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .notice {
      flex: none;
      color: var(--parley-ink-muted);
    }

    .news {
      position: absolute;
      inset-block-end: var(--parley-space-3);
      inset-inline: 0;
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: 2px;
      inline-size: fit-content;
      min-inline-size: 36px;
      min-block-size: 36px;
      margin-inline: auto;
      padding: 0 8px;
      border: 1px solid var(--parley-line);
      border-radius: 18px;
      background: var(--parley-surface-raised);
      color: var(--parley-ink-muted);
      box-shadow: var(--parley-shadow);
      font: inherit;
      font-size: var(--parley-meta-size);
      font-weight: 600;
      cursor: pointer;
      animation: appear var(--parley-motion) var(--parley-ease);
    }

    .news.some {
      padding-inline: 14px 10px;
      border-color: transparent;
      background: var(--parley-accent);
      color: var(--parley-accent-ink);
    }

    @keyframes appear {
      from {
        opacity: 0;
        transform: translateY(4px);
      }
    }

    @media print {
      :host,
      .log {
        display: block;
        overflow: visible;
        block-size: auto;
      }

      .chunk {
        content-visibility: visible;
      }

      .news,
      .older,
      .typing {
        display: none;
      }
    }
  `,
]
