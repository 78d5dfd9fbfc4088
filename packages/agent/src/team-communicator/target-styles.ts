import { css } from 'lit'
import { dotStyles } from './dot-styles.ts'

/** A target of the Team Communicator. What scrolls around the targets is a container: its width counts. */
export const targetStyles = [
  dotStyles,
  css`
  :host {
    display: block;
  }

  .row {
    display: flex;
    align-items: center;
    gap: var(--parley-space-1);
    min-block-size: 48px;
    padding: var(--parley-space-1) var(--parley-space-1) var(--parley-space-1) var(--parley-space-2);
    border-radius: var(--parley-radius-control);
  }

  .row:hover,
  .row:focus-within {
    background: var(--parley-surface-hover);
  }

  /* What Enter does has the ring, also while the focus is in the search. */
  :host([next]) .row {
    box-shadow: inset 0 0 0 2px var(--parley-focus);
  }

  .mark {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 24px;
    color: var(--parley-ink-muted);
  }

  .mark .icon {
    font-size: 18px;
  }

  .who {
    display: grid;
    flex: 1;
    min-inline-size: 0;
    margin-inline-end: var(--parley-space-2);
  }

  .name,
  .state {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .name {
    font-weight: 500;
  }

  .state,
  .nickname {
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    font-weight: 400;
    line-height: var(--parley-meta-line);
  }

  .denied .name {
    color: var(--parley-ink-muted);
  }

  .do {
    flex: none;
  }

  .do[aria-disabled='true'] {
    border-color: var(--parley-line);
    color: var(--parley-ink-muted);
    cursor: default;
  }

  .favourite .icon {
    font-size: 18px;
  }

  .favourite[aria-pressed='true'] {
    color: var(--parley-accent);
  }

  .favourite[aria-pressed='true'] .icon {
    fill: currentColor;
  }

  /* Where there is little room for the words they take more lines; where there is hardly any, the buttons have a line below. */
  @container (inline-size < 30em) {
    .name,
    .state {
      overflow-wrap: anywhere;
      white-space: normal;
    }
  }

  @container (inline-size < 20em) {
    .row {
      flex-wrap: wrap;
      justify-content: end;
    }

    .who {
      flex: 1 1 calc(100% - 24px - 2 * var(--parley-space-1));
      margin-inline-end: 0;
    }
  }

  @media (forced-colors: active) {
    :host([next]) .row {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .do[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }
`,
]
