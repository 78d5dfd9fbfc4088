import { css } from 'lit'

/** One invitation. */
export const cardStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }

  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--parley-space-2);
    padding: var(--parley-space-3);
    border: 1px solid var(--parley-line);
    border-radius: var(--parley-radius-card);
    background: var(--parley-surface-raised);
    box-shadow: var(--parley-shadow);
    animation: appear var(--parley-motion) var(--parley-ease);
    contain: paint;
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }

  .head {
    display: flex;
    align-items: center;
    gap: var(--parley-space-2);
  }

  p {
    margin: 0;
  }

  .channel {
    display: flex;
    color: var(--parley-accent-text);
  }

  .channel .icon {
    font-size: calc(10px + 8px * var(--parley-zoom));
  }

  .who {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    font-size: var(--parley-title-size);
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .left {
    font-weight: 600;
  }

  .waiting,
  .denied {
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
  }

  progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 3px;
    border: 0;
    border-radius: 2px;
    overflow: hidden;
    background: var(--parley-line);
    color: var(--parley-accent);
  }

  progress::-webkit-progress-bar {
    background: var(--parley-line);
  }

  progress::-webkit-progress-value {
    background: var(--parley-accent);
  }

  progress::-moz-progress-bar {
    background: var(--parley-accent);
  }

  .answers {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--parley-space-2);
  }

  [aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }
`
