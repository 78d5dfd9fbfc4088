import { dropStyles } from '@parley/ui'
import { css } from 'lit'

/** Looks that nobody meets in the first moment: of an end, in forced colours, on paper. They come with the company of a chat. */
export const lateStyles = css`
  ${dropStyles}

  .panel[data-asks] :is(parley-transcript, .footer) {
    display: none;
  }

  .ended .seat::after {
    display: none;
  }

  .end {
    flex: none;
    outline: none;
    max-block-size: 70%;
    overflow: auto;
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
