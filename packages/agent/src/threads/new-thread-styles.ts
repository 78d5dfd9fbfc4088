import { css } from 'lit'

export const newThreadStyles = css`
  dialog {
    --_inline-size: 440px;
    block-size: min(calc(560px * var(--parley-zoom)), calc(100dvh - 24px));
  }

  .window {
    display: grid;
    grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 1fr);
    block-size: 100%;
  }

  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--parley-space-2);
    padding: var(--parley-space-2) var(--parley-space-2) var(--parley-space-2) var(--parley-space-4);
    border-block-end: 1px solid var(--parley-line);
  }

  h2,
  .words {
    margin: 0;
  }

  h2 {
    font-size: var(--parley-title-size);
  }

  .find {
    padding: var(--parley-space-3) var(--parley-space-4) var(--parley-space-2);
  }

  /* Keys are for those who have a keyboard. */
  @media (pointer: coarse) {
    #how {
      display: none;
    }
  }

  .mates {
    padding: 0 var(--parley-space-2);
    container-type: inline-size;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  .row {
    flex-wrap: nowrap;
    gap: var(--parley-space-2);
    padding-inline: var(--parley-space-2);
    cursor: pointer;
  }

  .row:focus-visible {
    outline: 2px solid var(--parley-focus);
    outline-offset: -2px;
  }

  /* What Enter does has the ring, also while the focus is in the search. */
  .next {
    box-shadow: inset 0 0 0 2px var(--parley-focus);
  }

  .box {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 18px;
    block-size: 18px;
    border: 1px solid var(--parley-control-line);
    border-radius: 4px;
  }

  .box .icon {
    font-size: 14px;
  }

  [aria-selected='true'] .box {
    border-color: var(--parley-accent);
    background: var(--parley-accent);
    color: var(--parley-accent-ink);
  }

  .words {
    padding: var(--parley-space-4);
    color: var(--parley-ink-muted);
    text-align: center;
    text-wrap: balance;
  }

  .foot {
    display: grid;
    gap: var(--parley-space-2);
    padding: var(--parley-space-3) var(--parley-space-4);
    border-block-start: 1px solid var(--parley-line);
  }

  .foot .wrong:empty {
    display: none;
  }

  .foot .button {
    justify-self: end;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  @media (forced-colors: active) {
    .next {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    [aria-selected='true'] .box {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`
