import { css } from 'lit'

export const plotStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);

    --main: var(--parley-accent);
    --quiet: color-mix(in oklab, var(--parley-accent) 38%, var(--parley-surface));
    --empty: var(--parley-surface);
    --edge: var(--parley-ink-muted);
    --bad: var(--parley-danger);
  }

  figure {
    margin: 0;
  }

  h3 {
    margin: 0;
    font-size: var(--parley-text-size);
    font-weight: 600;
    line-height: var(--parley-text-line);
  }

  .says {
    display: grid;
    min-block-size: var(--parley-meta-line);
    margin: 0 0 var(--parley-space-2);
    color: var(--parley-ink-muted);
  }

  /* Both in one place: nothing moves when one takes the place of the other. */
  .says > span {
    grid-area: 1 / 1;
  }

  [data-away] {
    visibility: hidden;
  }

  .key {
    display: flex;
    flex-wrap: wrap;
    gap: var(--parley-space-1) var(--parley-space-3);
    margin: 0 0 var(--parley-space-1);
    padding: 0;
    list-style: none;
  }

  .key li {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }

  .key strong {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  /* Days go from left to right everywhere. */
  svg {
    display: block;
    overflow: visible;
    direction: ltr;
  }

  text {
    fill: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    font-variant-numeric: tabular-nums;
  }

  text.strong {
    fill: var(--parley-ink);
  }

  .grid {
    stroke: var(--parley-line);
  }

  .grid.zero {
    stroke: var(--parley-control-line);
  }

  .here {
    fill: var(--parley-surface-hover);
  }

  .handled,
  .late,
  .bar {
    fill: var(--main);
  }

  .track {
    fill: var(--parley-surface-hover);
  }

  .byBot {
    fill: var(--quiet);
    stroke: var(--main);
  }

  .open {
    fill: var(--empty);
    stroke: var(--edge);
  }

  .hatch {
    fill: var(--empty);
  }

  .hatch-line {
    stroke: var(--bad);
    stroke-width: 2.5;
  }

  .abandoned {
    stroke: var(--bad);
  }

  .line {
    fill: none;
    stroke-width: 2;
    stroke-linejoin: round;
    stroke-linecap: round;
  }

  .median {
    stroke: var(--main);
  }

  .p90 {
    stroke: var(--edge);
    stroke-width: 1.5;
    stroke-dasharray: 2 4;
  }

  .dot.median {
    fill: var(--main);
  }

  .dot.p90 {
    fill: var(--empty);
    stroke-dasharray: none;
  }

  .stage {
    position: relative;
    min-block-size: calc(168px + 2em);
    border-radius: var(--parley-radius-control);
    touch-action: pan-y;
  }

  .stage:has(input:focus-visible) {
    outline: 2px solid var(--parley-focus);
    outline-offset: 2px;
  }

  input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    pointer-events: none;
  }

  details {
    margin-block-start: var(--parley-space-1);
  }

  summary {
    inline-size: fit-content;
    min-block-size: 24px;
    padding-block: 4px;
    border-radius: var(--parley-radius-control);
    color: var(--parley-accent-text);
    cursor: pointer;
  }

  .table {
    max-block-size: 320px;
    overflow: auto;
    border: 1px solid var(--parley-line);
    border-radius: var(--parley-radius-control);
    scrollbar-width: thin;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: 4px var(--parley-space-2);
    font-weight: 400;
    text-align: end;
    white-space: nowrap;
  }

  th:first-child {
    text-align: start;
  }

  thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--parley-surface-sunken);
    font-weight: 600;
  }

  tbody tr + tr > * {
    border-block-start: 1px solid var(--parley-line);
  }

  @media (forced-colors: active) {
    :host {
      --main: CanvasText;
      --quiet: GrayText;
      --empty: Canvas;
      --edge: CanvasText;
      --bad: CanvasText;
    }

    svg {
      forced-color-adjust: none;
    }

    .here,
    .track {
      fill: Canvas;
      stroke: Highlight;
    }
  }
`
