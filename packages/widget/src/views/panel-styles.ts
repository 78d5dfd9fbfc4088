import { css } from 'lit'

/** The panel and its parts. Sizes and places of the three modes are at the end. */
export const panelStyles = css`
  :host {
    box-sizing: border-box !important;
  }

  .panel {
    display: flex;
    flex-direction: column;
    overflow: hidden;
    background: var(--parley-surface);
    color: var(--parley-ink);
    font: var(--parley-text-size) / var(--parley-text-line) var(--parley-font);
    -webkit-text-size-adjust: 100%;
    text-align: start;
    contain: layout paint style;
    container-type: size;
  }

  .panel p {
    margin: 0;
  }

  .header {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: 0 var(--parley-space-2);
    min-block-size: 69px;
    padding: var(--parley-space-2) var(--parley-space-3) var(--parley-space-2) var(--parley-space-4);
    border-block-end: 1px solid var(--parley-line);
  }

  .header .icon-button {
    margin-inline-end: -4px;
  }

  .titles {
    flex: 1;
    min-inline-size: 7em;
  }

  .title {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: var(--parley-title-size);
    font-weight: 600;
  }

  parley-who {
    min-block-size: var(--parley-meta-line);
  }

  .header .button {
    color: var(--parley-ink-muted);
  }

  .faces {
    --parley-avatar: 36px;
    display: flex;
    margin-inline-end: var(--parley-space-1);
  }

  .seat {
    position: relative;
    display: flex;
    border-radius: 50%;
    background: var(--parley-surface);
  }

  .seat + .seat {
    margin-inline-start: -12px;
    box-shadow: 0 0 0 2px var(--parley-surface);
  }

  .seat::after {
    content: '';
    position: absolute;
    inset-block-end: -1px;
    inset-inline-end: -1px;
    inline-size: 12px;
    block-size: 12px;
    border: 2px solid var(--parley-surface);
    border-radius: 50%;
    background: var(--parley-success);
  }

  .seat.away::after {
    background: var(--parley-surface);
    box-shadow: inset 0 0 0 2px var(--parley-ink-muted);
  }

  parley-transcript {
    flex: 1;
  }

  .greeting {
    padding: var(--parley-space-6) var(--parley-space-4);
    text-wrap: balance;
  }

  .greeting strong {
    display: block;
    margin-block-end: var(--parley-space-1);
    font-size: calc(20px * var(--parley-zoom));
    line-height: 1.4;
    font-weight: 600;
    letter-spacing: -0.01em;
  }

  .greeting p {
    color: var(--parley-ink-muted);
  }

  /* Its buttons come in a moment: their place is kept. */
  parley-contact-tools:not(:defined) {
    inline-size: calc(2 * var(--parley-control));
  }

  .footer {
    flex: none;
    padding: var(--parley-space-2) var(--parley-space-3) var(--parley-space-3);
  }

  /* A keyboard leaves little: all of it is for the conversation. */
  @container (max-height: 380px) {
    .header {
      min-block-size: 0;
      padding-block: 0;
    }

    parley-who,
    .faces {
      display: none;
    }
  }

  :host([mode='floating']) .panel {
    position: absolute;
    inset-block-end: 72px;
    inset-inline-end: 0;
    inline-size: 384px;
    block-size: min(640px, 100dvh - 112px);
    border: 1px solid var(--parley-line);
    border-radius: var(--parley-radius-bubble);
    box-shadow: var(--parley-shadow);
    transform-origin: 100% 100%;
    transition:
      opacity var(--parley-motion) var(--parley-ease),
      transform var(--parley-motion) var(--parley-ease);
  }

  :host([dir='rtl']) .panel {
    transform-origin: 0 100%;
  }

  @starting-style {
    :host([mode='floating']) .panel {
      opacity: 0;
      transform: translateY(8px) scale(0.97);
    }
  }

  :host([mode='inline']) {
    position: static !important;
    z-index: auto !important;
    inline-size: 100% !important;
    block-size: 100% !important;
    min-block-size: 320px !important;
  }

  :host([mode='page']) {
    inset: 0 !important;
  }

  :host([mode='inline']) .panel {
    block-size: 100%;
    min-block-size: inherit;
  }

  :host([mode='page']) .panel {
    block-size: var(--parley-seen, 100dvh);
    padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
  }

  :host([mode='inline']) .launcher,
  :host([mode='page']) .launcher {
    display: none;
  }

  :host([theme='light']) {
    color-scheme: light !important;
  }

  :host([theme='dark']) {
    color-scheme: dark !important;
  }

  @media (max-width: 479.98px) {
    :host([open][mode='floating']) .panel {
      position: fixed;
      inset: var(--parley-seen-from, 0) 0 auto;
      inline-size: auto;
      block-size: var(--parley-seen, 100dvh);
      border: 0;
      border-radius: 0;
      padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom)
        env(safe-area-inset-left);
    }

    :host([open][mode='floating']) .launcher {
      display: none;
    }
  }

`
