import { css } from 'lit'

export const caseDataStyles = css`
  :host {
    display: block;
    padding: var(--parley-space-3);
  }

  .none {
    margin: 0;
    color: var(--parley-ink-muted);
  }

  section + section {
    margin-block-start: var(--parley-space-4);
    padding-block-start: var(--parley-space-3);
    border-block-start: 1px solid var(--parley-line);
  }

  h3 {
    margin: 0 0 var(--parley-space-2);
    font-size: var(--parley-text-size);
    font-weight: 600;
  }

  .field + .field {
    margin-block-start: var(--parley-space-3);
  }

  .label {
    margin: 0 0 2px;
    font-weight: 400;
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
    overflow-wrap: anywhere;
  }

  .value {
    max-block-size: 12lh;
    overflow-y: auto;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .value.empty {
    color: var(--parley-ink-muted);
  }
`
