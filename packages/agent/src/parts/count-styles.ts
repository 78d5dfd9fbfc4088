import { css } from 'lit'

/** How many are unread, as a badge: `.count`. Whoever reads the screen aloud hears it elsewhere, in words. */
export const countStyles = css`
  .count {
    min-inline-size: 18px;
    padding: 0 5px;
    border-radius: 1em;
    background: var(--parley-accent);
    color: var(--parley-accent-ink);
    font-size: calc(11px * var(--parley-zoom));
    font-weight: 600;
    line-height: calc(16px * var(--parley-zoom));
    text-align: center;
  }

  @media (forced-colors: active) {
    .count {
      forced-color-adjust: none;
    }
  }
`
