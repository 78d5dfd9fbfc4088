import { css } from 'lit'

/** The stack of invitations and notices. Where it floats is the panel's business. */
export const invitationStyles = css`
  :host {
    display: grid;
    gap: var(--parley-space-2);
    align-content: end;
    min-inline-size: 0;
    pointer-events: none;
  }

  parley-invitation,
  .notice {
    pointer-events: auto;
  }

  .notices {
    display: grid;
    gap: var(--parley-space-2);
  }

  /* An empty one stays, so that a screen reader hears what comes; it takes no room. */
  .notices:not(:has(.notice)) {
    margin-block-start: calc(-1 * var(--parley-space-2));
  }

  .notice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--parley-space-2);
    align-items: start;
    padding: var(--parley-space-2) var(--parley-space-1) var(--parley-space-2) var(--parley-space-3);
    border: 1px solid var(--parley-line);
    border-radius: var(--parley-radius-card);
    background: var(--parley-surface-raised);
    box-shadow: var(--parley-shadow);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
    overflow-wrap: anywhere;
    animation: appear var(--parley-motion) var(--parley-ease);
  }

  .notice > .icon {
    color: var(--parley-ink-muted);
    font-size: calc(8px + 8px * var(--parley-zoom));
  }

  .notice .icon-button {
    min-inline-size: 24px;
    min-block-size: 24px;
    margin-block: -4px;
  }

  .notice .icon-button .icon {
    font-size: calc(6px + 8px * var(--parley-zoom));
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
`
