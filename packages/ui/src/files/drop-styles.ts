import { css } from 'lit'

/** The zone while files hang over it: what happens when they are let go. The zone, or the host, is a containing block. */
export const dropStyles = css`
  [dropping]::after,
  :host([dropping])::after {
    content: attr(dropping);
    position: absolute;
    inset: var(--parley-space-2);
    z-index: 1;
    display: grid;
    place-items: center;
    padding: var(--parley-space-4);
    border: 2px dashed var(--parley-accent);
    border-radius: var(--parley-radius-card);
    background: color-mix(in oklab, var(--parley-surface) 92%, transparent);
    color: var(--parley-accent-text);
    font-weight: 600;
    text-align: center;
    pointer-events: none;
  }
`
