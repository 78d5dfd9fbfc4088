import { css } from 'lit'

export const reportsStyles = css`
  dialog {
    inline-size: min(1160px, calc(100vw - 24px));
    max-inline-size: none;
    block-size: calc(100dvh - 24px);
    max-block-size: none;
    padding: 0;
    border: 1px solid var(--parley-line);
    border-radius: var(--parley-radius-card);
    overflow: hidden;
    background: var(--parley-surface);
    color: var(--parley-ink);
    box-shadow: var(--parley-shadow);
  }

  dialog[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
  }

  dialog:focus-visible {
    outline: none;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }

  .head {
    display: flex;
    align-items: center;
    gap: var(--parley-space-2);
    padding-block: var(--parley-space-2);
    padding-inline: var(--parley-space-4) var(--parley-space-2);
    border-block-end: 1px solid var(--parley-line);
  }

  h2 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    font-size: var(--parley-title-size);
  }

  .icon {
    font-size: calc(8px + 8px * var(--parley-zoom));
  }

  .download {
    display: flex;
    gap: var(--parley-space-1);
  }

  select {
    min-inline-size: 0;
    min-block-size: max(24px, calc(var(--parley-control) - 8px));
    padding: 0 var(--parley-space-2);
    border: 1px solid var(--parley-control-line);
    border-radius: var(--parley-radius-control);
    background: var(--parley-surface);
    color: var(--parley-ink);
    font: inherit;
    font-size: var(--parley-meta-size);
  }

  @media (pointer: coarse) {
    select,
    .button.small {
      min-block-size: 36px;
    }

    select {
      font-size: max(16px, var(--parley-field-size));
    }
  }

  .page {
    padding: var(--parley-space-4);
    overflow: auto;
    container-type: inline-size;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  .meta,
  .state {
    margin: var(--parley-space-2) 0 0;
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
  }

  .state {
    font-size: var(--parley-text-size);
    line-height: var(--parley-text-line);
  }

  .again {
    margin: var(--parley-space-2) 0 0;
  }

  .report[aria-busy='true'] {
    opacity: 0.5;
  }

  dl {
    display: grid;
    grid-template-columns: repeat(
      auto-fit,
      minmax(min(150px * var(--parley-zoom), max(44cqi, 24px + 83px * var(--parley-zoom))), 1fr)
    );
    gap: 1px;
    margin: var(--parley-space-3) 0 0;
    border: 1px solid var(--parley-line);
    border-radius: var(--parley-radius-card);
    overflow: hidden;
    background: var(--parley-line);
  }

  dl > div {
    min-inline-size: 0;
    padding: var(--parley-space-3);
    background: var(--parley-surface);
  }

  dt,
  dd {
    margin: 0;
    color: var(--parley-ink-muted);
    font-size: var(--parley-meta-size);
    line-height: var(--parley-meta-line);
  }

  dd.value {
    padding-block: 2px;
    color: var(--parley-ink);
    font-size: calc(20px * var(--parley-zoom));
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 1.3;
  }

  dd.better {
    color: var(--parley-success);
  }

  dd.worse {
    color: var(--parley-danger);
  }

  .plots {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--parley-space-6);
    margin-block-start: var(--parley-space-6);
  }

  .wide {
    grid-column: 1 / -1;
  }

  @container (inline-size < 720px) {
    .plots {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @media (max-width: 640px) {
    dialog {
      inline-size: 100vw;
      block-size: 100dvh;
      margin: 0;
      border: 0;
      border-radius: 0;
    }

    .page {
      padding: var(--parley-space-3);
    }

    .head {
      flex-wrap: wrap;
      padding-inline-start: var(--parley-space-3);
    }

    .download {
      order: 1;
      inline-size: 100%;
      padding-inline-end: var(--parley-space-1);
    }

    .download > * {
      flex: 1;
    }
  }
`
