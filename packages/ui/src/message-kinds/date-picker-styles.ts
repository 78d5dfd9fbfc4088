import { css } from 'lit'

/** A date picker with its times, and what was chosen in it. */
export const datePickerStyles = css`
  .days {
    display: grid;
    gap: var(--parley-space-4);
    min-inline-size: 0;
  }

  h4 {
    margin-block-end: var(--parley-space-2);
    font-size: inherit;
    font-weight: 500;
  }

  fieldset {
    margin: 0;
  }

  .slots {
    display: grid;
    --slot: 84px;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, calc(var(--slot) * var(--parley-zoom))), 1fr));
    gap: var(--parley-space-2);
    list-style: none;
  }

  .slots.with-ends {
    --slot: 156px;
  }

  .slot {
    position: relative;
    display: flex;
    gap: var(--parley-space-1);
    align-items: center;
    justify-content: center;
    min-block-size: var(--parley-control);
    padding: 2px var(--parley-space-2);
    border: 1px solid var(--parley-line);
    border-radius: var(--parley-radius-control);
    text-align: center;
    font-variant-numeric: tabular-nums;
  }

  label.slot {
    border-color: var(--parley-control-line);
    background: var(--parley-surface);
    cursor: pointer;
    touch-action: manipulation;
  }

  label.slot:hover {
    background: var(--parley-surface-hover);
  }

  /* The radio button is the whole chip, and the chip shows how it stands. */
  .slot input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }

  .slot:has(:focus-visible) {
    outline: 2px solid var(--parley-focus);
    outline-offset: 1px;
  }

  .slot .icon {
    font-size: 16px;
  }

  .slot:has(input:not(:checked)) .icon {
    display: none;
  }

  .slot:has(:checked),
  .slot.chosen {
    border-color: var(--parley-accent-text);
    background: color-mix(in oklab, var(--parley-accent) 12%, var(--parley-surface));
    box-shadow: inset 0 0 0 1px var(--parley-accent-text);
    color: var(--parley-accent-text);
    font-weight: 600;
  }

  .more {
    justify-self: start;
  }

  .made {
    display: flex;
    gap: 6px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .made .icon {
    margin-block-start: calc((var(--parley-text-line) - 20px) / 2);
    color: var(--parley-success);
  }

  @media (forced-colors: active) {
    .slot:has(:checked),
    .slot.chosen {
      border: 3px solid Highlight;
    }
  }
`
