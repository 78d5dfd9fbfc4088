import { css } from 'lit'

export const markdownStyles = css`
  .markdown {
    white-space: normal;
  }

  .markdown > * + * {
    margin-block-start: var(--parley-space-2);
  }

  .markdown .plain {
    white-space: pre-wrap;
  }

  .markdown :is(h3, h4, h5, h6) {
    margin: 0;
    font-weight: 600;
    line-height: 1.3;
  }

  .markdown h3 {
    font-size: 1.25em;
  }

  .markdown h4 {
    font-size: 1.1em;
  }

  .markdown :is(h5, h6) {
    font-size: 1em;
  }

  .markdown > * + :is(h3, h4, h5, h6) {
    margin-block-start: var(--parley-space-3);
  }

  .markdown :is(ul, ol) {
    padding-inline-start: 1.4em;
  }

  .markdown li + li {
    margin-block-start: 2px;
  }

  .markdown a {
    color: var(--parley-accent-text);
    overflow-wrap: anywhere;
    text-underline-offset: 2px;
  }

  .markdown .address {
    font-size: var(--parley-meta-size);
    unicode-bidi: isolate;
  }

  .markdown code {
    padding: 1px 4px;
    border-radius: 4px;
    background: var(--parley-surface);
    font-family: ui-monospace, monospace;
    font-size: 0.92em;
  }

  .markdown pre {
    margin: 0;
    padding: var(--parley-space-2) var(--parley-space-3);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface);
    overflow-x: auto;
    white-space: pre;
  }

  .markdown pre code {
    padding: 0;
    background: none;
  }

  .markdown blockquote {
    margin: 0;
    padding-inline-start: var(--parley-space-3);
    border-inline-start: 3px solid var(--parley-line);
    color: var(--parley-ink-muted);
  }

  .markdown hr {
    inline-size: 100%;
    border: 0;
    border-block-start: 1px solid var(--parley-line);
  }

  .markdown table {
    display: block;
    overflow-x: auto;
    border-collapse: collapse;
  }

  .markdown :is(th, td) {
    padding: 4px 8px;
    border: 1px solid var(--parley-line);
    text-align: start;
    overflow-wrap: normal;
  }

  .markdown [align='right'] {
    text-align: end;
  }

  .markdown [align='center'] {
    text-align: center;
  }

  parley-picture {
    inline-size: min(100%, 360px);
    border-radius: var(--parley-radius-control);
  }
`
