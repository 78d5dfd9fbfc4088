import { dropStyles } from '@parley/ui'
import { css } from 'lit'

/** Looks that nobody meets in the first moment: of an end, in forced colours, on paper. They come with the company of a chat. */
export const lateStyles = css`
  ${dropStyles}

  .ended .seat::after {
    display: none;
  }

  .footer.ended {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--parley-space-2) var(--parley-space-3);
    padding: var(--parley-space-3) var(--parley-space-4) var(--parley-space-4);
    border-block-start: 1px solid var(--parley-line);
    outline: none;
  }

  .footer.ended p {
    flex: 1 1 16ch;
    color: var(--parley-ink-muted);
    text-wrap: pretty;
  }

  .ending {
    display: flex;
    align-items: center;
    gap: var(--parley-space-2);
    padding-block-end: var(--parley-space-2);
  }

  .ending p {
    flex: 1;
    padding-inline-start: var(--parley-space-1);
  }

  @media (forced-colors: active) {
    .panel {
      border: 1px solid CanvasText;
    }

    .seat::after {
      background: Highlight;
      forced-color-adjust: none;
    }
  }

  @media print {
    :host([mode='floating']) {
      display: none !important;
    }
  }
`
