import { css } from 'lit'

/**
 * What agents fill in, and the words around it: `.label` above, `.hint` and `.wrong` below.
 * Its selectors give way to any other, so that each place can say how wide its fields are.
 */
export const fieldStyles = css`
  :where(select, textarea, input:not([type='checkbox'], [type='radio'], [type='range'])) {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--parley-control);
    margin: 0;
    padding: 0 var(--parley-space-2);
    border: 1px solid var(--parley-control-line);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface);
    color: var(--parley-ink);
    font: inherit;
    font-size: var(--parley-field-size);
  }

  :where(textarea) {
    padding-block: 6px;
    resize: vertical;
  }

  :where(input[type='checkbox'], input[type='radio']) {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--parley-accent);
  }

  :where(.label) {
    display: block;
    margin-block: var(--parley-space-2) 4px;
    font-weight: 500;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .hint,
  .wrong {
    margin: 4px 0 0;
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
    overflow-wrap: anywhere;
  }

  .wrong {
    color: var(--parley-danger);
  }

  /* What can be read and not changed: no box that invites to write. */
  :is(input, textarea)[readonly] {
    border-color: var(--parley-line);
    background: transparent;
  }

  ::placeholder {
    color: var(--parley-ink-muted);
    opacity: 1;
  }

  [readonly]::placeholder {
    opacity: 0;
  }

  [aria-invalid='true'] {
    border-color: var(--parley-danger);
  }

  .hint:empty,
  .wrong:empty {
    margin: 0;
  }
`
