import { css } from 'lit'

/** Stars that can be chosen, and what is said with them. */
export const ratingStyles = css`
  :host {
    display: block;
    padding: var(--parley-space-3) var(--parley-space-4);
  }

  p {
    margin: 0;
  }

  .question,
  .given {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--parley-space-1) var(--parley-space-3);
    outline: none;
  }

  .question p {
    font-weight: 600;
    text-wrap: balance;
  }

  .stars {
    display: flex;
    margin-inline: -8px;
  }

  .star {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: var(--parley-radius-control);
    color: var(--parley-control-line);
    cursor: pointer;
    touch-action: manipulation;
  }

  .star .icon {
    font-size: 28px;
    stroke-width: 1.2;
  }

  .star input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }

  .star:has(:focus-visible) {
    outline: 2px solid var(--parley-focus);
    outline-offset: -2px;
  }

  .star.lit,
  .stars:not(.busy):hover .star:has(~ .star:hover),
  .stars:not(.busy) .star:hover {
    color: var(--parley-accent-text);
  }

  .star.lit .icon {
    fill: currentColor;
  }

  .star:has(:disabled) {
    cursor: default;
  }

  [role='status']:empty {
    margin-block-end: calc(-1 * var(--parley-space-2));
  }

  .more {
    display: grid;
    gap: var(--parley-space-2);
    padding-block-start: var(--parley-space-2);
  }

  label.words {
    display: grid;
    gap: var(--parley-space-1);
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
  }

  textarea {
    min-block-size: 60px;
    max-block-size: 120px;
    padding: var(--parley-space-2);
    border: 1px solid var(--parley-control-line);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface);
    color: var(--parley-ink);
    font: inherit;
    font-size: var(--parley-field-size);
    line-height: var(--parley-text-line);
    field-sizing: content;
    resize: none;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: var(--parley-space-2);
  }

  /* Not disabled: what has the focus keeps it. */
  [aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }

  .trouble {
    color: var(--parley-danger);
  }

  .given p {
    flex-basis: 100%;
  }

  .given .stars {
    margin-inline: -2px;
    color: var(--parley-accent-text);
  }

  .given .icon {
    font-size: 18px;
  }

  .given .icon.lit {
    fill: currentColor;
  }

  .comment {
    max-block-size: 5lh;
    overflow: auto;
    color: var(--parley-ink-muted);
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  @media (forced-colors: active) {
    .star {
      color: CanvasText;
    }

    .star.lit {
      color: Highlight;
    }
  }
`
