import { css } from 'lit'

/** What is filled in: a sheet with its title, and fields with their names, hints and problems. */
export const fieldStyles = css`
  .sheet,
  form {
    display: grid;
    gap: var(--parley-space-4);
    min-inline-size: 0;
  }

  .sheet {
    inline-size: calc(420px * var(--parley-zoom));
    max-inline-size: 100%;
    padding: var(--parley-space-4);
  }

  h3 {
    font-size: var(--parley-title-size);
    font-weight: 600;
    line-height: var(--parley-text-line);
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }

  .text {
    margin-block-start: calc(var(--parley-space-3) * -1);
    color: var(--parley-ink-muted);
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
    white-space: pre-wrap;
  }

  .label {
    display: block;
    margin-block-end: var(--parley-space-1);
    font-weight: 500;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }

  .mark,
  .hint {
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    font-weight: 400;
    line-height: var(--parley-meta-line);
  }

  /* Words of another direction than the sheet's stand on the same side as its fields. */
  .label,
  .hint {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .mark {
    white-space: nowrap;
  }

  .hint {
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }

  .label + .hint {
    margin-block: -2px 6px;
  }

  .control {
    display: block;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--parley-control);
    margin: 0;
    padding-block: calc((var(--parley-control) - var(--parley-text-line)) / 2 - 1px);
    padding-inline: 10px;
    border: 1px solid var(--parley-control-line);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface);
    color: var(--parley-ink);
    font: inherit;
    font-size: var(--parley-field-size);
    appearance: none;
    unicode-bidi: plaintext;
  }

  .control:focus-visible {
    outline-offset: -1px;
  }

  .control.number,
  .control.date {
    inline-size: min(100%, calc(200px * var(--parley-zoom)));
  }

  :host(:dir(rtl)) input[dir='ltr'] {
    text-align: end;
  }

  textarea.control {
    field-sizing: content;
    min-block-size: calc(var(--parley-text-line) * 3 + var(--parley-control) - var(--parley-text-line));
    max-block-size: calc(var(--parley-text-line) * 10);
    resize: vertical;
    overflow-wrap: anywhere;
  }

  select.control {
    appearance: auto;
    padding-block: 0;
    padding-inline: 6px;
    text-overflow: ellipsis;
  }

  input[type='radio'],
  input[type='checkbox'] {
    flex: none;
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    margin-block-start: calc((var(--parley-text-line) - 18px) / 2);
    accent-color: var(--parley-accent);
  }

  .tick {
    display: flex;
    gap: 10px;
    align-items: start;
  }

  /* The whole line can be pressed, and is as high as a finger wants it. */
  .option {
    min-block-size: max(24px, calc(var(--parley-control) - 6px));
    padding-block: max(2px, calc((var(--parley-control) - 6px - var(--parley-text-line)) / 2));
    cursor: pointer;
  }

  fieldset {
    min-inline-size: 0;
    margin-block-end: -4px;
  }

  .beside {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }

  [aria-invalid='true']:is(.control) {
    border-color: var(--parley-danger);
    box-shadow: inset 0 0 0 1px var(--parley-danger);
  }

  .problem {
    display: flex;
    gap: 6px;
    margin-block-start: var(--parley-space-1);
    color: var(--parley-danger);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
  }

  form > .problem {
    margin-block-start: -8px;
  }

  .problem .icon {
    font-size: 16px;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--parley-space-2);
    align-items: center;
  }

  .foot .button {
    min-inline-size: 0;
    max-inline-size: 100%;
    padding-block: 6px;
    overflow-wrap: anywhere;
  }

  .state {
    display: flex;
    gap: 6px;
    align-items: center;
    margin-inline-end: auto;
  }

  .state .icon {
    font-size: 16px;
  }

  @media (forced-colors: active) {
    [aria-invalid='true']:is(.control) {
      border-width: 3px;
    }
  }
`
