import { css } from 'lit'

export const responsesStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 100%;
  }

  .head {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    display: flex;
    flex-wrap: wrap;
    gap: var(--parley-space-1);
    padding: var(--parley-space-2) var(--parley-space-3);
    background: var(--parley-surface);
  }

  .field {
    min-block-size: var(--parley-control);
    min-inline-size: 0;
    margin: 0;
    padding: 0 var(--parley-space-2);
    border: 1px solid var(--parley-control-line);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface);
    color: var(--parley-ink);
    font: inherit;
    font-size: var(--parley-field-size);
  }

  input.field {
    flex: 1 1 14ch;
  }

  select.field {
    flex: 0 1 11ch;
    text-overflow: ellipsis;
  }

  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--parley-space-2);
    margin: 0;
    padding: var(--parley-space-1) var(--parley-space-3);
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
  }

  .tree {
    flex: none;
    margin: 0;
    padding: 0 var(--parley-space-2) var(--parley-space-3);
    list-style: none;
  }

  .row {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: max(28px, calc(var(--parley-control) - 6px));
    padding: 3px var(--parley-space-2);
    border-radius: var(--parley-radius-control);
    cursor: pointer;
    user-select: none;
    overflow-wrap: anywhere;
  }

  .level-2 {
    margin-inline-start: 16px;
  }

  .level-3 {
    margin-inline-start: 32px;
  }

  .level-4 {
    margin-inline-start: 48px;
  }

  .level-5 {
    margin-inline-start: 60px;
  }

  .level-6 {
    margin-inline-start: 72px;
  }

  /* Below the name of its folder, not below the arrow. */
  .response {
    padding-inline-start: 30px;
  }

  .flat .response {
    padding-inline-start: var(--parley-space-2);
  }

  .row:hover {
    background: var(--parley-surface-hover);
  }

  .row:focus-visible {
    outline-offset: -2px;
  }

  .row[aria-selected='true'] {
    background: color-mix(in oklab, var(--parley-accent) 16%, var(--parley-surface));
  }

  .row .icon {
    color: var(--parley-ink-muted);
    font-size: 15px;
  }

  .folder {
    font-weight: 500;
  }

  .turn {
    display: flex;
  }

  .turn .icon {
    transition: rotate var(--parley-motion) var(--parley-ease);
  }

  [aria-expanded='true'] .turn .icon {
    rotate: 90deg;
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

  @media (forced-colors: active) {
    .row[aria-selected='true'] {
      border: 1px solid Highlight;
    }
  }
`
