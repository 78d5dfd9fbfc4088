import { css } from 'lit'

/** A picture or a video for itself, with what is said about it. */
export const figureStyles = css`
  figure {
    inline-size: calc(360px * var(--parley-zoom));
    max-inline-size: 100%;
  }

  figcaption {
    padding: var(--parley-space-2) var(--parley-space-3) 10px;
    overflow-wrap: anywhere;
  }

  figcaption > * {
    unicode-bidi: isolate;
  }

  h3 {
    font-size: inherit;
    font-weight: 600;
  }
`
