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

  .row {
    position: relative;
    display: grid;
    grid-template-columns: calc(var(--parley-avatar) + var(--parley-space-2)) minmax(0, 1fr);
    grid-template-areas: 'face name' '. bubble' '. meta' '. refusal';
    justify-items: start;
    margin-block-start: var(--parley-bubble-gap);
  }

  .row.first {
    margin-block-start: var(--parley-group-gap);
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

  .bubble {
    grid-area: bubble;
    max-inline-size: min(100%, 72ch);
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

  .row:not(.first) .bubble {
    border-start-start-radius: 6px;
  }

  .row:not(.last) .bubble {
    border-end-start-radius: 6px;
  }

  .row.own {
    grid-template-columns: minmax(0, 1fr);
    grid-template-areas: 'name' 'bubble' 'meta' 'refusal';
    justify-items: end;
    padding-inline-start: 15%;
  }

  .row:not(.own) {
    padding-inline-end: 10%;
  }

  .row.own .face {
    display: none;
  }

  .row.own:not(.first) .bubble {
    border-start-start-radius: var(--parley-radius-bubble);
    border-start-end-radius: 6px;
  }

  .row.own:not(.last) .bubble {
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

  :host([side='staff']) .row.own .bubble {
    background: color-mix(in oklab, var(--hue) 13%, var(--parley-surface));
    color: var(--parley-ink);
  }

  .meta {
    grid-area: meta;
    display: flex;
    align-items: center;
    gap: 4px;
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
  }

  .row.last .meta {
    margin-block-start: 3px;
    padding-inline: 2px;
  }

  /* Inside a group the time waits beside the bubble until somebody looks for it. */
  .row:not(.last) .meta {
    position: absolute;
    inset-block: 0;
    pointer-events: none;
  }

  .row:not(.last) time {
    opacity: 0;
    transition: opacity var(--parley-motion) var(--parley-ease);
  }

  .row:hover time,
  .row:focus-within time {
    opacity: 1;
  }

  .state {
    display: inline-flex;
  }

  .state .icon {
    font-size: 16px;
  }

  .state.read {
    color: var(--parley-accent-text);
  }

  .unread {
    inline-size: 24px;
    block-size: 24px;
    margin: -4px;
    pointer-events: auto;
  }

  .unread::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    margin: auto;
    border: 2px solid var(--parley-accent-text);
    border-radius: 50%;
  }

  .refused .bubble {
    border: 1px solid var(--parley-danger);
    background: var(--parley-danger-surface);
    color: var(--parley-ink);
  }

  .refusal {
    grid-area: refusal;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: var(--parley-space-2);
    margin-block-start: 4px;
    color: var(--parley-danger);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
  }

  .refusal p {
    display: flex;
    gap: 4px;
    margin: 0;
  }

  .refusal .icon {
    font-size: 16px;
  }

  @media (forced-colors: active) {
    .bubble {
      border: 2px var(--hue-border) CanvasText;
    }

    .row.mine .bubble {
      border-color: Highlight;
    }
  }
`
