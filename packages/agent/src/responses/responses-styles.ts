import { css } from 'lit'

export const responsesStyles = css`
  select {
    flex: 0 1 11ch;
    text-overflow: ellipsis;
  }

  /* Below the name of its folder, not below the arrow. */
  .response {
    padding-inline-start: 30px;
  }

  .flat .response {
    padding-inline-start: var(--parley-space-2);
  }

  .title {
    flex: 1;
  }

  small,
  kbd {
    color: var(--parley-ink-muted);
    font: inherit;
    font-size: var(--parley-meta-size);
    font-weight: 400;
  }

  kbd {
    flex: none;
    max-inline-size: 40%;
  }

  parley-response-preview {
    position: sticky;
    inset-block-end: 0;
    margin-block-start: auto;
  }
`
