import { css } from 'lit'

/** A form, and what stands in its place once it was answered. */
export const formStyles = css`
  .sheet {
    display: grid;
    gap: var(--parley-space-4);
    inline-size: calc(420px * var(--parley-zoom));
    max-inline-size: 100%;
    padding: var(--parley-space-4);
  }

  h3 {
    font-size: var(--parley-title-size);
    font-weight: 600;
    line-height: var(--parley-text-line);
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }

  .text {
    margin-block-start: calc(var(--parley-space-3) * -1);
    color: var(--parley-ink-muted);
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
    white-space: pre-wrap;
  }

  form {
    display: grid;
    gap: var(--parley-space-4);
    min-inline-size: 0;
  }

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
