import { css } from 'lit'

export const choicesStyles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--parley-space-2) var(--parley-space-4);
    font-size: var(--parley-meta-size);
  }

  .ranges,
  .days {
    display: flex;
    flex-wrap: wrap;
    gap: var(--parley-space-1);
  }

  .days {
    gap: var(--parley-space-2) var(--parley-space-3);
  }

  [aria-pressed='true'] {
    border-color: transparent;
    background: var(--parley-accent);
    color: var(--parley-accent-ink);
  }

  [aria-pressed='true']:hover {
    background: color-mix(in oklab, var(--parley-accent), black 12%);
  }

  label {
    display: inline-flex;
    align-items: center;
    gap: var(--parley-space-2);
    min-inline-size: 0;
    color: var(--parley-ink-muted);
  }

  select,
  input {
    min-inline-size: 0;
    max-inline-size: 24ch;
    min-block-size: max(24px, calc(var(--parley-control) - 8px));
    padding: 0 var(--parley-space-2);
    border: 1px solid var(--parley-control-line);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface);
    color: var(--parley-ink);
    font: inherit;
    text-overflow: ellipsis;
  }

  @container (inline-size < 480px) {
    label {
      inline-size: 100%;
    }

    label > :last-child {
      flex: 1;
      max-inline-size: none;
    }

    .days {
      inline-size: 100%;
    }
  }

  p {
    inline-size: 100%;
    margin: 0;
    color: var(--parley-danger);
  }

  @media (pointer: coarse) {
    select,
    input,
    .button.small {
      min-block-size: 36px;
    }

    select,
    input {
      font-size: max(16px, var(--parley-field-size));
    }
  }

  @media (forced-colors: active) {
    [aria-pressed='true'] {
      forced-color-adjust: none;
    }
  }
`
