import { css } from 'lit'

/** The lines of a transcript: messages, happenings, days. */
export const lineStyles = css`
  .day,
  .happening {
    margin-block: var(--parley-group-gap) 0;
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
    text-align: center;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }

  .day {
    display: flex;
    align-items: center;
    gap: var(--parley-space-3);
    font-weight: 500;
  }

  .day::before,
  .day::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--parley-line);
  }

  .happening + .happening {
    margin-block-start: var(--parley-space-1);
  }

  .happening span {
    color: var(--hue);
    unicode-bidi: isolate;
  }

  .happening time::before {
    content: '· ';
  }

  .row {
    position: relative;
    display: grid;
    grid-template-columns: calc(var(--parley-avatar) + var(--parley-space-2)) minmax(0, 1fr);
    grid-template-areas: 'face name' '. said';
    justify-items: start;
    padding-inline-end: calc(60px * var(--parley-zoom));
    margin-block-start: var(--parley-group-gap);
  }

  /* Positive classes only: with :not() the browser restyles every line when one is added. */
  .continues {
    margin-block-start: var(--parley-bubble-gap);
  }

  .row .face {
    grid-area: face;
    grid-row-end: span 2;
    align-self: start;
  }

  .row .name {
    grid-area: name;
    max-inline-size: 100%;
    margin-block-end: 3px;
    padding-inline-start: 2px;
    overflow: hidden;
    color: var(--hue);
    font-size: var(--parley-meta-size);
    font-weight: 600;
    line-height: var(--parley-meta-line);
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: isolate;
  }

  .said {
    position: relative;
    grid-area: said;
    display: flex;
    flex-direction: column;
    align-items: start;
    max-inline-size: min(100%, 72ch);
  }

  .row.own .said {
    align-items: end;
  }

  .bubble {
    max-inline-size: 100%;
    padding: var(--parley-bubble-padding);
    border-radius: var(--parley-radius-bubble);
    background: var(--parley-bubble);
    color: var(--parley-ink);
    contain: paint;
    outline-offset: 1px;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
    white-space: pre-wrap;
  }

  /* The text's colour: it is readable on every bubble. */
  .bubble a {
    color: inherit;
    outline-color: currentColor;
    text-underline-offset: 2px;
  }

  .bubble b {
    font-weight: 600;
  }

  .continues .bubble {
    border-start-start-radius: 6px;
  }

  .goes-on .bubble {
    border-end-start-radius: 6px;
  }

  .row.own {
    grid-template-columns: minmax(0, 1fr);
    grid-template-areas: 'name' 'said';
    justify-items: end;
    padding-inline: calc(84px * var(--parley-zoom)) 0;
  }

  .row.wide.wide {
    padding-inline: 0;
  }

  .wide .meta.meta {
    position: static;
  }

  .rich {
    inline-size: 100%;
    outline-offset: 1px;
  }

  .own.continues .bubble {
    border-start-start-radius: var(--parley-radius-bubble);
    border-start-end-radius: 6px;
  }

  .own.goes-on .bubble {
    border-end-start-radius: var(--parley-radius-bubble);
    border-end-end-radius: 6px;
  }

  .row.mine .bubble {
    background: var(--parley-accent);
    color: var(--parley-accent-ink);
  }

  .row.mine .bubble ::selection,
  .row.mine .bubble::selection {
    background: var(--parley-accent-ink);
    color: var(--parley-accent);
  }

  .meta {
    display: flex;
    align-items: center;
    gap: 4px;
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
    margin-block-start: 3px;
    padding-inline: 2px;
    white-space: nowrap;
  }

  /* Inside a group the time waits beside the bubble until somebody looks for it. */
  .goes-on .meta {
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(100% + 8px);
    margin: 0;
    padding: 0;
    pointer-events: none;
  }

  .own.goes-on .meta {
    inset-inline: auto calc(100% + 6px);
  }

  .goes-on time {
    opacity: 0;
  }

  /* Moves for whoever looks, not whenever the next message comes. */
  .row:hover time,
  .row:focus-within time {
    opacity: 1;
    transition: opacity var(--parley-motion) var(--parley-ease);
  }

  .state {
    display: inline-flex;
  }

  .meta .icon {
    font-size: 16px;
  }

  .state.read {
    color: var(--parley-accent-text);
  }

  .row.refused .bubble {
    border: 1px solid var(--parley-danger);
    background: var(--parley-danger-surface);
    color: var(--parley-ink);
  }

  .refused .meta {
    flex-wrap: wrap;
    justify-content: end;
    gap: 4px 6px;
    white-space: normal;
  }

  .refusal {
    display: flex;
    gap: 4px;
    flex-basis: 100%;
    justify-content: end;
    order: -1;
    margin: 0;
    color: var(--parley-danger);
  }

  @media (forced-colors: active) {
    .bubble {
      border: 2px var(--hue-border, solid) CanvasText;
    }

    /* Without adjustment: the plate that browsers lay behind forced text would hide it on this ground. */
    .row.mine .bubble {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`
