import { css } from 'lit'

/** Fields, notes and lists as the Contact tab and its dialogs have them. */
export const contactStyles = css`
  :host {
    display: block;
  }

  .tab {
    padding: var(--parley-space-3);
  }

  p {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .meta {
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
  }

  .verified {
    display: flex;
    gap: var(--parley-space-1);
    color: var(--parley-ink);
  }

  .verified .icon {
    flex: none;
    inline-size: var(--parley-meta-line);
    block-size: var(--parley-meta-line);
    color: var(--parley-success);
  }

  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    padding-block-start: var(--parley-space-3);
    border: 0;
  }

  fieldset > legend {
    float: inline-start;
    inline-size: 100%;
    margin-block-start: 0;
  }

  legend + * {
    clear: both;
  }

  .tab .label,
  legend,
  h3 {
    display: block;
    margin: var(--parley-space-3) 0 2px;
    padding: 0;
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    font-weight: 500;
    line-height: var(--parley-meta-line);
  }

  h3 {
    margin-block-start: var(--parley-space-4);
    padding-block-start: var(--parley-space-3);
    border-block-start: 1px solid var(--parley-line);
    color: var(--parley-ink);
    font-weight: 600;
  }

  [aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }

  .line {
    display: flex;
    gap: var(--parley-space-1);
    align-items: center;
    margin-block-end: var(--parley-space-1);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--parley-space-2);
    margin-block-start: var(--parley-space-2);
  }

  .box {
    margin-block: var(--parley-space-3);
    padding: var(--parley-space-2) var(--parley-space-3);
    border: 1px solid var(--parley-warning);
    border-radius: var(--parley-radius-card);
    background: var(--parley-warning-surface);
    color: var(--parley-warning);
  }

  .save {
    position: sticky;
    inset-block-end: 0;
    margin: var(--parley-space-3) calc(-1 * var(--parley-space-3)) 0;
    padding: var(--parley-space-2) var(--parley-space-3);
    border-block-start: 1px solid var(--parley-line);
    background: var(--parley-surface);
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li + li {
    margin-block-start: var(--parley-space-2);
  }

  .found {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--parley-space-2);
  }

  .found > div {
    min-inline-size: 0;
  }
`
