import { base, buttons, visuallyHidden } from '@parley/ui'
import { css } from 'lit'
import { countStyles } from '../parts/count-styles.ts'

/** A lane is told from the conversation above by its shape, its place and a lock; its colour comes on top of that ([LAN2]). */
export const laneStyles = [
  base,
  buttons,
  visuallyHidden,
  countStyles,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
      margin-inline-start: var(--parley-space-6);
      border: 2px dashed var(--parley-hue-5);
      border-start-start-radius: 0;
      border-start-end-radius: var(--parley-radius-card);
      border-end-start-radius: var(--parley-radius-card);
      border-end-end-radius: var(--parley-radius-card);
      background: var(--parley-surface);
      overflow: hidden;
    }

    @media (forced-colors: none) {
      :host {
        --_tint: color-mix(in oklab, var(--parley-hue-5) 10%, light-dark(#ffffff, #16181d));
        --parley-bubble: light-dark(#ffffff, #2f313b);
        --parley-surface: var(--_tint);
        --parley-accent: light-dark(oklch(0.47 0.14 305), oklch(0.52 0.15 305));
        --parley-accent-ink: #ffffff;
        --parley-accent-text: var(--parley-hue-5);
        --parley-focus: var(--parley-hue-5);
      }
    }

    :host([ended]) {
      border-color: var(--parley-control-line);
    }

    section {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-block-size: 0;
    }

    .head {
      display: flex;
      flex: none;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--parley-space-2);
      padding: var(--parley-space-1) var(--parley-space-2) var(--parley-space-1) var(--parley-space-3);
      border-block-end: 1px dashed var(--parley-hue-5);
    }

    :host([folded]) .head {
      border-block-end: 0;
    }

    .head .lock {
      display: flex;
      color: var(--parley-hue-5);
    }

    .head .icon {
      font-size: calc(4px + 12px * var(--parley-zoom));
    }

    h3 {
      flex: 1 1 12ch;
      min-inline-size: 0;
      margin: 0;
      color: var(--parley-hue-5);
      font: inherit;
      font-weight: 600;
      overflow-wrap: anywhere;
    }

    .kind {
      font-weight: 400;
    }

    .state {
      color: var(--parley-ink-muted);
      font-size: var(--parley-meta-size);
      line-height: var(--parley-meta-line);
    }

    .state.lost {
      color: var(--parley-warning);
      font-weight: 500;
    }

    parley-desk-transcript {
      flex: 1 1 auto;
      block-size: var(--_lane-room, 160px);
      min-block-size: 0;
    }

    .nothing {
      margin: 0;
      padding: var(--parley-space-3) var(--parley-space-4);
      color: var(--parley-ink-muted);
      text-align: center;
    }

    .tools {
      display: flex;
      align-items: center;
    }

    .foot {
      position: relative;
      flex: none;
      padding: 0 var(--parley-space-3) var(--parley-space-2);
      container-type: inline-size;
    }

    @container (inline-size < 28em) {
      parley-composer::part(input) {
        flex-basis: 100%;
      }
    }

    .foot p {
      margin: 0;
      padding: var(--parley-space-1) 0;
      color: var(--parley-ink-muted);
      text-align: center;
    }

    /* The list of standard responses lies over what was said, and inside the lane. */
    .foot .completions {
      inset-inline: var(--parley-space-3);
      max-block-size: var(--_lane-room, 300px);
    }

    parley-composer::part(field) {
      border-style: dashed;
      border-color: var(--parley-hue-5);
    }
  `,
]
