import { base, buttons, dropStyles, visuallyHidden } from '@parley/ui'
import { css } from 'lit'

export const interactionStyles = [
  base,
  buttons,
  dropStyles,
  visuallyHidden,
  css`
    :host {
      position: relative;
      display: flex;
      flex-direction: column;
      min-inline-size: 0;
      min-block-size: 0;
      background: var(--parley-surface);
      --_measure: 96ch;
    }

    .talks,
    .public {
      position: relative;
      display: flex;
      flex: 1 1 0;
      flex-direction: column;
      min-block-size: 0;
    }

    /* As much as it needs, and never more than the conversation above. */
    .lanes {
      display: flex;
      flex: 0 1 auto;
      flex-direction: column;
      gap: var(--parley-space-2);
      inline-size: 100%;
      max-inline-size: var(--_measure);
      max-block-size: 55%;
      margin-inline: auto;
      padding: 0 var(--parley-space-4) var(--parley-space-3);
      overflow: auto;
    }

    .lanes > * {
      flex: none;
    }

    parley-lane-switch {
      position: absolute;
      visibility: hidden;
    }

    /* Two conversations with a field each need room; without it one of them is shown. */
    [narrow] .lanes {
      flex: 1 1 0;
      max-block-size: none;
      padding-block-start: var(--parley-space-2);
      padding-inline: var(--parley-space-2);
    }

    [narrow] .lanes > * {
      margin-inline-start: var(--parley-space-2);
    }

    [narrow] .lanes > .first {
      flex: 1 1 0;
      min-block-size: 200px;
    }

    [narrow] parley-lane-switch {
      visibility: visible;
      position: static;
    }

    [narrow] .lanes > :not(.first),
    [narrow]:not(.lane-first) .lanes,
    [narrow].lane-first .public {
      display: none;
    }

    /* Lines longer than this are hard to read; what is beside them stays empty for the tabs to come. */
    parley-desk-transcript {
      flex: 1;
      min-block-size: 0;
    }

    parley-desk-transcript::part(log) {
      padding-inline: max(0px, (100% - var(--_measure)) / 2);
    }

    .foot {
      inline-size: 100%;
      max-inline-size: var(--_measure);
      margin-inline: auto;
      padding: var(--parley-space-2) var(--parley-space-4) var(--parley-space-3);
    }

    .handover {
      margin: 0;
      padding: var(--parley-space-2) var(--parley-space-4);
      border-block-end: 1px solid var(--parley-line);
      background: var(--parley-surface-sunken);
      overflow-wrap: anywhere;
    }

    .handover span {
      white-space: pre-line;
    }

    .closing {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 var(--parley-space-3);
      margin: 0;
      padding: var(--parley-space-2) var(--parley-space-4);
      border-block-end: 1px solid var(--parley-line);
      background: var(--parley-warning-surface);
      color: var(--parley-warning);
      overflow-wrap: anywhere;
    }

    .closing .left {
      font-weight: 500;
    }

    .loading {
      flex: 1;
    }

    parley-rated {
      padding: var(--parley-space-2) var(--parley-space-3);
      border: 1px solid var(--parley-line);
      border-radius: var(--parley-radius-card);
    }

    .ended,
    .loading {
      margin: 0;
      padding: var(--parley-space-2) 0;
      color: var(--parley-ink-muted);
      text-align: center;
    }
  `,
]
