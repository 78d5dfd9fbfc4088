import { css } from 'lit'

/** What every element begins with. */
export const base = css`
  :host {
    box-sizing: border-box;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  ::before,
  ::after {
    box-sizing: inherit;
  }

  :focus-visible {
    outline: 2px solid var(--parley-focus);
    outline-offset: 1px;
  }

  .icon {
    inline-size: 1em;
    block-size: 1em;
    flex: none;
    font-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  :host(:dir(rtl)) .mirrored {
    transform: scaleX(-1);
  }
`

/** For words that only a screen reader needs. */
export const visuallyHidden = css`
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    user-select: none;
  }
`

/** Buttons: `.button` (with `.primary`, `.danger`, `.quiet`, `.small`) and `.icon-button`. All are 24px high or more. */
export const buttons = css`
  .button,
  .icon-button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: var(--parley-control);
    margin: 0;
    padding: 0 var(--parley-space-3);
    border: 1px solid var(--parley-control-line);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface);
    color: var(--parley-ink);
    font: inherit;
    font-weight: 500;
    text-align: center;
    cursor: pointer;
    touch-action: manipulation;
  }

  .button.primary {
    border-color: transparent;
    background: var(--parley-accent);
    color: var(--parley-accent-ink);
  }

  .button.primary:hover {
    background: color-mix(in oklab, var(--parley-accent), black 12%);
  }

  .button.danger {
    color: var(--parley-danger);
  }

  .button.quiet,
  .icon-button {
    border-color: transparent;
    background: transparent;
  }

  .button:hover,
  .icon-button:hover {
    background: var(--parley-surface-hover);
  }

  .button.small {
    min-block-size: max(24px, calc(var(--parley-control) - 8px));
    padding-inline: var(--parley-space-2);
    font-size: var(--parley-meta-size);
  }

  .icon-button {
    flex: none;
    min-inline-size: var(--parley-control);
    padding: 0;
    color: var(--parley-ink-muted);
  }

  .icon-button:hover {
    color: var(--parley-ink);
  }

  .button:disabled,
  .icon-button:disabled {
    opacity: 0.5;
    cursor: default;
  }

  @media (forced-colors: active) {
    .button,
    .icon-button {
      border-color: ButtonBorder;
    }

    .button:disabled,
    .icon-button:disabled {
      border-color: GrayText;
      background: none;
      color: GrayText;
      opacity: 1;
    }

    .button.primary {
      forced-color-adjust: none;
    }
  }
`
