import { css } from 'lit'

/** Smaller steps for a desk that somebody uses all day: beside the tokens, on a root with `density="compact"`. */
export const compactDensity = css`
  :host([density='compact']) {
    --parley-text-size: calc(13px * var(--parley-zoom));
    --parley-text-line: calc(18px * var(--parley-zoom));
    --parley-meta-size: calc(11.5px * var(--parley-zoom));
    --parley-title-size: calc(14px * var(--parley-zoom));
    --parley-field-size: calc(13px * var(--parley-zoom));
    --parley-control: 30px;
    --parley-group-gap: 12px;
    --parley-bubble-padding: 6px 10px;
    --parley-radius-bubble: 12px;
    --parley-avatar: 24px;
  }
`
