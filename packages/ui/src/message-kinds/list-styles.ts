import { css } from 'lit'

export const listStyles = css`
  .list {
    inline-size: min(100%, 420px);
    overflow-wrap: anywhere;
  }

  .head {
    padding: var(--parley-space-3) var(--parley-space-3) var(--parley-space-2);
  }

  h3 {
    font-size: inherit;
    font-weight: 600;
  }

  h4 {
    padding: var(--parley-space-2) var(--parley-space-3) 2px;
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    font-weight: 600;
  }

  .scroller {
    max-block-size: min(440px, 70dvh);
    overflow: hidden auto;
    overscroll-behavior: auto;
    scrollbar-width: thin;
  }

  .scroller:focus-visible {
    outline-offset: -2px;
  }

  .rows {
    list-style: none;
  }

  .row {
    display: flex;
    align-items: center;
    gap: var(--parley-space-3);
    min-block-size: 48px;
    padding: var(--parley-space-2) var(--parley-space-3);
    border-block-start: 1px solid var(--parley-line);
  }

  label.row {
    cursor: pointer;
  }

  label.row:hover {
    background: var(--parley-surface-hover);
  }

  .row:has(:checked),
  .row.chosen {
    background: color-mix(in oklab, var(--parley-accent-text) 10%, var(--parley-surface-raised));
    box-shadow: inset 3px 0 0 var(--parley-accent-text);
  }

  :host(:dir(rtl)) .row:has(:checked),
  :host(:dir(rtl)) .row.chosen {
    box-shadow: inset -3px 0 0 var(--parley-accent-text);
  }

  .row:focus-within {
    outline: 2px solid var(--parley-focus);
    outline-offset: -2px;
  }

  .row input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    outline: none;
    accent-color: var(--parley-accent-text);
  }

  .row .mark {
    flex: none;
    inline-size: 20px;
    color: var(--parley-accent-text);
  }

  .row parley-picture {
    --_ratio: 1;
    flex: none;
    inline-size: 48px;
    border-radius: var(--parley-radius-control);
  }

  .row parley-picture[refused] {
    inline-size: 40%;
  }

  .words-of-row {
    flex: 1;
    min-inline-size: 0;
  }

  .words-of-row .name {
    font-weight: 500;
  }

  .words-of-row .muted {
    display: block;
  }

  .words-of-row .action {
    margin-block-start: var(--parley-space-1);
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--parley-space-2);
    padding: var(--parley-space-3);
    border-block-start: 1px solid var(--parley-line);
  }

  .problem {
    flex-basis: 100%;
    color: var(--parley-danger);
    font-size: var(--parley-meta-size);
  }

  @media (forced-colors: active) {
    .row.chosen,
    .row:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
  }
`
