import { css } from 'lit'

/** The fields of a form, and what stands in their place once it was answered. */
export const formStyles = css`
  .field {
    min-inline-size: 0;
  }

  .answers {
    display: grid;
    gap: var(--parley-space-3);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .answers > * {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  dt {
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
    unicode-bidi: isolate;
  }

  dd {
    margin: 0;
    unicode-bidi: isolate;
  }

  .answer {
    white-space: pre-wrap;
  }

  .question {
    font-weight: 500;
    unicode-bidi: isolate;
  }

  .many {
    max-block-size: calc(var(--parley-meta-line) * 6);
    overflow: auto;
  }
`
